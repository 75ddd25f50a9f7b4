using System;

namespace SmartCard.Bytes;

/// <summary>
/// Bytes as hexadecimal text, in the forms people paste: <c>3B9418</c>, <c>3B 94 18</c>, <c>3b:94:18</c>,
/// <c>3B-94-18</c>, <c>0x3B,0x94,0x18</c>.
/// </summary>
/// <remarks>
/// A byte is two digits side by side, with or without <c>0x</c> before them. Between bytes stand any number of
/// white-space characters, commas, semicolons, colons and hyphens.
/// </remarks>
public static class HexText
{
    private const byte Separator = 0x10;
    private const byte Other = 0xFF;
    private const int AsciiCount = 128;

    /// <summary>What each character of ASCII is: the value of the digit, a separator, or neither, as all bytes above are.</summary>
    private static readonly byte[] Kind = MakeKinds();

    private static readonly char[] Digits = "0123456789ABCDEF".ToCharArray();

    /// <summary>Writes bytes as upper-case pairs with a space between: <c>3B 94 18</c>.</summary>
    /// <param name="bytes">The bytes; none give an empty string.</param>
    /// <returns>The text.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="bytes"/> is null.</exception>
    public static string Format(byte[] bytes)
    {
        if (bytes is null)
            throw new ArgumentNullException(nameof(bytes));
        return Format(bytes, 0, bytes.Length);
    }

    /// <summary>Writes a part of an array as upper-case pairs with a space between.</summary>
    /// <param name="bytes">The array.</param>
    /// <param name="offset">The first byte, from 0.</param>
    /// <param name="count">How many bytes; 0 gives an empty string.</param>
    /// <returns>The text.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="bytes"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The part is not within the array.</exception>
    public static string Format(byte[] bytes, int offset, int count)
    {
        if (bytes is null)
            throw new ArgumentNullException(nameof(bytes));
        if (offset < 0 || offset > bytes.Length)
            throw new ArgumentOutOfRangeException(nameof(offset));
        if (count < 0 || count > bytes.Length - offset)
            throw new ArgumentOutOfRangeException(nameof(count));
        if (count == 0)
            return string.Empty;

        var text = new char[(count * 3) - 1];
        for (int i = 0, at = 0; i < count; i++, at += 3)
        {
            byte value = bytes[offset + i];
            text[at] = Digits[value >> 4];
            text[at + 1] = Digits[value & 0x0F];
            if (i < count - 1)
                text[at + 2] = ' ';
        }

        return new string(text);
    }

    /// <summary>Reads text in any of the usual forms.</summary>
    /// <param name="text">The text; an empty one, or separators alone, give no bytes.</param>
    /// <returns>The bytes, in the order of the text.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="InvalidHexException">A character that is neither digit nor separator, or a digit alone.</exception>
    public static byte[] Parse(string text)
    {
        if (text is null)
            throw new ArgumentNullException(nameof(text));

        // Two digits a byte, or three characters where the first byte is followed by a separator.
        int stride = KindAt(text, 2) == Separator ? 3 : 2;
        var buffer = new byte[(text.Length + stride - 2) / stride];
        int count = 0;
        int at = 0;
        while (true)
        {
            ReadEven(text, stride, buffer, ref at, ref count);
            if (at >= text.Length)
                break;
            if (KindAt(text, at) == Separator)
            {
                at++;
                continue;
            }

            if (text[at] == '0' && at + 1 < text.Length && text[at + 1] is 'x' or 'X')
                at += 2;
            byte high = KindAt(text, at);
            byte low = KindAt(text, at + 1);
            if (high >= Separator || low >= Separator)
                throw new InvalidHexException(text, high < Separator && low == Other ? at + 1 : at);
            if (count == buffer.Length)
                Array.Resize(ref buffer, text.Length / 2);
            buffer[count++] = (byte)((high << 4) | low);
            at += 2;
        }

        if (count < buffer.Length)
            Array.Resize(ref buffer, count);
        return buffer;
    }

    /// <summary>Reads text that is there as bytes, in ASCII or an encoding that extends it; nothing is allocated.</summary>
    /// <param name="text">The array that holds the text.</param>
    /// <param name="start">The first character.</param>
    /// <param name="end">The offset after the last.</param>
    /// <param name="bytes">Takes the bytes: half as many as there are characters, at most.</param>
    /// <param name="count">How many bytes there are.</param>
    /// <returns>Whether <see cref="Parse"/> would read it; of what is no ASCII, neither is white space here.</returns>
    internal static bool TryParse(byte[] text, int start, int end, byte[] bytes, out int count)
    {
        count = 0;
        for (int at = start; at < end;)
        {
            byte high = Kind[text[at]];
            byte low = at + 1 < end ? Kind[text[at + 1]] : Separator;
            if ((high | low) < Separator)
            {
                bytes[count++] = (byte)((high << 4) | low);
                // The usual single space costs no round of its own.
                at += at + 2 < end && text[at + 2] == ' ' ? 3 : 2;
            }
            else if (high == Separator)
            {
                at++;
            }
            else if (high == 0 && at + 3 < end && text[at + 1] is (byte)'x' or (byte)'X' && (Kind[text[at + 2]] | Kind[text[at + 3]]) < Separator)
            {
                at += 2;
            }
            else
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Reads the bytes that stand at even distances, all of nearly every text: two digits, and in distances of three a space.</summary>
    private static void ReadEven(string text, int stride, byte[] buffer, ref int at, ref int count)
    {
        int place = at;
        int taken = count;
        for (; taken < buffer.Length && place + 1 < text.Length; taken++, place += stride)
        {
            char first = text[place];
            char second = text[place + 1];
            if ((first | second) >= Kind.Length)
                break;
            int high = Kind[first];
            int low = Kind[second];
            if ((high | low) >= Separator || (stride == 3 && place + 2 < text.Length && text[place + 2] != ' '))
                break;
            buffer[taken] = (byte)(high << 4 | low);
        }

        at = place;
        count = taken;
    }

    /// <summary>What stands at an offset; the end of the text separates, too.</summary>
    private static byte KindAt(string text, int at) =>
        at >= text.Length ? Separator
        : text[at] < AsciiCount ? Kind[text[at]]
        : char.IsWhiteSpace(text[at]) ? Separator
        : Other;

    private static byte[] MakeKinds()
    {
        var kinds = new byte[256];
        for (int i = 0; i < kinds.Length; i++)
            kinds[i] = i < AsciiCount && char.IsWhiteSpace((char)i) ? Separator : Other;
        foreach (char separator in ",;:-")
            kinds[separator] = Separator;
        for (byte value = 0; value < 16; value++)
        {
            kinds["0123456789ABCDEF"[value]] = value;
            kinds["0123456789abcdef"[value]] = value;
        }

        return kinds;
    }
}
