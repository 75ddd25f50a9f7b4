using System;
using System.Diagnostics;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace SmartCard.Tests.Shell;

/// <summary>The shell on a real pseudo-terminal, made by script(1) of util-linux.</summary>
internal sealed class TerminalSession : IAsyncDisposable
{
    private const string ScriptProgram = "/usr/bin/script";
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(2);

    private readonly Process process;
    private readonly StringBuilder unread = new();
    private readonly char[] buffer = new char[4096];

    private TerminalSession(string arguments)
    {
        // script(1) hands the command to $SHELL; one that stays around the program would be ended by Ctrl+C itself.
        var start = new ProcessStartInfo(ScriptProgram, ["-q", "-f", "-e", "-c", $"exec '{ShellProgram.Path}' {arguments}", "/dev/null"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["TERM"] = "xterm";
        start.Environment.Remove("NO_COLOR");
        process = Process.Start(start)!;
    }

    public static TerminalSession Start(string arguments = "")
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists(ScriptProgram), "script(1) of util-linux makes the terminal, on Linux.");
        return new TerminalSession(arguments);
    }

    public async Task Type(string keys)
    {
        await process.StandardInput.WriteAsync(keys);
        await process.StandardInput.FlushAsync();
    }

    /// <summary>Reads until the text has been shown, and gives all up to its end.</summary>
    public async Task<string> Until(string text)
    {
        using var deadline = new CancellationTokenSource(Deadline);
        while (true)
        {
            string shown = unread.ToString();
            int at = shown.IndexOf(text, StringComparison.Ordinal);
            if (at >= 0)
            {
                unread.Remove(0, at + text.Length);
                return shown[..(at + text.Length)];
            }

            int count = await process.StandardOutput.ReadAsync(buffer, deadline.Token);
            if (count == 0)
                Assert.Fail($"The shell ended before it showed «{text}»; it showed «{shown}».");
            unread.Append(buffer, 0, count);
        }
    }

    /// <summary>Reads to the end and gives the exit code, which script(1) passes on.</summary>
    public async Task<int> End()
    {
        using var deadline = new CancellationTokenSource(Deadline);
        await process.StandardOutput.ReadToEndAsync(deadline.Token);
        await process.WaitForExitAsync(deadline.Token);
        return process.ExitCode;
    }

    public ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.Dispose();
        return ValueTask.CompletedTask;
    }
}
