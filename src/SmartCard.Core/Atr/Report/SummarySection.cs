using System.Linq;

namespace SmartCard.Atr.Report;

/// <summary>What a person wants to know first, in a few figures.</summary>
internal static class SummarySection
{
    internal static void Write(HtmlText html, AtrReport report)
    {
        if (report.Total == 0)
        {
            html.Element("p", "There are no ATRs in this report.");
            return;
        }

        using (html.Element("dl", ("class", "figures")))
        {
            Write(html, "ATRs", HtmlText.Number(report.Total), "counted");
            Write(html, "Different", (report.IsCut ? "> " : "") + HtmlText.Number(report.DistinctCount), report.IsCut ? "more than are told apart" : "each counted once");
            Write(html, "Valid", HtmlText.Number(report.ValidCount), Share(report.ValidCount, report));
            Write(html, "With findings", HtmlText.Number(report.WithFindingsCount), Share(report.WithFindingsCount, report));
            int unknown = report.Seen.Count(atr => atr.IsUnknown);
            Write(html, "Unknown cards", report.CardTypes is null ? "–" : HtmlText.Number(unknown), report.CardTypes is null ? "no list of card types" : "different ATRs");
        }
    }

    private static string Share(long count, AtrReport report) => HtmlText.Percent(100.0 * count / report.Total);

    private static void Write(HtmlText html, string name, string figure, string remark)
    {
        using (html.Element("div"))
        {
            html.Element("dt", name);
            html.Element("dd", figure, ("class", "figure"));
            html.Element("dd", remark);
        }
    }
}
