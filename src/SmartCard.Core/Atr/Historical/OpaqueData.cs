namespace SmartCard.Atr.Historical;

/// <summary>Data whose structure ISO/IEC 7816-4 leaves to others.</summary>
public abstract class OpaqueData : HistoricalObject
{
    private protected OpaqueData(HistoricalField field, string name)
        : base(field, name)
    {
    }

    /// <summary>The value as ASCII text; <see langword="null"/> when a byte of it is not printable.</summary>
    public string? Text => Defined is byte[] value ? PrintableText.Read(value, 0, value.Length) : null;

    private protected override string Describe() => Text is string text ? "\"" + text + "\"" : "";
}

/// <summary>Card issuer's data, tag 5: the card issuer decides (ISO/IEC 7816-4, 8.1.1.2.5).</summary>
public sealed class IssuerData : OpaqueData
{
    internal IssuerData(HistoricalField field)
        : base(field, "card issuer's data")
    {
    }
}

/// <summary>
/// Pre-issuing data, tag 6: the makers of the card and of its integrated circuit decide (ISO/IEC 7816-4, 8.1.1.2.6).
/// </summary>
public sealed class PreIssuingData : OpaqueData
{
    internal PreIssuingData(HistoricalField field)
        : base(field, "pre-issuing data")
    {
    }
}

/// <summary>A data object with a tag that is reserved for future use: 0, and 9 to E.</summary>
public sealed class UnassignedData : OpaqueData
{
    internal UnassignedData(HistoricalField field)
        : base(field, "reserved tag")
    {
    }

    internal override bool IsReserved => true;
}
