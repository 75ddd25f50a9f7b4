using System.Management.Automation;
using SmartCard.Pcsc;

namespace SmartCard.Commands.Cards;

/// <summary>Disconnect-SmartCard: ends the connection to a card.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "SmartCard", SupportsShouldProcess = true)]
public sealed class DisconnectSmartCardCommand : CardCommand
{
    /// <summary>Cards that Connect-SmartCard gave.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public SmartCardConnection[]? Card { get; set; }

    /// <summary>What becomes of the card.</summary>
    [Parameter]
    public CardDisposition Disposition { get; set; } = CardDisposition.Leave;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (SmartCardConnection card in Card!)
        {
            if (!ShouldProcess(card.ReaderName, $"Disconnect the card ({Disposition})"))
                continue;
            WriteVerbose($"Disconnecting from reader '{card.ReaderName}', {Disposition} (SCardDisconnect).");
            Try(() => card.Disconnect(Disposition));
        }
    }
}
