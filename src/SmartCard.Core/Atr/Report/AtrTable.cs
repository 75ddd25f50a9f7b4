using System.Collections.Generic;
using System.Linq;

namespace SmartCard.Atr.Report;

/// <summary>A table of different ATRs, with what is known of each.</summary>
internal static class AtrTable
{
    internal const int MostRows = 25;

    internal static void Write(HtmlText html, string caption, IReadOnlyList<SeenAtr> atrs, int distinctCount)
    {
        var columns = new List<Column<SeenAtr>> { new("ATR", "code bytes", atr => atr.Atr) };
        if (atrs.Any(atr => atr.CardName is not null))
            columns.Add(new("Card", "text", WriteCardName));
        if (atrs.Any(atr => atr.ReaderNames.Count > 0))
            columns.Add(new("Reader", "text", WriteReaderNames));
        columns.Add(new("Count", "number", atr => HtmlText.Number(atr.Count)));

        string? more = distinctCount > MostRows ? $"and {HtmlText.Number(distinctCount - MostRows)} more" : null;
        using (html.Element("div", ("class", "card")))
            DataTable.Write(html, caption, columns, atrs.Take(MostRows), more);
    }

    internal static void WriteReaderNames(HtmlText html, SeenAtr atr)
    {
        for (int i = 0; i < atr.ReaderNames.Count; i++)
        {
            if (i > 0)
                html.Text(", ");
            html.Outside(atr.ReaderNames[i]);
        }

        if (atr.HasMoreReaders)
            html.Text(" and others");
    }

    private static void WriteCardName(HtmlText html, SeenAtr atr)
    {
        if (atr.CardName is not null)
            html.Outside(atr.CardName);
    }
}
