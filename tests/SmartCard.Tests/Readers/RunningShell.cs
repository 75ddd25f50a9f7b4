using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading.Tasks;
using SmartCard.Tests.Shell;
using Xunit;

namespace SmartCard.Tests.Readers;

/// <summary>
/// A script in a shell of its own that runs while the test goes on: what it writes is read line by line. For what happens
/// to a service in the middle of a command.
/// </summary>
internal sealed class RunningShell : IAsyncDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private readonly Process process;

    private RunningShell(Process process) => this.process = process;

    /// <summary>The identifier of the shell's process.</summary>
    public int ProcessId => process.Id;

    /// <summary>Starts a script.</summary>
    public static RunningShell Start(string script, params (string Name, string Value)[] environment)
    {
        ProcessStartInfo start = new(ShellProgram.Path, ["-Command", script])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;
        return new RunningShell(Process.Start(start)!);
    }

    /// <summary>The next line that it writes.</summary>
    public async Task<string> Line()
    {
        string? line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)
            .AsTask().WaitAsync(Deadline, TestContext.Current.CancellationToken);
        if (line is null)
            Assert.Fail("The script has ended: " + await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        return line;
    }

    /// <summary>The next lines that it writes.</summary>
    public async Task<string[]> Lines(int count)
    {
        List<string> lines = [];
        while (lines.Count < count)
            lines.Add(await Line());
        return [.. lines];
    }

    /// <summary>Gives it a line to read.</summary>
    public async Task Tell(string line)
    {
        await process.StandardInput.WriteLineAsync(line);
        await process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Waits for its end and gives the lines that are left; errors fail the test.</summary>
    public async Task<string[]> End()
    {
        process.StandardInput.Close();
        Task<string> errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Deadline, TestContext.Current.CancellationToken);
        Assert.Equal("", await errors);
        return (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
