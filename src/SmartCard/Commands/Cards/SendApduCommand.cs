using System;
using System.IO;
using System.Management.Automation;
using SmartCard.Apdu;
using SmartCard.Binding;
using SmartCard.Commands.Tracing;
using SmartCard.Errors;
using SmartCard.Pcsc;

namespace SmartCard.Commands.Cards;

/// <summary>Send-Apdu: sends commands to a card and gives its answers.</summary>
[Cmdlet(VerbsCommunications.Send, "Apdu", DefaultParameterSetName = ReaderSet, SupportsShouldProcess = true)]
[OutputType(typeof(CardExchange))]
public sealed class SendApduCommand : ExchangeCommand
{
    private readonly ApduInput commands;
    private readonly RawApduInput raw;
    private TranscriptFile? transcript;

    /// <summary>Prepares the input.</summary>
    public SendApduCommand()
    {
        commands = new ApduInput(this, command => Send(command.GetBytes()), WriteError);
        raw = new RawApduInput(this, Send, WriteError);
    }

    /// <summary>
    /// The commands: text in any usual form of hexadecimal, arrays of bytes, objects of New-Apdu or with a property Apdu or
    /// Command. Bytes that come one by one are put together into one command.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public object? Apdu { get; set; }

    /// <summary>
    /// Sends the bytes as they are, a command or not, and gives each answer as it comes: 61xx and 6Cxx are not followed by
    /// another command.
    /// </summary>
    [Parameter]
    public SwitchParameter Raw { get; set; }

    /// <summary>
    /// A file that takes down every single exchange, those of GET RESPONSE too; New-VirtualSmartCard -Transcript plays it. A
    /// file that is there is written over.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? TranscriptPath { get; set; }

    /// <summary>Shows PINs and keys in the command of each answer and in the transcript; without it they are masked.</summary>
    [Parameter]
    public SwitchParameter IncludeSecrets { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (IncludeSecrets)
            WriteWarning("PINs and keys are shown as they are sent, and written into the transcript if there is one.");
        if (TranscriptPath is null || !ShouldProcess(TranscriptPath, "Write a transcript"))
            return;
        try
        {
            transcript = new TranscriptFile(OutputPath.Resolve(this, TranscriptPath), IncludeSecrets);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            ThrowTerminatingError(CardErrors.TranscriptNotWritten(exception, TranscriptPath));
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Raw)
            raw.Add(Apdu);
        else
            commands.Add(Apdu);
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        commands.Complete();
        raw.Complete();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            transcript?.Dispose();
        base.Dispose(disposing);
    }

    private void Send(byte[] command)
    {
        string action = "Send " + SecretCommands.Mask(command);
        foreach (SmartCardConnection card in Cards)
        {
            if (!ShouldProcess(card.ReaderName, action))
                continue;
            ICardChannel channel = transcript is null ? card : transcript.Of(card);
            if (Exchange(card, Raw ? channel : new ResponseCompletion(channel), command, IncludeSecrets) is { } exchange)
                WriteObject(exchange);
        }
    }
}
