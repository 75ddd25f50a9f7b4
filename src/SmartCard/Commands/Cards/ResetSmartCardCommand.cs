using System.Management.Automation;
using SmartCard.Pcsc;

namespace SmartCard.Commands.Cards;

/// <summary>Reset-SmartCard: resets a card and goes on with the connection to it.</summary>
[Cmdlet(VerbsCommon.Reset, "SmartCard", DefaultParameterSetName = ReaderSet, SupportsShouldProcess = true)]
[OutputType(typeof(SmartCardConnection), typeof(SmartCardStatus))]
public sealed class ResetSmartCardCommand : ConnectedCardCommand
{
    /// <summary>Cuts the power in between (cold reset); without it the power stays on (warm reset).</summary>
    [Parameter]
    public SwitchParameter Cold { get; set; }

    /// <summary>Gives the card, with its new answer to reset.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Process(SmartCardConnection card)
    {
        CardDisposition initialization = Cold ? CardDisposition.Unpower : CardDisposition.Reset;
        if (!ShouldProcess(card.ReaderName, Cold ? "Reset the card, cold" : "Reset the card"))
            return;
        WriteVerbose($"Resetting the card in reader '{card.ReaderName}', {initialization} (SCardReconnect).");
        if (!Try(() => card.Reconnect(initialization)) || !PassThru)
            return;
        if (Card is not null)
            WriteObject(card);
        else if (Try(() => Interruptible(card.GetStatus)) is { } status)
            WriteObject(status);
    }
}
