using System;

namespace SmartCard.Atr.Historical;

/// <summary>
/// The data objects of the historical bytes by COMPACT-TLV tag (ISO/IEC 7816-4:2005, 8.1.1.2 and table 84; tag X stands
/// for the BER-TLV tag 4X), with the lengths that have a meaning.
/// </summary>
internal static class HistoricalObjectKinds
{
    internal const int StatusIndicatorTag = 8;
    internal const int ApplicationIdentifierTag = 0xF;

    private static readonly (Func<HistoricalField, HistoricalObject> Make, Func<int, bool> IsLengthDefined)[] ByTag =
    [
        /* 0 */ (Unassigned, _ => true),
        /* 1 */ (field => new CountryIndicator(field), length => length >= 2),
        /* 2 */ (field => new IssuerIndicator(field), _ => true),
        /* 3 */ (field => new CardServiceData(field), length => length == 1),
        /* 4 */ (field => new InitialAccessData(field), length => length is 1 or 2 or >= 5),
        /* 5 */ (field => new IssuerData(field), _ => true),
        /* 6 */ (field => new PreIssuingData(field), _ => true),
        /* 7 */ (field => new CardCapabilities(field), length => length is >= 1 and <= 3),
        /* 8 */ (field => new StatusIndicator(field), length => length is >= 1 and <= 3),
        /* 9 */ (Unassigned, _ => true),
        /* A */ (Unassigned, _ => true),
        /* B */ (Unassigned, _ => true),
        /* C */ (Unassigned, _ => true),
        /* D */ (Unassigned, _ => true),
        /* E */ (Unassigned, _ => true),
        /* F */ (field => new ApplicationIdentifier(field), length => length is >= 1 and <= 16),
    ];

    internal static HistoricalObject Make(int tag, byte[] atr, int offset, int headerLength, byte[] value, long? announcedLength) =>
        ByTag[tag].Make(new(atr, offset, headerLength, value, announcedLength, ByTag[tag].IsLengthDefined(value.Length)));

    private static UnassignedData Unassigned(HistoricalField field) => new(field);
}
