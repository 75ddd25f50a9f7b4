using System.Collections.Generic;
using System.Linq;

namespace SmartCard.Atr.Report;

/// <summary>What is wrong, by code.</summary>
internal static class FindingsSection
{
    private static readonly Dictionary<FindingSeverity, (string Sign, string Word, string Style)> Severities = new()
    {
        [FindingSeverity.Error] = ("✕", "error", "severity error"),
        [FindingSeverity.Warning] = ("!", "warning", "severity warning"),
        [FindingSeverity.Information] = ("i", "information", "severity information"),
    };

    internal static void Write(HtmlText html, AtrReport report)
    {
        if (report.WithFindingsCount == 0)
        {
            html.Element("p", "There are none: each ATR is as the standard has it.", ("class", "card"));
            return;
        }

        Column<FindingTally>[] columns =
        [
            new("Finding", "code", row => row.Code.ToString()),
            new("Severity", "text", WriteSeverity),
            new("ATRs", "number", row => HtmlText.Number(row.Count)),
            new("of all", "number", row => HtmlText.Percent(100.0 * row.Count / report.Total)),
            new("First example", "text", WriteExample),
        ];
        using (html.Element("div", ("class", "card")))
            DataTable.Write(html, $"Findings by code, {HtmlText.Count(report.Total, "ATR")}", columns, report.Findings);
    }

    /// <summary>A severity with its sign, so that it does not hang on its colour.</summary>
    internal static void WriteSeverity(HtmlText html, FindingSeverity severity)
    {
        (string sign, string word, string style) = Severities[severity];
        using (html.Element("span", ("class", style)))
        {
            html.Element("span", sign, ("class", "sign"), ("aria-hidden", "true"));
            html.Text(word);
        }
    }

    private static void WriteSeverity(HtmlText html, FindingTally row) => WriteSeverity(html, row.Severity);

    private static void WriteExample(HtmlText html, FindingTally row)
    {
        html.Element("div", row.Message);
        html.Element("code", row.Example);
    }
}
