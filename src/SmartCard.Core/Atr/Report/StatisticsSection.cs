using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SmartCard.Atr.Statistics;

namespace SmartCard.Atr.Report;

/// <summary>A chart and a table for each field.</summary>
internal static class StatisticsSection
{
    private const int MostBars = 10;
    private const int MostRows = 25;

    internal static void Write(HtmlText html, AtrReport report)
    {
        foreach (IGrouping<string, AtrStatistic> field in report.Statistics())
            Write(html, AtrFields.All.Single(known => known.Name == field.Key), [.. field]);
    }

    private static void Write(HtmlText html, AtrField field, AtrStatistic[] rows)
    {
        string id = "field-" + field.Name;
        using (html.Element("section", ("class", "card field"), ("id", id), ("aria-labelledby", id + "-heading")))
        {
            html.Element("h3", field.Name, ("id", id + "-heading"));
            html.Element("p", About(field), ("class", "about"));
            if (rows is [{ Value: null }])
            {
                html.Element("p", "None of the ATRs has it.");
                return;
            }

            using (html.Element("div", ("class", "pair")))
            {
                BarChart.Write(html, $"{field.Name}: share of the ATRs by value", Bars(rows));
                using (html.Element("div", ("class", "figures-table")))
                    DataTable.Write(html, $"{field.Name}, {HtmlText.Count(rows[0].Total, "ATR")}", Columns(rows), rows.Take(MostRows), More(rows));
            }
        }
    }

    /// <summary>The columns that say something about these rows.</summary>
    private static List<Column<AtrStatistic>> Columns(AtrStatistic[] rows)
    {
        var columns = new List<Column<AtrStatistic>> { new("Value", "code", Value) };
        if (Array.Exists(rows, row => row.Value is not null && !string.IsNullOrEmpty(row.Meaning)))
            columns.Add(new("Meaning", "text", row => row.Value is null ? "" : row.Meaning ?? ""));
        columns.Add(new("Count", "number", row => HtmlText.Number(row.Count)));
        columns.Add(new("of all", "number", row => HtmlText.Percent(row.Percent)));
        if (rows[0].Value is null)
            columns.Add(new("of present", "number", row => row.PercentOfPresent is double percent ? HtmlText.Percent(percent) : ""));
        return columns;
    }

    private static string About(AtrField field) =>
        field.Description + (field.Unit is null ? "" : "; unit: " + field.Unit) + "; " + Source(field);

    /// <summary>A clause alone is one of ISO/IEC 7816-3.</summary>
    private static string Source(AtrField field) =>
        char.IsDigit(field.Source[0]) ? "ISO/IEC 7816-3, " + field.Source : field.Source;

    private static List<Bar> Bars(AtrStatistic[] rows)
    {
        List<Bar> bars = [.. rows.Take(MostBars).Select(row => new Bar(Value(row), row.Count, row.Percent, isPlain: row.Value is not null))];
        AtrStatistic[] rest = [.. rows.Skip(MostBars)];
        if (rest.Length > 0)
            bars.Add(new(HtmlText.Count(rest.Length, "more value"), rest.Sum(row => row.Count), rest.Sum(row => row.Percent), isPlain: false));
        return bars;
    }

    private static string? More(AtrStatistic[] rows) =>
        rows.Length <= MostRows
            ? null
            : $"and {HtmlText.Count(rows.Length - MostRows, "more value")}, together {HtmlText.Count(rows.Skip(MostRows).Sum(row => row.Count), "ATR")}";

    private static string Value(AtrStatistic row) =>
        row.Value is null ? "absent" : string.Format(CultureInfo.InvariantCulture, "{0}", row.Value);
}
