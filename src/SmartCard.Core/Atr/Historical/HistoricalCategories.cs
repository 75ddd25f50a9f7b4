using System.Collections.Generic;

namespace SmartCard.Atr.Historical;

/// <summary>Category indicators (ISO/IEC 7816-4, 8.1.1.1).</summary>
internal static class HistoricalCategories
{
    private static readonly Dictionary<HistoricalCategory, string> Text = new()
    {
        [HistoricalCategory.StatusAtEnd] = "COMPACT-TLV data objects, then a status indicator",
        [HistoricalCategory.DirDataReference] = "DIR data reference",
        [HistoricalCategory.CompactTlv] = "COMPACT-TLV data objects",
        [HistoricalCategory.Reserved] = "reserved",
        [HistoricalCategory.Proprietary] = "proprietary",
    };

    internal static HistoricalCategory Of(byte indicator) => indicator switch
    {
        0x00 => HistoricalCategory.StatusAtEnd,
        0x10 => HistoricalCategory.DirDataReference,
        0x80 => HistoricalCategory.CompactTlv,
        >= 0x81 and <= 0x8F => HistoricalCategory.Reserved,
        _ => HistoricalCategory.Proprietary,
    };

    internal static string Describe(byte indicator) => Text[Of(indicator)];
}
