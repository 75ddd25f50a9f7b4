using System.Globalization;
using SmartCard.Bytes;

namespace SmartCard.Atr.Historical;

/// <summary>
/// Application identifier (AID), COMPACT-TLV tag F or BER-TLV tag 4F (ISO/IEC 7816-4, 8.1.1.2.2; registration by
/// ISO/IEC 7816-5).
/// </summary>
public sealed class ApplicationIdentifier : HistoricalObject
{
    internal const int RidLength = 5;

    internal ApplicationIdentifier(HistoricalField field)
        : base(field, "application identifier")
    {
    }

    /// <summary>How the identifier is registered, told by its first quartet.</summary>
    public AidCategory? Category => At(0) is byte first ? CategoryOf(first >> 4) : null;

    /// <summary>
    /// The registered application provider identifier, five bytes as upper-case pairs; <see langword="null"/> for an
    /// identifier of another category, or a shorter one.
    /// </summary>
    public string? Rid =>
        Category is AidCategory.International or AidCategory.National && Defined!.Length >= RidLength
            ? HexText.Format(Defined, 0, RidLength)
            : null;

    /// <summary>
    /// The proprietary application identifier extension, up to eleven bytes as upper-case pairs; <see langword="null"/>
    /// when there is none.
    /// </summary>
    public string? Pix => Rid is not null && Defined!.Length > RidLength
        ? HexText.Format(Defined, RidLength, Defined.Length - RidLength)
        : null;

    /// <summary>Who uses the RID, by a public document; <see langword="null"/> for a RID of which none is known here.</summary>
    public string? ApplicationProvider => ApplicationProviders.NameOf(Rid);

    /// <summary>The country whose body registered a national RID, three digits of ISO 3166-1.</summary>
    public string? CountryCode => Category == AidCategory.National && Rid is string rid
        ? rid.Replace(" ", "").Substring(1, Countries.CodeLength)
        : null;

    /// <summary>The value itself when it is whole; for those who know what an application puts into it.</summary>
    internal byte[]? Aid => Defined;

    private protected override string Describe() => Category switch
    {
        AidCategory.International or AidCategory.National when Rid is null => "shorter than a RID",
        AidCategory.International => "RID " + DescribeProvider(),
        AidCategory.National => "national RID (" + (Countries.NameOf(CountryCode) ?? "country code " + CountryCode) + ") " + DescribeProvider(),
        AidCategory.Standard => "of a standard, by its object identifier",
        AidCategory.Proprietary => "proprietary, not registered",
        AidCategory.Issuer => "of a card issuer, by its issuer identification number",
        _ => string.Format(CultureInfo.InvariantCulture, "category {0:X} reserved", At(0) >> 4),
    };

    private string DescribeProvider() =>
        Rid + (ApplicationProvider is string name ? " " + name : "") + (Pix is string pix ? ", PIX " + pix : "");

    private static AidCategory CategoryOf(int quartet) => quartet switch
    {
        0xA => AidCategory.International,
        0xD => AidCategory.National,
        0xE => AidCategory.Standard,
        0xF => AidCategory.Proprietary,
        <= 9 => AidCategory.Issuer,
        _ => AidCategory.Reserved,
    };
}

/// <summary>How an application identifier is registered, by its first quartet (ISO/IEC 7816-4, 8.2.1.2).</summary>
public enum AidCategory
{
    /// <summary>0 to 9: none; an issuer identification number of ISO/IEC 7812-1.</summary>
    Issuer,

    /// <summary>A: international registration of application providers by ISO/IEC 7816-5.</summary>
    International,

    /// <summary>B and C: reserved for future use.</summary>
    Reserved,

    /// <summary>D: national registration of application providers by ISO/IEC 7816-5.</summary>
    National,

    /// <summary>E: a standard, identified by an object identifier of ISO/IEC 8825-1.</summary>
    Standard,

    /// <summary>F: proprietary, without registration.</summary>
    Proprietary,
}
