using System.Management.Automation;
using SmartCard.Pcsc;

namespace SmartCard.Commands.Cards;

/// <summary>Disconnect-SmartCard: ends the connection to a card.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "SmartCard", SupportsShouldProcess = true)]
public sealed class DisconnectSmartCardCommand : CardCommand
{
    /// <summary>A card that Connect-SmartCard gave.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    public SmartCardConnection? Card { get; set; }

    /// <summary>What becomes of the card.</summary>
    [Parameter]
    public CardDisposition Disposition { get; set; } = CardDisposition.Leave;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (!ShouldProcess(Card!.ReaderName, $"Disconnect the card ({Disposition})"))
            return;
        WriteVerbose($"Disconnecting from reader '{Card.ReaderName}', {Disposition} (SCardDisconnect).");
        Try(() => Card.Disconnect(Disposition));
    }
}
