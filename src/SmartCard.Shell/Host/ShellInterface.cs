using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace SmartCard.Shell.Host;

/// <summary>Writes what the engine shows and asks what the engine asks.</summary>
internal sealed class ShellInterface : PSHostUserInterface
{
    private readonly ProgressLine progress;
    private readonly LineInput input;
    private readonly TextOutput output;
    private readonly bool nonInteractive;
    private readonly Questions questions;

    public ShellInterface(LineInput input, TextOutput output, ProgressLine progress, bool nonInteractive)
    {
        this.input = input;
        this.output = output;
        this.progress = progress;
        this.nonInteractive = nonInteractive;
        questions = new Questions(this);
    }

    public override PSHostRawUserInterface RawUI { get; } = new ShellScreen();

    public override bool SupportsVirtualTerminal => output.SupportsVirtualTerminal;

    public override void Write(string value) => output.Write(value);

    public override void WriteLine() => output.WriteLine("");

    public override void WriteLine(string value) => output.WriteLine(value);

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) =>
        Coloured(foregroundColor, backgroundColor, () => Write(value));

    public override void WriteLine(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) =>
        Coloured(foregroundColor, backgroundColor, () => WriteLine(value));

    public override void WriteErrorLine(string value) => output.WriteErrorLine(value);

    public override void WriteWarningLine(string message) => WriteStyled(FormatStyle.Warning, "WARNING: " + message);

    public override void WriteVerboseLine(string message) => WriteStyled(FormatStyle.Verbose, "VERBOSE: " + message);

    public override void WriteDebugLine(string message) => WriteStyled(FormatStyle.Debug, "DEBUG: " + message);

    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
        if (SupportsVirtualTerminal)
            progress.Show(sourceId, record);
    }

    public override string? ReadLine()
    {
        RefuseWhenNonInteractive();
        try
        {
            return input.ReadLine();
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
    }

    public override SecureString ReadLineAsSecureString()
    {
        RefuseWhenNonInteractive();
        return input.IsRedirected ? SecretInput.FromLine(input.ReadLine()) : SecretInput.FromKeys();
    }

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions)
    {
        RefuseWhenNonInteractive();
        return questions.AskForFields(caption, message, descriptions);
    }

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        RefuseWhenNonInteractive();
        return new Choices(this, choices, defaultChoice).Ask(caption, message);
    }

    public override PSCredential? PromptForCredential(string caption, string message, string userName, string targetName) =>
        PromptForCredential(caption, message, userName, targetName, PSCredentialTypes.Default, PSCredentialUIOptions.Default);

    public override PSCredential? PromptForCredential(
        string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options)
    {
        RefuseWhenNonInteractive();
        return questions.AskForCredential(caption, message, userName, targetName);
    }

    private void WriteStyled(FormatStyle style, string text) =>
        WriteLine(GetFormatStyleString(style) + text + GetFormatStyleString(FormatStyle.Reset));

    private static void Coloured(ConsoleColor foreground, ConsoleColor background, Action write)
    {
        if (Console.IsOutputRedirected || PSStyle.Instance.OutputRendering == OutputRendering.PlainText)
        {
            write();
            return;
        }

        if (Enum.IsDefined(foreground))
            Console.ForegroundColor = foreground;
        if (Enum.IsDefined(background) && background != ConsoleColor.Black)
            Console.BackgroundColor = background;
        write();
        Console.ResetColor();
    }

    private void RefuseWhenNonInteractive()
    {
        if (nonInteractive)
            throw new PSInvalidOperationException("The shell was started with -NonInteractive: it does not ask.");
    }
}
