using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SmartCard.Tests.Engine;
using Xunit;

namespace SmartCard.Tests.Windows;

/// <summary>
/// The shell as it is published for Windows, beside the winscard.dll of tests/Fixtures/Windows, and a wine that runs it.
/// All of it lies in artifacts/windows and is made anew only where something has changed.
/// </summary>
internal static class WindowsProgram
{
    private const string Wine = "/usr/lib/wine/wine64";
    private const string Compiler = "/usr/bin/x86_64-w64-mingw32-gcc";

    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(5);

    private static readonly string Folder = Path.Combine(Repository.Root, "artifacts", "windows");
    private static readonly string Prefix = Path.Combine(Folder, "prefix");

    /// <summary>The C source of winscard.dll and what else the tests of Windows need.</summary>
    public static string Fixtures { get; } = Path.Combine(Repository.Root, "tests", "Fixtures", "Windows");

    private static string Shell => Path.Combine(Folder, "shell", "SmartCard.Shell.exe");

    /// <summary>Skips the test when there is no wine or no compiler; on a build server that is a failure.</summary>
    public static void Require()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The program for Windows runs under wine, on Linux.");
        string[] missing = [.. new[] { Wine, Compiler }.Where(program => !File.Exists(program))];
        if (missing.Length is 0)
            return;
        string reason = $"there is no {string.Join(", no ", missing)} (apt install wine64 gcc-mingw-w64-x86-64)";
        if (Environment.GetEnvironmentVariable("CI") is "true")
            Assert.Fail(reason);
        Assert.Skip(reason);
    }

    /// <summary>Publishes the shell, compiles the DLL beside it, and makes wine's folder.</summary>
    public static async Task Build()
    {
        await Run("dotnet",
        [
            "publish", Path.Combine(Repository.Root, "src", "SmartCard.Shell"), $"-p:DirectoryBuildPropsPath={Path.Combine(Fixtures, "Publish.props")}",
            "-p:UseSharedCompilation=false", "-m:1", "-nodeReuse:false", "-nologo", "-verbosity:quiet",
        ]);
        await CompileLibrary();
        await MakePrefix();
    }

    /// <summary>Starts the shell; its standard streams are redirected.</summary>
    /// <param name="overrides">What wine takes from its own DLLs and what from the program's folder.</param>
    /// <param name="arguments">The shell's command line.</param>
    public static Process Start(string overrides, params IEnumerable<string> arguments) =>
        Process.Start(UnderWine(new ProcessStartInfo(Wine, [Shell, .. arguments]), Prefix, overrides))!;

    private static async Task CompileLibrary()
    {
        string library = Path.Combine(Folder, "shell", "winscard.dll");
        string[] sources = Directory.GetFiles(Fixtures, "*.c");
        DateTime changed = Directory.GetFiles(Fixtures).Max(File.GetLastWriteTimeUtc);
        if (!File.Exists(library) || File.GetLastWriteTimeUtc(library) < changed)
            await Run(Compiler, ["-shared", "-O1", "-Wall", "-Wextra", "-Werror", "-o", library, .. sources]);
    }

    /// <summary>Made under another name, so that one that was interrupted is not taken for a whole one.</summary>
    private static async Task MakePrefix()
    {
        if (Directory.Exists(Prefix))
            return;
        string making = Prefix + ".new";
        if (Directory.Exists(making))
            Directory.Delete(making, recursive: true);
        Directory.CreateDirectory(making);

        // Nothing here needs what wine would download: a browser engine and a .NET Framework.
        const string Bare = "mscoree=;mshtml=";
        await Run(Wine, ["wineboot", "--init"], start => UnderWine(start, making, Bare));
        await Run(Wine, ["reg", "add", @"HKCU\Software\Wine", "/v", "Version", "/d", "win10", "/f"], start => UnderWine(start, making, Bare));
        await Run("/usr/lib/wine/wineserver", ["--wait"], start => UnderWine(start, making, Bare));
        Directory.Move(making, Prefix);
    }

    private static ProcessStartInfo UnderWine(ProcessStartInfo start, string prefix, string overrides)
    {
        start.UseShellExecute = false;
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.Environment["WINEPREFIX"] = prefix;
        start.Environment["WINEDLLOVERRIDES"] = overrides + ";winedbg.exe=";
        start.Environment["WINEDEBUG"] = "-all";
        start.Environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1";

        // With it, .NET maps its code twice; wine 8.0 lets the two drift apart, and a collected dynamic method ends the process.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";

        // What is meant for programs of this system.
        foreach (string name in new[] { "DISPLAY", "WAYLAND_DISPLAY", "DOTNET_ROOT", "DOTNET_ROOT_X64", "PSModulePath" })
            start.Environment.Remove(name);
        return start;
    }

    private static async Task Run(string program, string[] arguments, Action<ProcessStartInfo>? prepare = null)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        prepare?.Invoke(start);

        // The test program runs below a dotnet that told it where its own MSBuild lies.
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(name);

        using Process process = Process.Start(start)!;
        using var deadline = new CancellationTokenSource(Deadline);
        Task<string> output = process.StandardOutput.ReadToEndAsync(deadline.Token);
        Task<string> errors = process.StandardError.ReadToEndAsync(deadline.Token);
        try
        {
            await process.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{program} {string.Join(' ', arguments)} did not end within {Deadline.TotalMinutes} minutes.");
        }

        if (process.ExitCode is not 0)
            Assert.Fail($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{await output}\n{await errors}");
    }
}
