using System.Globalization;
using System.Text;
using SmartCard.Bytes;

namespace SmartCard.Pcsc;

/// <summary>A property that a reader told of itself; it does not change afterwards.</summary>
public sealed class ReaderProperty
{
    private readonly byte[] bytes;

    private ReaderProperty(string readerName, byte tag, byte[] bytes, object value, ReaderPropertyInfo? info, string? meaning)
    {
        ReaderName = readerName;
        Tag = tag;
        this.bytes = bytes;
        Value = value;
        Name = info?.Name ?? "0x" + tag.ToString("X2", CultureInfo.InvariantCulture);
        Unit = info?.Unit;
        Description = info?.Description;
        Meaning = meaning;
    }

    /// <summary>The reader's name.</summary>
    public string ReaderName { get; }

    /// <summary>The name in the standard, such as <c>bMaxPINSize</c>; a tag that no table has as <c>0x0D</c>.</summary>
    public string Name { get; }

    /// <summary>The tag.</summary>
    public byte Tag { get; }

    /// <summary>The value: a number (UInt32), a text, or bytes that no table explains as upper-case pairs with spaces.</summary>
    public object Value { get; }

    /// <summary>The unit of the value; null where it has none.</summary>
    public string? Unit { get; }

    /// <summary>What the value means, where it does not say so by itself; null otherwise.</summary>
    public string? Meaning { get; }

    /// <summary>What the property is; null for one that no table has.</summary>
    public string? Description { get; }

    /// <summary>The bytes as the reader gave them, as upper-case pairs with spaces.</summary>
    public string Bytes => HexText.Format(bytes);

    /// <summary>Name and value, such as <c>bMaxPINSize = 8</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Name} = {Value}";

    /// <summary>Reads the bytes of a property.</summary>
    /// <param name="readerName">The reader's name.</param>
    /// <param name="tag">The tag.</param>
    /// <param name="bytes">The value.</param>
    /// <param name="isNative">Whether numbers are in the order of the machine, and not with the lowest byte first.</param>
    /// <param name="problem">What is wrong; null when nothing is.</param>
    internal static ReaderProperty? Read(string readerName, byte tag, byte[] bytes, bool isNative, out string? problem)
    {
        problem = null;
        if (ReaderPropertyInfo.Find(tag) is not { } info)
            return new ReaderProperty(readerName, tag, bytes, HexText.Format(bytes), info: null, meaning: null);
        if (info.Length is not { } length)
            return new ReaderProperty(readerName, tag, bytes, DriverText.Read(bytes, Encoding.UTF8), info, meaning: null);
        ulong number = 0;
        bool isNumber = bytes.Length == length
            && (isNative ? UnsignedNumber.TryReadNative(bytes, out number) : UnsignedNumber.TryReadLittleEndian(bytes, out number));
        if (isNumber)
            return new ReaderProperty(readerName, tag, bytes, (uint)number, info, info.MeaningOf(number));
        problem = $"{info.Name} has {bytes.Length} bytes where it has {length}";
        return null;
    }
}
