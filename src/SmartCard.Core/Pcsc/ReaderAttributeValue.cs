using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using SmartCard.Bytes;

namespace SmartCard.Pcsc;

/// <summary>An attribute of a reader as its driver gave it; it does not change afterwards.</summary>
public sealed class ReaderAttributeValue
{
    private static readonly Encoding Utf16 = BitConverter.IsLittleEndian ? Encoding.Unicode : Encoding.BigEndianUnicode;

    private readonly byte[] bytes;

    /// <summary>Reads the bytes of an attribute by what the table says of it.</summary>
    /// <param name="readerName">The reader's name.</param>
    /// <param name="attribute">SCARD_ATTR_… by its number; one that no table has is bytes.</param>
    /// <param name="bytes">The bytes, of any length; not changed afterwards by the caller.</param>
    public ReaderAttributeValue(string readerName, uint attribute, byte[] bytes)
    {
        this.bytes = bytes ?? throw new ArgumentNullException(nameof(bytes));
        ReaderName = readerName;
        Attribute = attribute;
        AttributeName = ReaderAttributeInfo.NameOf(attribute);
        ReaderAttributeInfo? info = ReaderAttributeInfo.Find(attribute);
        Description = info?.Description;
        Unit = info?.Unit;
        Value = Read(info?.Kind ?? ReaderAttributeKind.Bytes, bytes, out ulong number);
        Meaning = Value is null ? $"{bytes.Length} bytes, of which no number can be made"
            : info is null ? null
            : MeaningOf(info.Meanings, number);
    }

    /// <summary>The reader's name.</summary>
    public string ReaderName { get; }

    /// <summary>The native name, such as <c>SCARD_ATTR_VENDOR_NAME</c>; a number that no table has as <c>0x0001A000</c>.</summary>
    public string AttributeName { get; }

    /// <summary>The number of the attribute.</summary>
    public uint Attribute { get; }

    /// <summary>
    /// The value: a text, a number (UInt32; UInt64 when it is larger), true or false, a version, <see cref="CardProtocol"/>, or
    /// bytes as upper-case pairs with spaces; null when the bytes do not fit the attribute.
    /// </summary>
    public object? Value { get; }

    /// <summary>The unit of the value, such as <c>kHz</c>; null where it has none.</summary>
    public string? Unit { get; }

    /// <summary>What the value means, where a number does not say it by itself; null otherwise.</summary>
    public string? Meaning { get; }

    /// <summary>What the attribute is; null for one that no table has.</summary>
    public string? Description { get; }

    /// <summary>The bytes as the driver gave them, as upper-case pairs with spaces.</summary>
    public string Bytes => HexText.Format(bytes);

    /// <summary>The bytes as the driver gave them; a copy.</summary>
    public byte[] GetBytes() => (byte[])bytes.Clone();

    /// <summary>Name and value.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{AttributeName} = {Value}";

    /// <summary>All that the table says of a value, in its order; null when it says nothing.</summary>
    internal static string? MeaningOf(IEnumerable<ValueMeaning> meanings, ulong value)
    {
        string text = string.Join(", ", meanings.Where(meaning => meaning.AppliesTo(value)).Select(meaning => meaning.Meaning));
        return text.Length > 0 ? text : null;
    }

    private static object? Read(ReaderAttributeKind kind, byte[] bytes, out ulong number)
    {
        number = 0;
        switch (kind)
        {
            case ReaderAttributeKind.Text:
                return DriverText.Read(bytes, Encoding.UTF8);
            case ReaderAttributeKind.WideText:
                return DriverText.Read(bytes, Utf16);
            case ReaderAttributeKind.Bytes:
                return HexText.Format(bytes);
            default:
                return UnsignedNumber.TryReadNative(bytes, out number) ? Typed(kind, number) : null;
        }
    }

    private static object Typed(ReaderAttributeKind kind, ulong number) => kind switch
    {
        ReaderAttributeKind.Flag => number is not 0,
        ReaderAttributeKind.Version when number <= uint.MaxValue => new Version((int)(number >> 24), (int)(number >> 16) & 0xFF, (int)number & 0xFFFF),
        ReaderAttributeKind.Protocols when number <= (ulong)CardProtocol.Any => (CardProtocol)number,
        _ => number <= uint.MaxValue ? (object)(uint)number : number,
    };
}
