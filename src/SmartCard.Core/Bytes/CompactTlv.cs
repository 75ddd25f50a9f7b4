using System;
using System.Collections.Generic;
using System.Globalization;

namespace SmartCard.Bytes;

/// <summary>
/// A COMPACT-TLV data object (ISO/IEC 7816-4, 8.1.1.2): one byte with the tag in its high and the length in its low
/// nibble, then the value.
/// </summary>
public sealed class CompactTlv
{
    private readonly byte[] value;

    private CompactTlv(int offset, byte header, byte[] value)
    {
        Offset = offset;
        Header = header;
        this.value = value;
    }

    /// <summary>Where the object begins.</summary>
    public int Offset { get; }

    /// <summary>Tag and length in one byte.</summary>
    public byte Header { get; }

    /// <summary>The tag number, 0 to 15.</summary>
    public int Tag => Header >> 4;

    /// <summary>The value, of 0 to 15 bytes; a new copy each time.</summary>
    public byte[] Value => (byte[])value.Clone();

    /// <summary>Reads data objects to the end of the bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The objects, and where the bytes are malformed if they are.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="bytes"/> is null.</exception>
    public static TlvSequence<CompactTlv> Read(byte[] bytes)
    {
        if (bytes is null)
            throw new ArgumentNullException(nameof(bytes));
        var cursor = new ByteCursor(bytes, 0, bytes.Length);
        var objects = new List<CompactTlv>();
        while (cursor.Left > 0)
        {
            int start = cursor.Offset;
            if (!TryReadOne(ref cursor, out byte header, out byte[] value))
                return new(objects, TlvError.ValueTruncated, start);
            objects.Add(new(start, header, value));
        }

        return new(objects, null, null);
    }

    /// <summary>Header and value: <c>31 E0</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        string.Format(CultureInfo.InvariantCulture, "{0:X2} {1}", Header, HexText.Format(value)).TrimEnd();

    /// <summary>
    /// Reads one object from bytes that are not at their end. Of an object that is cut, what is there of the value.
    /// </summary>
    internal static bool TryReadOne(ref ByteCursor cursor, out byte header, out byte[] value)
    {
        cursor.TryReadByte(out header);
        bool isWhole = cursor.TryReadBytes(header & 0x0F, out value);
        if (!isWhole)
            value = cursor.ReadRest();
        return isWhole;
    }
}
