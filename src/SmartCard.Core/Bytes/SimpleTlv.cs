using System;
using System.Collections.Generic;
using System.Globalization;

namespace SmartCard.Bytes;

/// <summary>
/// A SIMPLE-TLV data object (ISO/IEC 7816-4, 5.2.1): a tag of one byte, a length of one, or of three that begin with
/// FF, and the value.
/// </summary>
public sealed class SimpleTlv
{
    /// <summary>The most bytes that a value has: 65535.</summary>
    public const int MaxLength = 0xFFFF;

    private const byte LongLength = 0xFF;

    private readonly byte[] source;

    private SimpleTlv(byte[] source, int offset, byte tag, int valueOffset, int length)
    {
        this.source = source;
        Offset = offset;
        Tag = tag;
        ValueOffset = valueOffset;
        Length = length;
    }

    /// <summary>Where the object begins.</summary>
    public int Offset { get; }

    /// <summary>The tag number, 1 to 254.</summary>
    public byte Tag { get; }

    /// <summary>How many bytes the value has, 0 to 65535.</summary>
    public int Length { get; }

    /// <summary>The value; a new copy each time.</summary>
    public byte[] Value
    {
        get
        {
            var value = new byte[Length];
            Array.Copy(source, ValueOffset, value, 0, Length);
            return value;
        }
    }

    /// <summary>Where the value begins.</summary>
    private int ValueOffset { get; }

    /// <summary>Reads data objects to the end of the bytes.</summary>
    /// <param name="bytes">The bytes; they are copied.</param>
    /// <returns>The objects, and where the bytes are malformed if they are.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="bytes"/> is null.</exception>
    public static TlvSequence<SimpleTlv> Read(byte[] bytes)
    {
        if (bytes is null)
            throw new ArgumentNullException(nameof(bytes));
        var cursor = new ByteCursor((byte[])bytes.Clone(), 0, bytes.Length);
        var objects = new List<SimpleTlv>();
        while (cursor.Left > 0)
        {
            int start = cursor.Offset;
            if (ReadOne(ref cursor, objects) is TlvError error)
                return new(objects, error, start);
        }

        return new(objects, null, null);
    }

    /// <summary>Writes one object, with the shortest length.</summary>
    /// <param name="tag">The tag, 1 to 254.</param>
    /// <param name="value">The value, 0 to 65535 bytes.</param>
    /// <returns>Tag, length and value.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Tag 0 or 255, or a longer value.</exception>
    public static byte[] Write(byte tag, byte[] value)
    {
        if (value is null)
            throw new ArgumentNullException(nameof(value));
        if (!IsTag(tag))
            throw new ArgumentOutOfRangeException(nameof(tag), tag, "A SIMPLE-TLV tag is 01 to FE.");
        if (value.Length > MaxLength)
            throw new ArgumentOutOfRangeException(nameof(value), value.Length, "A SIMPLE-TLV value has 0 to 65535 bytes.");
        return value.Length < LongLength
            ? [tag, (byte)value.Length, .. value]
            : [tag, LongLength, (byte)(value.Length >> 8), (byte)value.Length, .. value];
    }

    /// <summary>Whether a number is a tag: 1 to 254.</summary>
    /// <param name="tag">The number.</param>
    public static bool IsTag(uint tag) => tag is > 0x00 and < 0xFF;

    /// <summary>Tag, number of bytes and value: <c>01 [2] F0 01</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        string.Format(CultureInfo.InvariantCulture, "{0:X2} [{1}] {2}", Tag, Length, HexText.Format(source, ValueOffset, Length)).TrimEnd();

    /// <summary>Reads tag and length; the value need not be there.</summary>
    internal static TlvError? ReadHeader(ref ByteCursor cursor, out uint tag, out long length)
    {
        cursor.TryReadByte(out byte first);
        tag = first;
        length = 0;
        if (!IsTag(tag))
            return TlvError.TagNotAllowed;
        if (!cursor.TryReadByte(out byte next))
            return TlvError.LengthTruncated;
        length = next;
        if (next == LongLength)
        {
            if (!cursor.TryReadByte(out byte high) || !cursor.TryReadByte(out byte low))
                return TlvError.LengthTruncated;
            length = high << 8 | low;
        }

        return null;
    }

    private static TlvError? ReadOne(ref ByteCursor cursor, List<SimpleTlv> objects)
    {
        int start = cursor.Offset;
        if (ReadHeader(ref cursor, out uint tag, out long length) is TlvError error)
            return error;
        int valueStart = cursor.Offset;
        if (!cursor.TrySkip(length))
            return TlvError.ValueTruncated;
        objects.Add(new(cursor.Source, start, (byte)tag, valueStart, (int)length));
        return null;
    }
}
