using System;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Text;
using System.Threading.Tasks;
using SmartCard.Pkcs11;

namespace SmartCard.Commands.Pkcs11;

/// <summary>
/// A module that crashes when it is initialised takes its process along. So a PowerShell of its own tries each module once,
/// before this one loads it; that it survived is remembered for the file as it is, by its path, size and time.
/// </summary>
/// <remarks>
/// A verdict is a crash only: when the trial itself does not come about, as without a PowerShell beside the engine or in one
/// that is locked down, the module is loaded as ever. So is one that is named without a folder.
/// </remarks>
internal static class CrashProbe
{
    private const int MostRemembered = 100;

    // Exit codes of a process that a signal ended, as .NET gives them: 128 and the signal.
    private const int FirstSignal = 129;
    private const int LastSignal = 159;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);
    private static readonly ConcurrentDictionary<string, bool> Passed = new(StringComparer.Ordinal);

    /// <summary>Throws when the module crashes; at most once in a process for each file that does not.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="Pkcs11ModuleException">It crashes.</exception>
    public static void Require(string path)
    {
        if (Passed.ContainsKey(path))
            return;
        string? stamp = StampOf(path);
        if (stamp is not null && !IsRemembered(stamp))
        {
            if (Try(path) is not bool survived)
                return;
            if (!survived)
                throw new Pkcs11ModuleException(path, Pkcs11ModuleFault.Crashes);
            Remember(stamp);
        }

        Passed[path] = true;
    }

    /// <summary>Whether the module leaves a process alive; null when that cannot be tried.</summary>
    private static bool? Try(string path)
    {
        string home = Path.GetDirectoryName(typeof(PSObject).Assembly.Location) ?? "";
        string windowsPowerShell = Path.Combine(Environment.SystemDirectory, "WindowsPowerShell", "v1.0", "powershell.exe");
        string? program = new[] { Path.Combine(home, "pwsh.exe"), Path.Combine(home, "pwsh"), windowsPowerShell }.FirstOrDefault(File.Exists);
        if (program is null)
            return null;
        string script = $"Add-Type -LiteralPath {Quote(typeof(Pkcs11ModuleProbe).Assembly.Location)}; [SmartCard.Pkcs11.Pkcs11ModuleProbe]::Run({Quote(path)})";
        ProcessStartInfo start = new(program, "-NoProfile -NonInteractive -EncodedCommand " + Convert.ToBase64String(Encoding.Unicode.GetBytes(script)))
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using Process process = Process.Start(start)!;
            process.StandardInput.Close();
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            _ = process.StandardError.ReadToEndAsync();
            if (!process.WaitForExit((int)Longest.TotalMilliseconds))
            {
                // It hangs, and Ctrl+C ends the wait for one that hangs here.
                process.Kill();
                return null;
            }

            return output.Wait(Longest) && output.Result.Contains(Pkcs11ModuleProbe.Survived) ? true
                : process.ExitCode is (>= FirstSignal and <= LastSignal) or < 0 ? false
                : null;
        }
        catch (Exception exception) when (exception is System.ComponentModel.Win32Exception or InvalidOperationException or IOException or AggregateException)
        {
            return null;
        }
    }

    /// <summary>The file as it is; null for a name that the system looks for, and for a file that is not there.</summary>
    private static string? StampOf(string path)
    {
        FileInfo file = new(Pkcs11ModuleProbe.FileOf(path));
        return Path.IsPathRooted(path) && file.Exists
            ? string.Format(CultureInfo.InvariantCulture, "{0}\t{1}\t{2}\t{3}", IntPtr.Size, file.Length, file.LastWriteTimeUtc.Ticks, file.FullName)
            : null;
    }

    private static string? Memory()
    {
        string folder = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return folder.Length is 0 ? null : Path.Combine(folder, "SmartCard", "pkcs11-modules.txt");
    }

    private static bool IsRemembered(string stamp)
    {
        try
        {
            return Memory() is string file && File.Exists(file) && File.ReadLines(file).Take(2 * MostRemembered).Contains(stamp);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static void Remember(string stamp)
    {
        if (Memory() is not string file)
            return;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            string[] others = File.Exists(file) ? [.. File.ReadLines(file).Take(MostRemembered - 1)] : [];
            File.WriteAllLines(file, [stamp, .. others]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Then the next PowerShell tries it again.
        }
    }

    private static string Quote(string text) => $"'{CodeGeneration.EscapeSingleQuotedStringContent(text)}'";
}
