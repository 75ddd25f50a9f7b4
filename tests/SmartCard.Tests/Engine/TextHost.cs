using System;
using System.Globalization;
using System.Management.Automation.Host;

namespace SmartCard.Tests.Engine;

/// <summary>A host without a window: what would be seen is kept as text, nothing can be typed.</summary>
internal sealed class TextHost(int width = 120) : PSHost
{
    private readonly TextUserInterface ui = new(width);

    /// <summary>What was written so far, lines ended by a single line feed, spaces at line ends dropped.</summary>
    public string Text => ui.Text;

    /// <summary>The exit code the script asked for, or null.</summary>
    public int? ExitCode { get; private set; }

    public override string Name => "SmartCard.Tests";

    public override Version Version { get; } = new(1, 0);

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override CultureInfo CurrentCulture => CultureInfo.InvariantCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.InvariantCulture;

    public override PSHostUserInterface UI => ui;

    public override void SetShouldExit(int exitCode) => ExitCode = exitCode;

    public override void EnterNestedPrompt() => throw new NotSupportedException();

    public override void ExitNestedPrompt() => throw new NotSupportedException();

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }
}
