namespace SmartCard.Atr.Historical;

/// <summary>
/// DIR data reference, the byte after category indicator 10; its coding and meaning are outside the standard
/// (ISO/IEC 7816-4, 8.1.1.4).
/// </summary>
public sealed class DirDataReference : HistoricalObject
{
    internal DirDataReference(HistoricalField field)
        : base(field, "DIR data reference")
    {
    }

    /// <summary>The reference.</summary>
    public byte? Reference => At(0);

    private protected override string Describe() => "coded outside the standard";
}
