using System.Collections.Generic;
using SmartCard.Bytes;

namespace SmartCard.Atr.Historical;

/// <summary>
/// What the historical bytes of an ATR say (ISO/IEC 7816-4:2005, 8.1.1; for storage cards behind a contactless reader,
/// PC/SC Part 3, 3.1.3.2.3.2). Where two objects are of one kind, the property of that kind is the first.
/// </summary>
public sealed class HistoricalContent
{
    private readonly byte[] atr;
    private readonly int start;
    private readonly int count;

    internal HistoricalContent(byte[] atr, int start, int end, int announcedCount)
    {
        this.atr = atr;
        this.start = start;
        count = end - start;
        var reader = new HistoricalReader(atr, start, end, announcedCount);
        Category = reader.Category;
        DataObjects = new(reader.Objects);
        Findings = reader.Findings;
    }

    /// <summary>The historical bytes that are there, as upper-case pairs with spaces.</summary>
    public string Value => HexText.Format(atr, start, count);

    /// <summary>How they are made.</summary>
    public HistoricalCategory Category { get; }

    /// <summary>The category indicator byte itself, T1.</summary>
    public byte CategoryIndicator => atr[start];

    /// <summary>
    /// All of them as ASCII text; <see langword="null"/> when a byte is not printable, which a category indicator of the
    /// standard is not.
    /// </summary>
    public string? Text => PrintableText.Read(atr, start, count);

    /// <summary>
    /// The objects in the order of the bytes, those that are cut included; none under a category indicator that is
    /// reserved or proprietary.
    /// </summary>
    public AtrList<HistoricalObject> DataObjects { get; }

    /// <summary>Country indicator, tag 1.</summary>
    public CountryIndicator? Country => First<CountryIndicator>();

    /// <summary>Issuer indicator, tag 2.</summary>
    public IssuerIndicator? Issuer => First<IssuerIndicator>();

    /// <summary>Card service data, tag 3.</summary>
    public CardServiceData? CardService => First<CardServiceData>();

    /// <summary>Initial access data, tag 4.</summary>
    public InitialAccessData? InitialAccess => First<InitialAccessData>();

    /// <summary>Card issuer's data, tag 5.</summary>
    public IssuerData? IssuerData => First<IssuerData>();

    /// <summary>Pre-issuing data, tag 6.</summary>
    public PreIssuingData? PreIssuing => First<PreIssuingData>();

    /// <summary>Card capabilities, tag 7.</summary>
    public CardCapabilities? Capabilities => First<CardCapabilities>();

    /// <summary>Status indicator, tag 8 or the last three bytes.</summary>
    public StatusIndicator? Status => First<StatusIndicator>();

    /// <summary>Application identifier, tag F or 4F.</summary>
    public ApplicationIdentifier? Application => First<ApplicationIdentifier>();

    /// <summary>DIR data reference, the byte after category indicator 10.</summary>
    public byte? DirDataReference => First<DirDataReference>()?.Reference;

    /// <summary>Standard and card name that a contactless reader tells; <see langword="null"/> when it tells none.</summary>
    public StorageCard? StorageCard => StorageCard.Of(Application);

    /// <summary>The bytes as <see cref="Value"/> has them.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Value;

    /// <summary>What is wrong or worth knowing, in the order of the bytes; part of the findings of the ATR.</summary>
    internal IReadOnlyList<Finding> Findings { get; }

    private T? First<T>()
        where T : HistoricalObject
    {
        foreach (HistoricalObject candidate in DataObjects)
        {
            if (candidate is T found)
                return found;
        }

        return null;
    }
}
