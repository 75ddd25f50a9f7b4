using System;
using System.Globalization;
using System.Text;

namespace SmartCard.Errors;

/// <summary>Text from outside, short and without anything that a terminal would obey.</summary>
internal static class SafeText
{
    private const int LongestShown = 120;

    /// <summary>The beginning of a text, with a question mark for each character that is not harmless.</summary>
    /// <param name="text">The text.</param>
    /// <param name="longest">How many characters are shown.</param>
    internal static string Of(string text, int longest = LongestShown)
    {
        var shown = new StringBuilder(Math.Min(text.Length, longest));
        foreach (char character in text)
        {
            if (shown.Length == longest)
                return shown.Append("...").ToString();
            shown.Append(IsHarmless(character) ? character : '?');
        }

        return shown.ToString();
    }

    /// <summary>Not a control character, and none that turns the direction of the text around it.</summary>
    private static bool IsHarmless(char character) =>
        CharUnicodeInfo.GetUnicodeCategory(character) is not UnicodeCategory.Control and not UnicodeCategory.Format;
}
