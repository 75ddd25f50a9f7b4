using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace SmartCard.Atr.Report;

/// <summary>The page: its head, and its sections one after the other.</summary>
internal static class ReportPage
{
    /// <summary>So many different ATRs are shown byte by byte; more are a list.</summary>
    private const int MostPictures = 4;

    internal static void Write(HtmlText html, AtrReport report, string title, DateTimeOffset created)
    {
        html.Raw("<!DOCTYPE html>");
        using (html.Element("html", ("lang", "en"), ("xmlns", "http://www.w3.org/1999/xhtml")))
        {
            WriteHead(html, title);
            using (html.Element("body"))
            {
                html.Element("a", "Skip to the report", ("class", "skip"), ("href", "#report"));
                WriteTitle(html, title, created);
                WriteSections(html, [.. Sections(report)]);
                using (html.Element("footer"))
                    html.Element("p", "Made by Export-AtrReport of the PowerShell module SmartCard, after ISO/IEC 7816-3 and 7816-4. This page loads nothing and runs nothing.");
            }
        }

        html.Raw("\n");
    }

    private static void WriteHead(HtmlText html, string title)
    {
        using (html.Element("head"))
        {
            html.Empty("meta", ("charset", "utf-8"));
            html.Empty("meta", ("http-equiv", "Content-Security-Policy"), ("content", StyleSheet.Policy));
            html.Empty("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
            html.Empty("meta", ("name", "color-scheme"), ("content", "light dark"));
            html.Empty("meta", ("name", "referrer"), ("content", "no-referrer"));
            html.Element("title", title);
            // Without an icon of its own, a page from a server has the browser ask for /favicon.ico.
            html.Empty("link", ("rel", "icon"), ("href", "data:,"));
            using (html.Element("style"))
                html.Raw(StyleSheet.Text);
        }
    }

    private static void WriteTitle(HtmlText html, string title, DateTimeOffset created)
    {
        using (html.Element("header"))
        {
            using (html.Element("h1"))
                html.Outside(title);
            using (html.Element("p"))
            {
                html.Element(
                    "time",
                    created.ToString("d MMMM yyyy, HH:mm 'UTC'zzz", CultureInfo.InvariantCulture),
                    ("datetime", created.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)));
            }
        }
    }

    private static void WriteSections(HtmlText html, IReadOnlyList<(string Id, string Heading, Action<HtmlText> Write)> sections)
    {
        using (html.Element("nav", ("aria-label", "Contents")))
        using (html.Element("ul"))
        {
            foreach ((string id, string heading, _) in sections)
            {
                using (html.Element("li"))
                    html.Element("a", heading, ("href", "#" + id));
            }
        }

        using (html.Element("main", ("id", "report")))
        {
            foreach ((string id, string heading, Action<HtmlText> write) in sections)
            {
                using (html.Element("section", ("id", id), ("aria-labelledby", id + "-heading")))
                {
                    html.Element("h2", heading, ("id", id + "-heading"));
                    write(html);
                }
            }
        }
    }

    private static IEnumerable<(string Id, string Heading, Action<HtmlText> Write)> Sections(AtrReport report)
    {
        bool isFew = report.DistinctCount <= MostPictures;
        yield return ("summary", "Summary", html => SummarySection.Write(html, report));
        if (report.Total == 0)
            yield break;
        if (isFew)
            yield return ("bytes", "Byte by byte", html => BytesSection.Write(html, report));
        if (report.HasNamedFields || report.DistinctCount > 1)
            yield return ("statistics", "Statistics", html => StatisticsSection.Write(html, report));
        yield return ("findings", "Findings", html => FindingsSection.Write(html, report));
        yield return ("unknown", "Unknown cards", html => UnknownSection.Write(html, report));
        if (!isFew)
            yield return ("atrs", "Most frequent ATRs", html => AtrTable.Write(html, "ATRs by how often they occur", [.. report.Seen.Take(AtrTable.MostRows)], report.DistinctCount));
    }
}
