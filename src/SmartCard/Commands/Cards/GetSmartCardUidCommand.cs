using System.Management.Automation;
using SmartCard.Apdu;
using SmartCard.Errors;
using SmartCard.Pcsc;

namespace SmartCard.Commands.Cards;

/// <summary>Get-SmartCardUid: the unique identifier of a contactless card.</summary>
[Cmdlet(VerbsCommon.Get, "SmartCardUid", DefaultParameterSetName = ReaderSet)]
[OutputType(typeof(CardUid))]
public sealed class GetSmartCardUidCommand : ConnectedCardCommand
{
    // PC/SC Part 3, 3.2.2.1.3: GET DATA of the reader, FF CA 00 00 with Le 00.
    private static readonly CommandApdu GetData = new(0xFF, 0xCA, 0x00, 0x00, le: CommandApdu.MaxShortLe);

    private protected override void Process(SmartCardConnection card)
    {
        if (Exchange(card, GetData) is not { } exchange)
            return;
        if (exchange.IsSuccess && exchange.Data.Length > 0)
            WriteObject(new CardUid(card.ReaderName, exchange.Data));
        else
            WriteError(CardErrors.NoUid(exchange));
    }
}
