using System.Globalization;
using System.Text;

namespace SmartCard.Atr.Report;

/// <summary>
/// Text from outside as text that can be seen: what would steer a terminal or a browser, turn the direction of writing,
/// or is no character at all is named by its code point.
/// </summary>
internal static class VisibleText
{
    /// <summary>Vietnamese takes two, Hebrew three; more only serve to cover the lines around.</summary>
    private const int MostMarks = 4;

    /// <summary>Names what cannot be seen, as <c>[U+202E]</c>, and cuts what is too long.</summary>
    /// <param name="text">Any text, lone surrogates included.</param>
    /// <param name="longest">How many characters (UTF-16) are taken.</param>
    internal static string Of(string text, int longest = int.MaxValue)
    {
        var shown = new StringBuilder(text.Length);
        int marks = 0;
        for (int i = 0; i < text.Length;)
        {
            if (i >= longest)
                return shown.Append('…').ToString();
            int width = char.IsSurrogatePair(text, i) ? 2 : 1;
            UnicodeCategory category = CharUnicodeInfo.GetUnicodeCategory(text, i);
            marks = category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? marks + 1 : 0;
            int codePoint = width == 2 ? char.ConvertToUtf32(text, i) : text[i];
            if (marks > MostMarks || IsHidden(category) || IsNoCharacter(codePoint))
                shown.AppendFormat(CultureInfo.InvariantCulture, "[U+{0:X4}]", codePoint);
            else
                shown.Append(text, i, width);
            i += width;
        }

        return shown.ToString();
    }

    /// <summary>Format characters are those that override the direction, join, or have no width.</summary>
    private static bool IsHidden(UnicodeCategory category) => category
        is UnicodeCategory.Control
        or UnicodeCategory.Format
        or UnicodeCategory.Surrogate
        or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator;

    /// <summary>The noncharacters of the Unicode Standard, 23.7; XML 1.0 refuses two of them.</summary>
    private static bool IsNoCharacter(int codePoint) =>
        (codePoint & 0xFFFE) == 0xFFFE || codePoint is >= 0xFDD0 and <= 0xFDEF;
}
