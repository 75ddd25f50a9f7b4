using System;

namespace SmartCard.Bytes;

/// <content>Tag and length, both ways (ISO/IEC 7816-4, 5.2.2.1 and 5.2.2.2), and whether all levels are well formed.</content>
public sealed partial class BerTlv
{
    /// <summary>How deep data objects may stand in each other; those of real cards are some levels deep.</summary>
    public const int MaxDepth = 64;

    private const int MaxTagBytes = 4;
    private const int MaxLengthBytes = 4;

    /// <summary>Writes one object, with the shortest length.</summary>
    /// <param name="tag">The bytes of the tag as one number.</param>
    /// <param name="value">The value.</param>
    /// <returns>Tag, length and value.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number is no tag of one to four bytes.</exception>
    public static byte[] Write(uint tag, byte[] value)
    {
        if (value is null)
            throw new ArgumentNullException(nameof(value));
        if (!IsTag(tag))
            throw new ArgumentOutOfRangeException(nameof(tag), tag, "The number is no BER-TLV tag of one to four bytes.");
        byte[] tagBytes = BytesOfTag(tag);
        byte[] lengthBytes = BytesOfLength(value.Length);
        var bytes = new byte[tagBytes.Length + lengthBytes.Length + value.Length];
        tagBytes.CopyTo(bytes, 0);
        lengthBytes.CopyTo(bytes, tagBytes.Length);
        value.CopyTo(bytes, tagBytes.Length + lengthBytes.Length);
        return bytes;
    }

    /// <summary>Whether a number is the bytes of a tag: not 00 or FF, which are padding, and as long as its bits say.</summary>
    /// <param name="tag">The bytes of the tag as one number.</param>
    public static bool IsTag(uint tag)
    {
        byte[] bytes = BytesOfTag(tag);
        var cursor = new ByteCursor(bytes, 0, bytes.Length);
        return bytes.Length > 0 && bytes[0] != 0xFF && ReadTag(ref cursor, out _, out _) is null && cursor.Left == 0;
    }

    /// <summary>Finds the first mistake on any level, without making an object.</summary>
    internal static TlvError? Check(byte[] bytes, out int offset) => Check(new ByteCursor(bytes, 0, bytes.Length), MaxDepth, out offset);

    /// <summary>Reads tag and length; the value need not be there.</summary>
    internal static TlvError? ReadHeader(ref ByteCursor cursor, out uint tag, out bool isConstructed, out long length)
    {
        length = 0;
        return ReadTag(ref cursor, out tag, out isConstructed) ?? ReadLength(ref cursor, out length);
    }

    internal static byte[] BytesOfTag(uint tag) => BytesOfNumber(tag);

    private static byte[] BytesOfLength(int length)
    {
        byte[] digits = BytesOfNumber((uint)length);
        return length < 0x80 ? [(byte)length] : [(byte)(0x80 | digits.Length), .. digits];
    }

    /// <summary>A number in as few bytes as it needs, none for 0.</summary>
    private static byte[] BytesOfNumber(uint number)
    {
        int count = number > 0xFFFFFF ? 4 : number > 0xFFFF ? 3 : number > 0xFF ? 2 : number > 0 ? 1 : 0;
        var bytes = new byte[count];
        for (int i = count - 1; i >= 0; i--, number >>= 8)
            bytes[i] = (byte)number;
        return bytes;
    }

    /// <summary>Goes down as many levels as are left, which bounds the stack.</summary>
    private static TlvError? Check(ByteCursor cursor, int levels, out int offset)
    {
        SkipPadding(ref cursor);
        for (offset = cursor.Offset; cursor.Left > 0; offset = cursor.Offset)
        {
            if (ReadHeader(ref cursor, out _, out bool isConstructed, out long length) is TlvError error)
                return error;
            int valueOffset = cursor.Offset;
            if (!cursor.TrySkip(length))
                return TlvError.ValueTruncated;
            if (isConstructed && length > 0)
            {
                if (levels == 1)
                    return TlvError.TooDeep;
                if (Check(new ByteCursor(cursor.Source, valueOffset, (int)length), levels - 1, out int inside) is TlvError errorInside)
                {
                    offset = inside;
                    return errorInside;
                }
            }

            SkipPadding(ref cursor);
        }

        return null;
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
        length = 0;
        if (!cursor.TryReadByte(out byte first))
            return TlvError.LengthTruncated;
        if (first < 0x80)
        {
            length = first;
            return null;
        }

        int count = first & 0x7F;
        if (count is 0 or > MaxLengthBytes)
            return TlvError.LengthNotSupported;
        for (; count > 0; count--)
        {
            if (!cursor.TryReadByte(out byte digit))
                return TlvError.LengthTruncated;
            length = length << 8 | digit;
        }

        return null;
    }
}
