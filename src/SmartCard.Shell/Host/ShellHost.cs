using System;
using System.Globalization;
using System.Management.Automation.Host;
using System.Threading;

namespace SmartCard.Shell.Host;

/// <summary>What the engine asks of the program it runs in.</summary>
internal sealed class ShellHost : PSHost, IDisposable
{
    private int promptDepth;

    public ShellHost(bool nonInteractive)
    {
        Input = new LineInput();
        ProgressLine = new ProgressLine();
        Output = new TextOutput(ProgressLine);
        UI = new ShellInterface(Input, Output, ProgressLine, nonInteractive);
    }

    public LineInput Input { get; }

    public TextOutput Output { get; }

    public ProgressLine ProgressLine { get; }

    /// <summary>Runs a prompt inside the pipeline that asks for it.</summary>
    public Action NestedPrompt { get; set; } = static () => { };

    /// <summary>The number that a command gave to <c>exit</c>, or null while none did.</summary>
    public int? RequestedExitCode { get; private set; }

    public override string Name => "SmartCard Shell";

    public override Version Version { get; } = typeof(ShellHost).Assembly.GetName().Version!;

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override PSHostUserInterface UI { get; }

    public override CultureInfo CurrentCulture => CultureInfo.CurrentCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.CurrentUICulture;

    public override void SetShouldExit(int exitCode) => RequestedExitCode = exitCode;

    public override void EnterNestedPrompt() => NestedPrompt();

    public override void ExitNestedPrompt() => Interlocked.Decrement(ref promptDepth);

    // Programs that the engine starts write to the terminal themselves.
    public override void NotifyBeginApplication() => ProgressLine.Clear();

    public override void NotifyEndApplication()
    {
    }

    /// <summary>Begins a prompt and gives its depth.</summary>
    public int EnterPrompt() => Interlocked.Increment(ref promptDepth);

    /// <summary>Whether the prompt of that depth goes on: no command has left it or the program.</summary>
    public bool StaysAt(int depth) => RequestedExitCode is null && promptDepth >= depth;

    public void LeavePrompt(int depth) => promptDepth = depth - 1;

    public void Dispose() => Input.Dispose();
}
