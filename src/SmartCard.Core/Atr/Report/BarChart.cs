using System;
using System.Collections.Generic;
using System.Linq;

namespace SmartCard.Atr.Report;

/// <summary>
/// A horizontal bar chart as SVG. It has no viewBox: widths are in percent and text keeps its size, so it reads as well
/// in a narrow window as on paper.
/// </summary>
internal static class BarChart
{
    private const int RowHeight = 40;
    private const int LongestLabel = 26;

    /// <summary>A value that occurs once among thousands is still to be seen.</summary>
    private const double LeastWidth = 0.5;

    internal static void Write(HtmlText html, string title, IReadOnlyList<Bar> bars)
    {
        string titleId = html.NewId();
        string descriptionId = html.NewId();
        using (html.Element(
            "svg",
            ("xmlns", "http://www.w3.org/2000/svg"),
            ("class", "chart"),
            ("role", "img"),
            ("aria-labelledby", titleId + " " + descriptionId),
            ("width", "100%"),
            ("height", HtmlText.Length(bars.Count * RowHeight))))
        {
            html.Element("title", title, ("id", titleId));
            html.Element("desc", string.Join("; ", bars.Select(bar => bar.Label + ": " + Amount(bar))), ("id", descriptionId));
            for (int i = 0; i < bars.Count; i++)
                Write(html, bars[i], i * RowHeight);
        }
    }

    private static void Write(HtmlText html, Bar bar, int top)
    {
        string textLine = HtmlText.Length(top + 15);
        string barTop = HtmlText.Length(top + 21);
        html.Element("text", VisibleText.Of(bar.Label, LongestLabel), ("class", "label"), ("x", "0"), ("y", textLine));
        html.Element("text", Amount(bar), ("class", "amount"), ("x", "100%"), ("y", textLine), ("text-anchor", "end"));
        html.Empty("rect", ("class", "track"), ("x", "0"), ("y", barTop), ("width", "100%"), ("height", "11"), ("rx", "3"));
        html.Empty(
            "rect",
            ("class", bar.IsPlain ? "bar" : "bar rest"),
            ("x", "0"),
            ("y", barTop),
            ("width", HtmlText.Length(Math.Max(LeastWidth, bar.Percent)) + "%"),
            ("height", "11"),
            ("rx", "3"));
    }

    private static string Amount(Bar bar) => HtmlText.Number(bar.Count) + " · " + HtmlText.Percent(bar.Percent);
}

/// <summary>One bar: a value, or what has none.</summary>
internal sealed class Bar(string label, long count, double percent, bool isPlain)
{
    internal string Label { get; } = label;

    internal long Count { get; } = count;

    internal double Percent { get; } = percent;

    /// <summary>Whether it is one value; false for the absent ones and for what is put together.</summary>
    internal bool IsPlain { get; } = isPlain;
}
