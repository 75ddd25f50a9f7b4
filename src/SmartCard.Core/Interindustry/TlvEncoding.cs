namespace SmartCard.Interindustry;

/// <summary>How data objects are written (ISO/IEC 7816-4, 5.2).</summary>
public enum TlvEncoding
{
    /// <summary>BER-TLV: tags of one to four bytes, lengths of one to five, objects within objects.</summary>
    Ber,

    /// <summary>SIMPLE-TLV: tags 01 to FE, lengths of one or three bytes.</summary>
    Simple,
}
