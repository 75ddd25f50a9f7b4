using System;
using System.Collections.Generic;

namespace SmartCard.Atr.Report;

/// <summary>A table with a caption, headers for rows and columns, and a word about the rows that are left out.</summary>
internal static class DataTable
{
    /// <summary>Writes a table.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="caption">What the table is about.</param>
    /// <param name="columns">The columns; the first is the header of each row.</param>
    /// <param name="rows">The rows that are shown.</param>
    /// <param name="more">What is said about the rows that are not; null when there are none.</param>
    internal static void Write<T>(HtmlText html, string caption, IReadOnlyList<Column<T>> columns, IEnumerable<T> rows, string? more = null)
    {
        string captionId = html.NewId();
        using (html.Element("div", ("class", "scroll"), ("role", "region"), ("tabindex", "0"), ("aria-labelledby", captionId)))
        using (html.Element("table"))
        {
            html.Element("caption", caption, ("id", captionId));
            using (html.Element("thead"))
            using (html.Element("tr"))
            {
                foreach (Column<T> column in columns)
                    html.Element("th", column.Heading, ("scope", "col"), ("class", column.Style));
            }

            using (html.Element("tbody"))
            {
                foreach (T row in rows)
                    WriteRow(html, columns, row);
            }
        }

        if (more is not null)
            html.Element("p", more, ("class", "more"));
    }

    private static void WriteRow<T>(HtmlText html, IReadOnlyList<Column<T>> columns, T row)
    {
        using (html.Element("tr"))
        {
            for (int i = 0; i < columns.Count; i++)
            {
                using (i == 0 ? html.Element("th", ("scope", "row"), ("class", columns[i].Style)) : html.Element("td", ("class", columns[i].Style)))
                    columns[i].Write(html, row);
            }
        }
    }
}

/// <summary>A column: its heading, the class of its cells (text, number or code), and what is in a cell.</summary>
internal sealed class Column<T>(string heading, string style, Action<HtmlText, T> write)
{
    internal Column(string heading, string style, Func<T, string> text)
        : this(heading, style, (html, row) => html.Text(text(row)))
    {
    }

    internal string Heading { get; } = heading;

    internal string Style { get; } = style;

    internal Action<HtmlText, T> Write { get; } = write;
}
