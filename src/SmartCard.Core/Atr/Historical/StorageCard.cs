using System.Globalization;

namespace SmartCard.Atr.Historical;

/// <summary>
/// What a contactless reader says of a storage card, which has no ATR of its own: the reader makes one, with an
/// application identifier of the PC/SC Workgroup (PC/SC Part 3, 3.1.3.2.3.2).
/// </summary>
public sealed class StorageCard
{
    private const int StandardAt = ApplicationIdentifier.RidLength;
    private const int CardNameAt = StandardAt + 1;
    private const int MinLength = CardNameAt + 2;

    private StorageCard(byte standard, int cardName)
    {
        StandardByte = standard;
        CardNameCode = cardName;
    }

    /// <summary>SS, the byte of the standard.</summary>
    public byte StandardByte { get; }

    /// <summary>The standard; <see langword="null"/> for 00, no information, and for a reserved code.</summary>
    public string? Standard => DescribeStandard(StandardByte);

    /// <summary>NN NN, the number of the card name, 0 to 65535.</summary>
    public int CardNameCode { get; }

    /// <summary>The registered card name; <see langword="null"/> for 0, no information, and for numbers that readers made up.</summary>
    public string? CardName => CardNameCode < StorageCardTables.CardNames.Length ? StorageCardTables.CardNames[CardNameCode] : null;

    /// <summary>Card name and standard: <c>MIFARE Standard 1K, ISO/IEC 14443 A, part 3</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        string.Format(
            CultureInfo.InvariantCulture,
            "{0}, {1}",
            CardName ?? (CardNameCode == 0 ? "no card name" : CardNameCode.ToString("X4", CultureInfo.InvariantCulture) + " is no registered card name"),
            Standard ?? (StandardByte == 0 ? "no standard" : StandardByte.ToString("X2", CultureInfo.InvariantCulture) + " is no standard"));

    internal static string? DescribeStandard(byte code) => StorageCardTables.Standards.TryGetValue(code, out string? name) ? name : null;

    internal static StorageCard? Of(ApplicationIdentifier? application) =>
        application?.Rid == StorageCardTables.Rid && application.Aid is { Length: >= MinLength } aid
            ? new(aid[StandardAt], aid[CardNameAt] << 8 | aid[CardNameAt + 1])
            : null;
}
