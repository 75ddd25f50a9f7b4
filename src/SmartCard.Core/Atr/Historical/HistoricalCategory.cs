namespace SmartCard.Atr.Historical;

/// <summary>How the historical bytes are made, told by the first of them (ISO/IEC 7816-4, 8.1.1.1).</summary>
public enum HistoricalCategory
{
    /// <summary>00: COMPACT-TLV data objects, and the status indicator in the last three bytes.</summary>
    StatusAtEnd,

    /// <summary>10: the next byte is the DIR data reference.</summary>
    DirDataReference,

    /// <summary>80: COMPACT-TLV data objects, perhaps one with the status indicator among them.</summary>
    CompactTlv,

    /// <summary>81 to 8F: reserved for future use.</summary>
    Reserved,

    /// <summary>Any other value: the card issuer or maker decides what follows.</summary>
    Proprietary,
}
