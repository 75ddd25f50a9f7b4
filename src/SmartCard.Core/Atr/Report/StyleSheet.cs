using System;
using System.IO;
using System.Security.Cryptography;
using System.Text;

namespace SmartCard.Atr.Report;

/// <summary>The one style sheet of the report, and its hash: the page's policy takes no other.</summary>
internal static class StyleSheet
{
    /// <summary>The style sheet, with line feeds as HTML parsers see them.</summary>
    internal static string Text { get; } = Load();

    /// <summary>
    /// The Content-Security-Policy: nothing is loaded and nothing runs; styles are those of this style sheet alone
    /// (W3C Content Security Policy Level 3).
    /// </summary>
    internal static string Policy { get; } =
        $"default-src 'none'; style-src '{Hash(Text)}'; img-src data:; base-uri 'none'; form-action 'none'";

    private static string Load()
    {
        using Stream stream = typeof(StyleSheet).Assembly.GetManifestResourceStream("SmartCard.Atr.Report.report.css")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().Replace("\r\n", "\n");
    }

    private static string Hash(string text)
    {
        using var sha256 = SHA256.Create();
        return "sha256-" + Convert.ToBase64String(sha256.ComputeHash(Encoding.UTF8.GetBytes(text)));
    }
}
