using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Management.Automation;
using SmartCard.Apdu;
using SmartCard.Binding;
using SmartCard.Errors;
using SmartCard.Pcsc;

namespace SmartCard.Commands.Cards;

/// <summary>Send-Apdu: sends commands to a card and gives its answers.</summary>
[Cmdlet(VerbsCommunications.Send, "Apdu", DefaultParameterSetName = ReaderSet)]
[OutputType(typeof(CardExchange))]
public sealed class SendApduCommand : CardCommand
{
    private readonly ApduInput commands;
    private readonly RawApduInput raw;
    private IReadOnlyList<SmartCardConnection> cards = [];

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

    /// <summary>Cards that Connect-SmartCard gave; each gets every command.</summary>
    [Parameter(ParameterSetName = CardSet, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public SmartCardConnection[]? Card { get; set; }

    /// <summary>
    /// Names of readers, wildcards allowed: the card in each is connected, shared, for this command alone, and left as it
    /// was. Without it, and without a card, the one card that is there.
    /// </summary>
    [Parameter(ParameterSetName = ReaderSet)]
    [Alias("Name")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ReaderNameCompleter))]
    public string[]? ReaderName { get; set; }

    /// <summary>
    /// Sends the bytes as they are, a command or not, and gives each answer as it comes: 61xx and 6Cxx are not followed by
    /// another command.
    /// </summary>
    [Parameter]
    public SwitchParameter Raw { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing() => cards = Card ?? OpenCards(ReaderName);

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

    private void Send(byte[] command)
    {
        foreach (SmartCardConnection card in cards)
        {
            if (Exchange(card, command) is { } exchange)
                WriteObject(exchange);
        }
    }

    private CardExchange? Exchange(SmartCardConnection card, byte[] command)
    {
        ICardChannel channel = Raw ? card : new ResponseCompletion(card);
        try
        {
            long start = Stopwatch.GetTimestamp();
            byte[] answer = Interruptible(() => channel.Transmit(command));
            return new CardExchange(card.ReaderName, command, answer, Elapsed(start));
        }
        catch (PcscException exception)
        {
            WriteError(PcscErrors.From(exception));
        }
        catch (CardAnswerException exception)
        {
            WriteError(CardErrors.InvalidAnswer(exception, card.ReaderName));
        }

        return null;
    }

    private static TimeSpan Elapsed(long start) =>
        TimeSpan.FromTicks((long)((Stopwatch.GetTimestamp() - start) * ((double)TimeSpan.TicksPerSecond / Stopwatch.Frequency)));
}
