using System;
using System.Collections.Generic;
using System.Globalization;

namespace SmartCard.Bytes;

/// <summary>
/// A BER-TLV data object (ISO/IEC 7816-4, 5.2.2): a tag of one to four bytes, a length of one to five, and the value.
/// </summary>
/// <remarks>
/// One level is read at a time: a constructed object reads what is inside when <see cref="Children"/> is asked for, so
/// no depth of nesting from the outside costs stack.
/// </remarks>
public sealed class BerTlv
{
    private const int MaxTagBytes = 4;
    private const int MaxLengthBytes = 4;

    private readonly byte[] value;
    private readonly int valueOffset;
    private TlvSequence<BerTlv>? children;

    private BerTlv(int offset, uint tag, bool isConstructed, long length, int valueOffset, byte[] value)
    {
        Offset = offset;
        Tag = tag;
        IsConstructed = isConstructed;
        AnnouncedLength = length;
        this.valueOffset = valueOffset;
        this.value = value;
    }

    /// <summary>Where the object begins, in the bytes that the outermost object was read from.</summary>
    public int Offset { get; }

    /// <summary>The bytes of the tag as one number: 0x4F, 0x7F66.</summary>
    public uint Tag { get; }

    /// <summary>Whether the value holds data objects (bit 6 of the first byte of the tag).</summary>
    public bool IsConstructed { get; }

    /// <summary>The value; a new copy each time.</summary>
    public byte[] Value => (byte[])value.Clone();

    /// <summary>The data objects inside; none in a primitive object.</summary>
    public TlvSequence<BerTlv> Children =>
        children ??= IsConstructed ? Read(value, valueOffset) : new([], null, null);

    /// <summary>
    /// Reads data objects to the end of the bytes. Bytes 00 and FF before, between and after them have no meaning and
    /// are left out; a card for which a tag may begin with FF says so in its data coding byte.
    /// </summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The objects, and where the bytes are malformed if they are.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="bytes"/> is null.</exception>
    public static TlvSequence<BerTlv> Read(byte[] bytes)
    {
        if (bytes is null)
            throw new ArgumentNullException(nameof(bytes));
        return Read(bytes, 0);
    }

    /// <summary>Tag, number of bytes and value: <c>4F [3] F0 01 00</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        string.Format(CultureInfo.InvariantCulture, "{0} [{1}] {2}", HexText.Format(TagBytes), value.Length, HexText.Format(value)).TrimEnd();

    /// <summary>What the length says; more than the bytes of the value in an object that is cut.</summary>
    internal long AnnouncedLength { get; }

    /// <summary>Reads one object; what is there of the value when that is cut, and nothing when tag or length are wrong.</summary>
    internal static TlvError? ReadOne(ref ByteCursor cursor, int origin, out BerTlv? found)
    {
        found = null;
        int start = origin + cursor.Offset;
        if (ReadTag(ref cursor, out uint tag, out bool isConstructed) is TlvError wrongTag)
            return wrongTag;
        if (ReadLength(ref cursor, out long length) is TlvError wrongLength)
            return wrongLength;
        int valueStart = origin + cursor.Offset;
        bool isWhole = cursor.TryReadBytes(length, out byte[] value);
        found = new(start, tag, isConstructed, length, valueStart, isWhole ? value : cursor.ReadRest());
        return isWhole ? null : TlvError.ValueTruncated;
    }

    private static TlvSequence<BerTlv> Read(byte[] bytes, int origin)
    {
        var cursor = new ByteCursor(bytes, 0, bytes.Length);
        var objects = new List<BerTlv>();
        while (cursor.TryPeek(out byte next))
        {
            if (next is 0x00 or 0xFF)
            {
                cursor.TryReadByte(out _);
                continue;
            }

            int start = origin + cursor.Offset;
            TlvError? error = ReadOne(ref cursor, origin, out BerTlv? found);
            if (error is not null)
                return new(objects, error, start);
            objects.Add(found!);
        }

        return new(objects, null, null);
    }

    private static TlvError? ReadTag(ref ByteCursor cursor, out uint tag, out bool isConstructed)
    {
        bool isThere = cursor.TryReadByte(out byte next);
        tag = next;
        isConstructed = (next & 0x20) != 0;
        bool goesOn = (next & 0x1F) == 0x1F;
        for (int count = 1; goesOn; count++)
        {
            if (count == MaxTagBytes)
                return TlvError.TagTooLong;
            isThere = cursor.TryReadByte(out next);
            tag = tag << 8 | next;
            goesOn = (next & 0x80) != 0;
        }

        return isThere ? null : TlvError.TagTruncated;
    }

    private static TlvError? ReadLength(ref ByteCursor cursor, out long length)
    {
        if (!cursor.TryReadByte(out byte first))
        {
            length = 0;
            return TlvError.LengthTruncated;
        }

        length = first;
        if (first < 0x80)
            return null;
        int count = first & 0x7F;
        if (count is 0 or > MaxLengthBytes)
            return TlvError.LengthNotSupported;
        if (!cursor.TryReadBytes(count, out byte[] digits))
            return TlvError.LengthTruncated;
        length = 0;
        foreach (byte digit in digits)
            length = length << 8 | digit;
        return null;
    }

    private byte[] TagBytes
    {
        get
        {
            var tagBytes = new List<byte>(MaxTagBytes);
            for (int shift = 24; shift >= 0; shift -= 8)
            {
                if (Tag >> shift != 0)
                    tagBytes.Add((byte)(Tag >> shift));
            }

            return [.. tagBytes];
        }
    }
}
