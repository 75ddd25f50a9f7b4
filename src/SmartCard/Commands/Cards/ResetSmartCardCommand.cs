using System.Collections.Generic;
using System.Management.Automation;
using SmartCard.Pcsc;

namespace SmartCard.Commands.Cards;

/// <summary>Reset-SmartCard: resets a card and goes on with the connection to it.</summary>
[Cmdlet(VerbsCommon.Reset, "SmartCard", DefaultParameterSetName = ReaderSet, SupportsShouldProcess = true)]
[OutputType(typeof(SmartCardConnection), typeof(SmartCardStatus))]
public sealed class ResetSmartCardCommand : ConnectedCardCommand
{
    private static readonly Dictionary<CardDisposition, string> Actions = new()
    {
        [CardDisposition.Leave] = "Go on with the card as it is",
        [CardDisposition.Reset] = "Reset the card",
        [CardDisposition.Unpower] = "Reset the card, cold",
    };

    /// <summary>
    /// What becomes of the card: a warm reset, a cold one with the power cut in between, or nothing, where only the connection is
    /// to go on after a reset by somebody else.
    /// </summary>
    [Parameter]
    [ValidateSet(nameof(CardDisposition.Reset), nameof(CardDisposition.Unpower), nameof(CardDisposition.Leave))]
    public CardDisposition Disposition { get; set; } = CardDisposition.Reset;

    /// <summary>Cuts the power in between (cold reset): the same as -Disposition Unpower.</summary>
    [Parameter]
    public SwitchParameter Cold { get; set; }

    /// <summary>Gives the card, with its new answer to reset.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Process(SmartCardConnection card)
    {
        CardDisposition initialization = Cold ? CardDisposition.Unpower : Disposition;
        if (!ShouldProcess(card.ReaderName, Actions[initialization]))
            return;
        WriteVerbose($"{Actions[initialization]} in reader '{card.ReaderName}' (SCardReconnect, {initialization}).");
        if (!Try(() => card.Reconnect(initialization)) || !PassThru)
            return;
        if (Card is not null)
            WriteObject(card);
        else if (Try(() => Interruptible(card.GetStatus)) is { } status)
            WriteObject(status);
    }
}
