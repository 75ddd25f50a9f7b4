using System;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;

namespace SmartCard.Pcsc.Native;

/// <summary>What the checks of the environment ask of the machine: its kind, files, variables and programs.</summary>
/// <param name="kind">The kind of system.</param>
/// <param name="root">The folder that stands for the root of the file system; empty for the real one.</param>
internal class Machine(MachineKind kind, string root)
{
    private const int WriteRight = 2;
    private const int LongestLine = 400;

    private static readonly TimeSpan LongestRun = TimeSpan.FromSeconds(5);

    /// <summary>The machine that this process runs on.</summary>
    public static Machine OfThisProcess { get; } = new(
        RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? MachineKind.Windows
        : RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? MachineKind.MacOS
        : MachineKind.PcscLite,
        root: "");

    public MachineKind Kind { get; } = kind;

    /// <summary>The processor that this process runs for, such as <c>X64</c>.</summary>
    public string Processor { get; } = RuntimeInformation.ProcessArchitecture.ToString();

    /// <summary>The bits of a pointer in this process.</summary>
    public int Bits { get; } = IntPtr.Size * 8;

    /// <summary>A variable of the environment; null when it is not set or empty.</summary>
    public virtual string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    public bool FileExists(string path) => File.Exists(root + path);

    /// <summary>Whether something has the path: a file, a folder, a socket.</summary>
    public bool Exists(string path) => File.Exists(root + path) || Directory.Exists(root + path);

    /// <summary>The entries of a folder by their full paths, in order; none where it cannot be read.</summary>
    public string[] List(string folder, string pattern)
    {
        try
        {
            return [.. Directory.GetFileSystemEntries(root + folder, pattern).Select(path => path.Substring(root.Length)).OrderBy(path => path, StringComparer.Ordinal)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>The first bytes of a file; fewer where it is shorter, null where it cannot be read.</summary>
    public byte[]? Head(string path, int count)
    {
        try
        {
            using FileStream file = File.OpenRead(root + path);
            byte[] head = new byte[count];
            int length = 0;
            for (int read = -1; read is not 0 && length < count; length += read)
                read = file.Read(head, length, count - length);
            Array.Resize(ref head, length);
            return head;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The first line of a small file of the system that holds a text; null when none does or it cannot be read.</summary>
    public string? LineWith(string path, params string[] texts)
    {
        try
        {
            string? found = File.ReadLines(root + path).FirstOrDefault(line => texts.Any(text => line.IndexOf(text, StringComparison.Ordinal) >= 0));
            return found is { Length: > LongestLine } ? found.Substring(0, LongestLine) : found;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Whether the user of this process may write to a file or a socket (access(2)); null where it cannot be asked.</summary>
    public virtual bool? MayWrite(string path)
    {
        try
        {
            return Library.access(root + path, WriteRight) is 0;
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Runs a program of the system, 5 seconds at most, and gives its exit code and what it wrote.</summary>
    /// <returns>Null where there is no such program, or it took too long.</returns>
    public virtual (int ExitCode, string Output)? Run(string program, string arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.EnvironmentVariables["LC_ALL"] = "C";
        try
        {
            using Process process = Process.Start(start)!;
            process.StandardInput.Dispose();
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            Task<string> errors = process.StandardError.ReadToEndAsync();
            if (process.WaitForExit((int)LongestRun.TotalMilliseconds) && Task.WaitAll([output, errors], LongestRun))
                return (process.ExitCode, output.Result.Trim() is { Length: > 0 } text ? text : errors.Result.Trim());
            process.Kill();
            return null;
        }
        catch (Exception exception) when (exception is Win32Exception or InvalidOperationException or IOException)
        {
            return null;
        }
    }

    private static class Library
    {
        [DllImport("libc", ExactSpelling = true, BestFitMapping = false, ThrowOnUnmappableChar = true)]
        public static extern int access([MarshalAs(UnmanagedType.LPStr)] string path, int mode);
    }
}
