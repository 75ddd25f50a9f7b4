using System.Linq;
using SmartCard.Bytes;

namespace SmartCard.Atr.Report;

/// <summary>For a few different ATRs: a picture of the bytes of each, its legend, each line, and what is wrong.</summary>
internal static class BytesSection
{
    /// <summary>An ATR of 33 bytes has fewer; a chain of TD that never ends has any number.</summary>
    private const int MostLines = 100;

    private static readonly Column<AtrLine>[] Columns =
    [
        new("Byte", "code", WriteName),
        new("Offset", "number", line => HtmlText.Number(line.Offset)),
        new("Value", "code", line => line.Value),
        new("Meaning", "text", line => line.Meaning),
    ];

    internal static void Write(HtmlText html, AtrReport report)
    {
        foreach (SeenAtr seen in report.Seen)
            Write(html, seen, AnswerToReset.Parse(HexText.Parse(seen.Atr)));
    }

    private static void Write(HtmlText html, SeenAtr seen, AnswerToReset atr)
    {
        using (html.Element("article", ("class", "card")))
        {
            using (html.Element("h3"))
            {
                if (seen.CardName is null)
                    html.Text(seen.Atr);
                else
                    html.Outside(seen.CardName);
            }

            WriteAbout(html, seen);
            AtrPicture.Write(html, atr);
            WriteLegend(html, atr);
            DataTable.Write(
                html,
                "Line by line",
                Columns,
                atr.Lines.Take(MostLines),
                atr.Lines.Count > MostLines ? $"and {HtmlText.Number(atr.Lines.Count - MostLines)} more lines" : null);
            WriteFindings(html, atr);
        }
    }

    private static void WriteAbout(HtmlText html, SeenAtr seen)
    {
        using (html.Element("p", ("class", "about")))
        {
            if (seen.CardName is not null)
            {
                html.Element("code", seen.Atr);
                html.Text(", ");
            }

            html.Text(seen.Count == 1 ? "seen once" : $"seen {HtmlText.Number(seen.Count)} times");
            if (seen.ReaderNames.Count > 0)
            {
                html.Text(", in ");
                AtrTable.WriteReaderNames(html, seen);
            }
        }
    }

    private static void WriteLegend(HtmlText html, AnswerToReset atr)
    {
        using (html.Element("ul", ("class", "legend"), ("aria-label", "Colours of the picture")))
        {
            foreach (ByteRole role in atr.Lines.Select(ByteRoles.Of).Distinct())
            {
                using (html.Element("li"))
                {
                    WriteSwatch(html, role);
                    html.Text(ByteRoles.Legend(role));
                }
            }
        }
    }

    private static void WriteName(HtmlText html, AtrLine line)
    {
        using (html.Element("span", ("class", line.IsDetail ? "detail" : "line")))
        {
            WriteSwatch(html, ByteRoles.Of(line));
            html.Text(line.Name);
        }
    }

    private static void WriteSwatch(HtmlText html, ByteRole role) =>
        html.Element("span", "", ("class", "swatch " + ByteRoles.Style(role)), ("aria-hidden", "true"));

    private static void WriteFindings(HtmlText html, AnswerToReset atr)
    {
        if (atr.Findings.Count == 0)
            return;
        using (html.Element("ul", ("class", "findings")))
        {
            foreach (Finding finding in atr.Findings.Take(MostLines))
            {
                using (html.Element("li"))
                {
                    FindingsSection.WriteSeverity(html, finding.Severity);
                    html.Text(" " + finding.Message);
                }
            }
        }
    }
}
