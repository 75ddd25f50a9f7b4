using System;
using System.Globalization;
using System.Text;

namespace SmartCard.Pcsc;

/// <summary>Text that a driver or a reader gives: up to its first zero, and without anything that a terminal would obey.</summary>
internal static class DriverText
{
    private const char Replacement = '\uFFFD';

    public static string Read(byte[] bytes, Encoding encoding)
    {
        string text = encoding.GetString(bytes);
        int end = text.IndexOf('\0');
        char[] characters = (end < 0 ? text : text.Substring(0, end)).ToCharArray();
        for (int i = 0; i < characters.Length; i++)
        {
            if (CharUnicodeInfo.GetUnicodeCategory(characters[i]) is UnicodeCategory.Control or UnicodeCategory.Format)
                characters[i] = Replacement;
        }

        return new string(characters);
    }
}
