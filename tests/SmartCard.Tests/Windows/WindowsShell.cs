using System;
using System.Diagnostics;
using System.IO;
using System.Text;
using System.Threading.Tasks;
using Xunit;

namespace SmartCard.Tests.Windows;

/// <summary>What a script gave, and what winscard.dll has to say about its caller.</summary>
/// <param name="Lines">Each object that came out, as text; an error as <c>error</c> and its id.</param>
/// <param name="Violations">What was handed to winscard.dll and should not have been.</param>
/// <param name="Open">The contexts and connections that were left open.</param>
internal sealed record WindowsAnswer(string[] Lines, string[] Violations, string Open);

/// <summary>
/// A shell on Windows that stays for all the tests of the collection <see cref="Name"/> and runs one script after the
/// other (tests/Fixtures/Windows/world.ps1).
/// </summary>
[CollectionDefinition(Name)]
public sealed class WindowsShell : ICollectionFixture<WindowsShell>, IAsyncLifetime
{
    public const string Name = "wine";

    private const string OurLibrary = "winscard=n";

    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(2);

    private readonly StringBuilder heard = new();
    private bool built;
    private Process? process;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>Runs a script and gives the lines that came out; violations, and what is left open, fail the test.</summary>
    internal async Task<string[]> Run(string script)
    {
        WindowsAnswer answer = await Ask(script);
        Assert.Empty(answer.Violations);
        Assert.Equal("contexts 0, connections 0", answer.Open);
        return answer.Lines;
    }

    /// <summary>Runs a script and gives everything there is to know about it.</summary>
    internal async Task<WindowsAnswer> Ask(string script)
    {
        await Build();
        process ??= Start();
        try
        {
            await process.StandardInput.WriteLineAsync(Convert.ToBase64String(Encoding.UTF8.GetBytes(script)));
            await process.StandardInput.FlushAsync();
            return await Answer(process).WaitAsync(Deadline);
        }
        catch (Exception exception) when (exception is TimeoutException or IOException or EndOfStreamException)
        {
            await Kill(process);
            process = null;
            throw new InvalidOperationException($"The shell on Windows did not answer; it wrote:\n{Heard()}", exception);
        }
    }

    /// <summary>Runs a script in a shell of its own, for what a process settles once, and gives the lines it wrote.</summary>
    /// <param name="overrides">Which DLLs wine takes from where; <c>winscard=</c> takes none.</param>
    /// <param name="script">The script.</param>
    internal async Task<string[]> RunAlone(string overrides, string script)
    {
        await Build();
        using Process alone = WindowsProgram.Start(overrides, "-Command", script);
        alone.StandardInput.Close();
        Task<string> errors = alone.StandardError.ReadToEndAsync();
        try
        {
            string output = await alone.StandardOutput.ReadToEndAsync().WaitAsync(Deadline);
            await alone.WaitForExitAsync().WaitAsync(Deadline);
            return output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        }
        catch (TimeoutException exception)
        {
            await Kill(alone);
            throw new TimeoutException($"The shell on Windows did not end; it wrote:\n{await errors}", exception);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (process is null)
            return;
        process.StandardInput.Close();
        try
        {
            await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(20));
        }
        catch (TimeoutException)
        {
            await Kill(process);
        }

        process.Dispose();
    }

    private async Task Build()
    {
        WindowsProgram.Require();
        if (!built)
            await WindowsProgram.Build();
        built = true;
    }

    private Process Start()
    {
        Process started = WindowsProgram.Start(OurLibrary, "-NonInteractive", "-File", Path.Combine(WindowsProgram.Fixtures, "world.ps1"));
        started.ErrorDataReceived += (_, line) => Hear(line.Data);
        started.BeginErrorReadLine();
        return started;
    }

    private async Task<WindowsAnswer> Answer(Process shell)
    {
        while (await shell.StandardOutput.ReadLineAsync() is { } line)
        {
            if (!line.StartsWith('#'))
            {
                Hear(line);
                continue;
            }

            string[] sections = Encoding.UTF8.GetString(Convert.FromBase64String(line[1..])).Split('\0');
            return new WindowsAnswer(Lines(sections[0]), Lines(sections[1]), sections[2]);
        }

        throw new EndOfStreamException("The shell on Windows ended.");
    }

    private void Hear(string? line)
    {
        lock (heard)
            heard.AppendLine(line);
    }

    private string Heard()
    {
        lock (heard)
            return heard.ToString();
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static async Task Kill(Process process)
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }
}
