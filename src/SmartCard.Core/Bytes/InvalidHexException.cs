using System;
using System.Globalization;

namespace SmartCard.Bytes;

/// <summary>Text that is not hexadecimal in any form that <see cref="HexText"/> reads.</summary>
public sealed class InvalidHexException : FormatException
{
    internal InvalidHexException(string text, int offset)
        : base(Describe(text, offset)) =>
        Offset = offset;

    /// <summary>The character at which reading stopped, from 0; the length of the text when it ended too early.</summary>
    public int Offset { get; }

    private static string Describe(string text, int offset)
    {
        if (offset >= text.Length)
            return string.Format(CultureInfo.InvariantCulture, "The text ends at offset {0}, where a hexadecimal digit is expected.", offset);

        char character = text[offset];
        // The text is anybody's: what a terminal obeys must not reach one.
        string shown = CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
            ? string.Format(CultureInfo.InvariantCulture, "U+{0:X4}", (int)character)
            : "'" + character + "'";
        string reason = Uri.IsHexDigit(character)
            ? "stands alone; a byte is two hexadecimal digits"
            : "is no hexadecimal digit";
        return string.Format(CultureInfo.InvariantCulture, "The character {0} at offset {1} {2}.", shown, offset, reason);
    }
}
