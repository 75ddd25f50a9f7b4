using System.Globalization;
using SmartCard.Bytes;
using static System.FormattableString;

namespace SmartCard.Atr.Historical;

/// <summary>
/// One piece of information in the historical bytes (ISO/IEC 7816-4, 8.1.1): a data object, or what a category
/// indicator puts there without tag and length. The decoded properties of an object that is cut, or has a length that
/// is reserved, are <see langword="null"/>; its bytes are always there.
/// </summary>
public abstract class HistoricalObject
{
    private readonly HistoricalField bytes;

    private protected HistoricalObject(HistoricalField field, string name)
    {
        bytes = field;
        Name = name;
    }

    /// <summary>What it is, in the standard's words: <c>card service data</c>.</summary>
    public string Name { get; }

    /// <summary>Where it begins in the ATR, from 0 for TS.</summary>
    public int Offset => bytes.Offset;

    /// <summary>
    /// Tag and length as upper-case pairs: <c>31</c> for COMPACT-TLV, <c>4F 0C</c> for BER-TLV; empty for what stands
    /// without them.
    /// </summary>
    public string Header => HexText.Format(bytes.Header);

    /// <summary>The value as upper-case pairs with spaces; empty when there is none.</summary>
    public string Value => HexText.Format(bytes.Value);

    /// <summary>Whether all bytes are there that the header, or the category indicator, announces.</summary>
    public bool IsComplete => bytes.IsComplete;

    /// <summary>Whether the standard gives this length a meaning; <see langword="false"/> for an object that is cut.</summary>
    public bool HasDefinedLength => bytes.IsDefined;

    /// <summary>What the value says, as one line of text.</summary>
    public string Meaning =>
        bytes.AnnouncedLength is null ? "malformed length"
        : !IsComplete ? Invariant($"{bytes.AnnouncedLength} bytes announced, {bytes.Value.Length} there")
        : !HasDefinedLength ? Invariant($"length {bytes.Value.Length} is reserved")
        : Describe();

    /// <summary>Name and value: <c>card service data E0</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        string.Format(CultureInfo.InvariantCulture, "{0} {1}", Name, Value).TrimEnd();

    /// <summary>How many bytes of the ATR it has, header and value.</summary>
    internal int ByteCount => bytes.ByteCount;

    /// <summary>Whether the value, or a part of it, is reserved for future use.</summary>
    internal virtual bool IsReserved => false;

    /// <summary>The value, when its length has a meaning.</summary>
    private protected byte[]? Defined => bytes.IsDefined ? bytes.Value : null;

    /// <summary>A byte of the value, when its length has a meaning and it is that long.</summary>
    private protected byte? At(int index) => Defined is byte[] value && index < value.Length ? value[index] : null;

    /// <summary>What a value of a defined length says.</summary>
    private protected abstract string Describe();
}
