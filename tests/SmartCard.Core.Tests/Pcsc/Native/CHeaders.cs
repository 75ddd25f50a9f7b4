using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Xunit;

namespace SmartCard.Core.Tests.Pcsc.Native;

/// <summary>
/// What the C headers of a system say, told by a C compiler for that system: sizes, offsets, and the numbers of all
/// constants. Nothing is run: the compiler writes the numbers into its assembler text, so that it may be one for
/// another system.
/// </summary>
internal sealed partial class CHeaders
{
    private const string PcscLite = "/usr/include/PCSC";
    private const string Gcc = "/usr/bin/gcc";
    private const string Mingw = "/usr/bin/x86_64-w64-mingw32-gcc";

    // For another system than this one there is no C library: the compiler's own stdint.h stands in for inttypes.h.
    private static readonly string[] Bare = ["-ffreestanding", "-D_INTTYPES_H", "-include", "stdint.h"];

    private static readonly ConcurrentDictionary<string, CHeaders> Known = new();

    private readonly Dictionary<string, uint> numbers;

    private CHeaders(string system)
    {
        (string compiler, string[] arguments) = system switch
        {
            "pcsc-lite, 64 bits" => (Gcc, (string[])["-I" + PcscLite, "-include", "reader.h"]),
            "pcsc-lite, 32 bits" => (Gcc, ["-m32", .. Bare, "-I" + PcscLite, "-include", "reader.h"]),
            // pcsc-lite's headers are also those of macOS, by what they have for __APPLE__.
            "macOS" => (Gcc, ["-D__APPLE__", .. Bare, "-I" + PcscLite, "-include", "reader.h"]),
            "Windows, 64 bits" => (Mingw, ["-include", "windows.h"]),
            "Windows, 32 bits" => (Mingw, ["-m32", "-include", "windows.h"]),
            _ => throw new ArgumentOutOfRangeException(nameof(system), system, "No such system."),
        };
        Require(compiler, system);

        string macros = Compile(compiler, [.. arguments, "-dM", "-E", "-x", "c", "-"], "#include <winscard.h>\n");
        string[] constants = [.. Constant().Matches(macros).Select(match => match.Groups["name"].Value)];
        string state = system.StartsWith("Windows", StringComparison.Ordinal) ? "SCARD_READERSTATEW" : "SCARD_READERSTATE";
        IEnumerable<string> tell =
        [
            .. constants.Select(name => $"TELL(\"{name}\", {name});"),
            "TELL(\"SCARD_CTL_CODE(3400)\", SCARD_CTL_CODE(3400));",
            .. new[] { "DWORD", "LONG", "SCARDCONTEXT", "SCARDHANDLE", "SCARD_IO_REQUEST" }.Select(type => $"TELL(\"sizeof {type}\", sizeof({type}));"),
            $"TELL(\"sizeof SCARD_READERSTATE\", sizeof({state}));",
            .. new[] { "szReader", "pvUserData", "dwCurrentState", "dwEventState", "cbAtr", "rgbAtr" }.Select(field => $"TELL(\"{field}\", offsetof({state}, {field}));"),
            $"TELL(\"sizeof rgbAtr\", sizeof((({state} *)0)->rgbAtr));",
            .. new[] { "dwProtocol", "cbPciLength" }.Select(field => $"TELL(\"{field}\", offsetof(SCARD_IO_REQUEST, {field}));"),
        ];
        string source = $$"""
            #include <stddef.h>
            #include <winscard.h>
            #define TELL(name, number) __asm__ volatile ("\n@@" name "=%c0" : : "i" ((int)(number)))
            void tell(void)
            {
                {{string.Join("\n    ", tell)}}
            }

            """;
        numbers = Told().Matches(Compile(compiler, [.. arguments, "-S", "-o", "-", "-x", "c", "-"], source)).ToDictionary(
            match => match.Groups["name"].Value,
            match => unchecked((uint)long.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture)));
    }

    /// <summary>The number of a constant, <c>sizeof TYPE</c>, or the offset of a field.</summary>
    public uint this[string name] => numbers[name];

    /// <summary>The headers of a system: pcsc-lite and Windows with 64 or 32 bits, macOS.</summary>
    public static CHeaders Of(string system) => Known.GetOrAdd(system, static system => new CHeaders(system));

    /// <summary>The constants whose name begins so.</summary>
    public IEnumerable<KeyValuePair<string, uint>> StartingWith(string prefix) =>
        numbers.Where(number => number.Key.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>Skips the test where the compiler or the headers are missing; on a build server that is a failure.</summary>
    private static void Require(string compiler, string system)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && RuntimeInformation.OSArchitecture is Architecture.X64, "The compilers are those of Linux on x64.");
        string header = compiler == Gcc ? PcscLite + "/winscard.h" : "/usr/x86_64-w64-mingw32/include/winscard.h";
        string[] missing = [.. new[] { compiler, header }.Where(file => !File.Exists(file))];
        if (missing.Length is 0)
            return;
        string reason = $"For {system} there is no {string.Join(", no ", missing)} (apt install gcc libpcsclite-dev gcc-mingw-w64-x86-64)";
        if (Environment.GetEnvironmentVariable("CI") is "true")
            Assert.Fail(reason);
        Assert.Skip(reason);
    }

    private static string Compile(string compiler, string[] arguments, string source)
    {
        using Process process = Process.Start(new ProcessStartInfo(compiler, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        process.StandardInput.Write(source);
        process.StandardInput.Close();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output;
    }

    [GeneratedRegex(
        "^#define (?<name>SCARD_([EWFPS]_|ATTR_|PROTOCOL_|SHARE_|STATE_|SCOPE_)\\w+|SCARD_(LEAVE|RESET|UNPOWER|EJECT)_CARD"
        + "|SCARD_(UNKNOWN|ABSENT|PRESENT|SWALLOWED|POWERED|NEGOTIABLE|SPECIFIC)) ",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Constant();

    [GeneratedRegex("^@@(?<name>[^=]+)=(?<number>-?[0-9]+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Told();
}
