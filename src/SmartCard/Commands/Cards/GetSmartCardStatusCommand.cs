using System.Management.Automation;
using SmartCard.Pcsc;

namespace SmartCard.Commands.Cards;

/// <summary>Get-SmartCardStatus: how a connected card is now.</summary>
[Cmdlet(VerbsCommon.Get, "SmartCardStatus", DefaultParameterSetName = ReaderSet)]
[OutputType(typeof(SmartCardStatus))]
public sealed class GetSmartCardStatusCommand : ConnectedCardCommand
{
    private protected override void Process(SmartCardConnection card)
    {
        WriteVerbose($"Asking for the state of the card in reader '{card.ReaderName}' (SCardStatus).");
        if (Try(() => Interruptible(card.GetStatus)) is { } status)
            WriteObject(status);
    }
}
