using System;
using System.Collections.Generic;
using System.Globalization;

namespace SmartCard.Bytes;

/// <summary>
/// A BER-TLV data object (ISO/IEC 7816-4, 5.2.2): a tag of one to four bytes, a length of one to five, and the value.
/// </summary>
/// <remarks>
/// One level is read at a time: a constructed object reads what is inside when <see cref="Children"/> is asked for, so
/// no depth of nesting from the outside costs stack. All objects look into the same bytes; only <see cref="Value"/> and
/// <see cref="GetBytes"/> copy.
/// </remarks>
public sealed partial class BerTlv
{
    private readonly byte[] source;
    private TlvSequence<BerTlv>? children;

    private BerTlv(byte[] source, int offset, uint tag, bool isConstructed, long announcedLength, int valueOffset, int length)
    {
        this.source = source;
        Offset = offset;
        Tag = tag;
        IsConstructed = isConstructed;
        AnnouncedLength = announcedLength;
        ValueOffset = valueOffset;
        Length = length;
    }

    /// <summary>Where the object begins, in the bytes that the outermost object was read from.</summary>
    public int Offset { get; }

    /// <summary>The bytes of the tag as one number: 0x4F, 0x7F66.</summary>
    public uint Tag { get; }

    /// <summary>Whether the value holds data objects (bit 6 of the first byte of the tag).</summary>
    public bool IsConstructed { get; }

    /// <summary>How many bytes the value has.</summary>
    public int Length { get; }

    /// <summary>The value; a new copy each time.</summary>
    public byte[] Value => Copy(ValueOffset, Length);

    /// <summary>The data objects inside; none in a primitive object.</summary>
    public TlvSequence<BerTlv> Children =>
        children ??= IsConstructed ? Read(new ByteCursor(source, ValueOffset, Length)) : new([], null, null);

    /// <summary>
    /// Reads data objects to the end of the bytes. Bytes 00 and FF before, between and after them have no meaning and
    /// are left out; a card for which a tag may begin with FF says so in its data coding byte.
    /// </summary>
    /// <param name="bytes">The bytes; they are copied.</param>
    /// <returns>The objects, and where the bytes are malformed if they are.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="bytes"/> is null.</exception>
    public static TlvSequence<BerTlv> Read(byte[] bytes)
    {
        if (bytes is null)
            throw new ArgumentNullException(nameof(bytes));
        return Read(new ByteCursor((byte[])bytes.Clone(), 0, bytes.Length));
    }

    /// <summary>The whole object, as it was read; a new copy each time.</summary>
    public byte[] GetBytes() => Copy(Offset, ValueOffset + Length - Offset);

    /// <summary>Tag, number of bytes and value: <c>4F [3] F0 01 00</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        string.Format(CultureInfo.InvariantCulture, "{0} [{1}] {2}", HexText.Format(BytesOfTag(Tag)), Length, HexText.Format(source, ValueOffset, Length)).TrimEnd();

    /// <summary>Where the value begins.</summary>
    private int ValueOffset { get; }

    /// <summary>What the length says; more than the bytes of the value in an object that is cut.</summary>
    internal long AnnouncedLength { get; }

    /// <summary>Reads one object; what is there of the value when that is cut, and nothing when tag or length are wrong.</summary>
    internal static TlvError? ReadOne(ref ByteCursor cursor, out BerTlv? found)
    {
        found = null;
        int start = cursor.Offset;
        if (ReadHeader(ref cursor, out uint tag, out bool isConstructed, out long length) is TlvError error)
            return error;
        int valueStart = cursor.Offset;
        bool isWhole = cursor.TrySkip(length);
        if (!isWhole)
            cursor.TrySkip(cursor.Left);
        found = new(cursor.Source, start, tag, isConstructed, length, valueStart, cursor.Offset - valueStart);
        return isWhole ? null : TlvError.ValueTruncated;
    }

    /// <summary>Goes over bytes that stand between objects and have no meaning.</summary>
    internal static void SkipPadding(ref ByteCursor cursor)
    {
        while (cursor.TryPeek(out byte next) && next is 0x00 or 0xFF)
            cursor.TrySkip(1);
    }

    private static TlvSequence<BerTlv> Read(ByteCursor cursor)
    {
        var objects = new List<BerTlv>();
        SkipPadding(ref cursor);
        while (cursor.Left > 0)
        {
            int start = cursor.Offset;
            TlvError? error = ReadOne(ref cursor, out BerTlv? found);
            if (error is not null)
                return new(objects, error, start);
            objects.Add(found!);
            SkipPadding(ref cursor);
        }

        return new(objects, null, null);
    }

    private byte[] Copy(int offset, int count)
    {
        var copy = new byte[count];
        Array.Copy(source, offset, copy, 0, count);
        return copy;
    }
}
