using System;
using System.Globalization;
using System.Text;
using Net.Pkcs11Interop.Common;

namespace SmartCard.Pkcs11;

/// <summary>Reads what stands in the fields of PKCS#11 structures.</summary>
internal static class Field
{
    /// <summary>
    /// A text without the blanks and NULs that fill its field up. What a terminal could obey becomes the
    /// replacement character: tokens write these texts.
    /// </summary>
    public static string Text(string? field)
    {
        string text = (field ?? "").TrimEnd(' ', '\0');
        StringBuilder? shown = null;
        for (int i = 0; i < text.Length; i++)
        {
            // Nearly all of it is ASCII.
            if (text[i] is < ' ' or > '~' && CharUnicodeInfo.GetUnicodeCategory(text, i) is UnicodeCategory.Control or UnicodeCategory.Format)
                (shown ??= new StringBuilder(text))[i] = '\uFFFD';
        }

        return shown?.ToString() ?? text;
    }

    /// <summary>A CK_VERSION; null when it is none.</summary>
    public static Version? Version(string? field) =>
        System.Version.TryParse(field, out Version? version) ? version : null;

    /// <summary>A number that the token may not want to tell: CK_UNAVAILABLE_INFORMATION, all bits set in a CK_ULONG, is null.</summary>
    public static long? Number(ulong field) =>
        field == (Platform.NativeULongSize is 4 ? uint.MaxValue : ulong.MaxValue) ? null
        : field > long.MaxValue ? null
        : (long)field;

    /// <summary>The clock of a token: <c>YYYYMMDDhhmmss00</c> in UTC; blanks, NULs and everything else that is no time are null.</summary>
    public static DateTime? UtcTime(string? field) =>
        DateTime.TryParseExact(
            (field ?? "").TrimEnd(' ', '\0'),
            "yyyyMMddHHmmss'00'",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out DateTime time) ? time : null;
}
