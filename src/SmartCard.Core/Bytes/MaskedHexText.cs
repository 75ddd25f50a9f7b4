using System;
using System.Text;

namespace SmartCard.Bytes;

/// <summary>Bytes as hexadecimal text of which only the beginning and the end can be read: <c>00 20 00 80 04 ** ** ** **</c>.</summary>
public static class MaskedHexText
{
    private const string Mask = "**";

    /// <summary>Writes bytes as upper-case pairs with a space between, and <c>**</c> for each that is not shown.</summary>
    /// <param name="bytes">The array.</param>
    /// <param name="count">How many bytes of it are written, from the first on.</param>
    /// <param name="shownFirst">How many of them are shown at the beginning; more than there are shows all.</param>
    /// <param name="shownLast">How many of them are shown at the end.</param>
    /// <returns>The text, which tells the length and not the bytes.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="bytes"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is not within the array, or another number is negative.</exception>
    public static string Format(byte[] bytes, int count, int shownFirst, int shownLast = 0)
    {
        if (bytes is null)
            throw new ArgumentNullException(nameof(bytes));
        if (count < 0 || count > bytes.Length)
            throw new ArgumentOutOfRangeException(nameof(count));
        if (shownFirst < 0)
            throw new ArgumentOutOfRangeException(nameof(shownFirst));
        if (shownLast < 0)
            throw new ArgumentOutOfRangeException(nameof(shownLast));

        int first = Math.Min(shownFirst, count);
        int last = Math.Min(shownLast, count - first);
        StringBuilder text = new(HexText.Format(bytes, 0, first), count * 3);
        for (int i = first; i < count - last; i++)
            text.Append(text.Length is 0 ? "" : " ").Append(Mask);
        if (last > 0)
            text.Append(text.Length is 0 ? "" : " ").Append(HexText.Format(bytes, count - last, last));
        return text.ToString();
    }
}
