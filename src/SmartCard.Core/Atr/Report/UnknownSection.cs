using System.Linq;

namespace SmartCard.Atr.Report;

/// <summary>The ATRs that the list of card types does not know.</summary>
internal static class UnknownSection
{
    internal static void Write(HtmlText html, AtrReport report)
    {
        if (report.CardTypes is null)
        {
            html.Element("p", "There is no list of card types on the computer that made this report: Update-CardType downloads one.", ("class", "card"));
            return;
        }

        SeenAtr[] unknown = [.. report.Seen.Where(atr => atr.IsUnknown)];
        string list = $"the list of card types, which has {HtmlText.Count(report.CardTypes.Entries.Count, "key")}";
        if (unknown.Length == 0)
            html.Element("p", $"There are none: all ATRs are in {list}.", ("class", "card"));
        else
            AtrTable.Write(html, $"ATRs that are not in {list}", unknown, unknown.Length);
    }
}
