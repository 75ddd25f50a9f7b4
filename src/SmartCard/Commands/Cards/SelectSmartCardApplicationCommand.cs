using System.Management.Automation;
using SmartCard.Apdu;
using SmartCard.Binding;
using SmartCard.Pcsc;

namespace SmartCard.Commands.Cards;

/// <summary>Select-SmartCardApplication: selects an application of a card by its identifier.</summary>
[Cmdlet(VerbsCommon.Select, "SmartCardApplication", DefaultParameterSetName = ReaderSet)]
[OutputType(typeof(CardExchange))]
public sealed class SelectSmartCardApplicationCommand : ExchangeCommand
{
    // ISO/IEC 7816-4, 11.2.2: SELECT by DF name; first or only occurrence, FCI template.
    private const byte Select = 0xA4;
    private const byte ByName = 0x04;
    private const int LongestAid = 16;

    /// <summary>The application identifier, 1 to 16 bytes, or its beginning (ISO/IEC 7816-4, 12.2.3).</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [HexText]
    [ValidateCount(1, LongestAid)]
    public byte[]? Aid { get; set; }

    /// <summary>Gives the next application whose identifier begins so, instead of the first.</summary>
    [Parameter]
    public SwitchParameter Next { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        CommandApdu command = new(0x00, Select, ByName, (byte)(Next ? 0x02 : 0x00), Aid, CommandApdu.MaxShortLe);
        foreach (SmartCardConnection card in Cards)
        {
            if (Exchange(card, command) is { } exchange)
                WriteObject(exchange);
        }
    }
}
