using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using SmartCard.Atr;
using SmartCard.Atr.CardTypes;
using SmartCard.Atr.Report;
using SmartCard.Core.Tests.Atr.CardTypes;
using Xunit;

namespace SmartCard.Core.Tests.Atr.Report;

/// <summary>What the pages say.</summary>
public sealed class ContentTests
{
    private const string GoldKey = "3B 94 18 81 B1 80 7D 1F 03 19 C8 00 50 DC";

    /// <summary>The figures are those of the article on TA4 of "ATR statistics", March 2019.</summary>
    [Fact]
    public void A_table_and_its_chart_have_the_figures_of_the_article()
    {
        Page page = Page.Of(["TA4"], null, ArticleAtrs());
        XElement field = page.ById("field-TA4");

        Assert.Equal(
            [
                "absent |  | 2,009 | 96.96 % | ",
                "0x03 | clock stop not supported, class A and B | 27 | 1.30 % | 42.86 %",
                "0x83 | clock stop in state H, class A and B | 15 | 0.72 % | 23.81 %",
                "0xC3 | clock stop, no preference, class A and B | 12 | 0.58 % | 19.05 %",
                "0x07 | clock stop not supported, class A, B and C | 6 | 0.29 % | 9.52 %",
                "0x43 | clock stop in state L, class A and B | 2 | 0.10 % | 3.17 %",
                "0xC7 | clock stop, no preference, class A, B and C | 1 | 0.05 % | 1.59 %",
            ],
            Page.Rows(field));
        Assert.Equal(
            ["2,009 · 96.96 %", "27 · 1.30 %", "15 · 0.72 %", "12 · 0.58 %", "6 · 0.29 %", "2 · 0.10 %", "1 · 0.05 %"],
            Texts(field, "amount"));
        Assert.Equal(
            ["96.96%", "1.3%", "0.72%", "0.58%", "0.5%", "0.5%", "0.5%"],
            field.Descendants().Where(element => ((string?)element.Attribute("class") ?? "") is "bar" or "bar rest").Select(bar => (string)bar.Attribute("width")!));
        Assert.Contains("0x03: 27 · 1.30 %", field.Descendants().Single(element => element.Name.LocalName == "desc").Value, StringComparison.Ordinal);
    }

    [Fact]
    public void The_summary_counts()
    {
        // 3B F0 11 ends before TB1, TC1 and TD1.
        Page page = Page.Of(null, CardTypeLists.MadeUp(), "3B 02 14 50", "3B 02 14 50", "3B F0 11", GoldKey);

        Assert.Equal(["4", "3", "3", "1", "2"], Figures(page));
        Assert.Equal("–", Figures(Page.Of(GoldKey))[4]);
    }

    [Fact]
    public void Long_tables_are_cut_and_say_by_how_much()
    {
        // TA1 has 256 values.
        Page page = Page.Of(["TA1"], null, [.. Enumerable.Range(0, 256).Select(value => $"3B 10 {value:X2}")]);
        XElement field = page.ById("field-TA1");

        Assert.Equal(25, Page.Rows(field).Length);
        Assert.Equal("and 231 more values, together 231 ATRs", Class(field, "more").Value);
        Assert.Equal(11, Texts(field, "label").Length);
        Assert.Equal("246 more values", Texts(field, "label")[^1]);
        Assert.Equal("246 · 96.09 %", Texts(field, "amount")[^1]);
        Assert.Equal("and 231 more", Class(page.ById("atrs"), "more").Value);
    }

    /// <summary>The names are those that pcsc-tools' ATR_analysis gives; T1 to TK are ISO/IEC 7816-3's for historical bytes.</summary>
    [Fact]
    public void The_picture_names_each_byte()
    {
        XElement picture = Assert.Single(Page.Of(GoldKey).All("svg"));

        Assert.Equal(["TS", "T0", "TA1", "TD1", "TD2", "TA3", "TB3", "TD3", "TA4", "T1", "T2", "T3", "T4", "TCK"], Texts(picture, "name"));
        Assert.Equal(GoldKey.Split(' '), Texts(picture, "value"));
        Assert.Equal(["“P”"], Texts(picture, "character"));
        Assert.Equal(["group 1, global", "group 2", "group 3, after T=1", "group 4", "historical bytes"], Texts(picture, "group"));
        Assert.Equal(
            ["initial", "format", "interface", "protocol", "protocol", "interface", "interface", "protocol", "interface", "historical", "historical", "historical", "historical", "check"],
            picture.Descendants().Where(element => element.Name.LocalName == "rect").Select(box => ((string)box.Attribute("class")!)["role ".Length..]));
    }

    [Fact]
    public void The_picture_shows_what_is_missing_and_what_is_too_much()
    {
        XElement[] pictures = [.. Page.Of("3B F0 11", "3B 00 FF FF").All("svg")];

        Assert.Equal(["TS 3B", "T0 F0", "TA1 11", "TB1 missing", "TC1 missing", "TD1 missing"], Description(pictures[0]));
        Assert.Equal(["TS 3B", "T0 00", "FF after the end", "FF after the end"], Description(pictures[1]));
    }

    /// <summary>Colours have words beside them: each role of the picture stands in the legend, each line has its name.</summary>
    [Fact]
    public void The_legend_has_the_roles_of_the_picture()
    {
        Page page = Page.Of("3B 02 14 50 FF");

        Assert.Equal(
            ["initial character TS", "format byte T0", "historical bytes T1 to TK", "after the end of the ATR"],
            Class(page.Document.Root!, "legend").Elements().Select(item => item.Value.Trim()));
        Assert.Equal(["TS | 0 | 3B | direct convention", "T0 | 1 | 02 | no interface bytes, 2 historical bytes"], Page.Rows(page.ById("bytes")).Take(2));
    }

    [Fact]
    public void Findings_are_counted_by_code_with_the_first_example()
    {
        Page page = Page.Of("3B 02 14 50 FF", "3B 00 01", "3B F0 11", "3B 00");

        Assert.Equal(
            [
                "TrailingBytes | ✕error | 2 | 50.00 % | 1 byte follows after the end of the ATR.3B 02 14 50 FF",
                "InterfaceByteMissing | ✕error | 1 | 25.00 % | The ATR ends before TB1 TC1 TD1.3B F0 11",
            ],
            Page.Rows(page.ById("findings")).OrderByDescending(row => row.StartsWith('T')));
        Assert.Contains("There are none", Page.Of("3B 00").ById("findings").Value, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_object_twice_is_two_ATRs_with_findings()
    {
        var atr = AnswerToReset.Parse("3B 00 01");
        var report = new AtrReport(null, null);
        report.Add(atr);
        report.Add(atr);

        Assert.StartsWith("TrailingBytes | ✕error | 2 |", Page.Rows(Page.Of(report).ById("findings")).Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_cards_are_those_that_the_list_does_not_know()
    {
        CardTypeList list = CardTypeLists.MadeUp();

        Assert.Equal([GoldKey + " | 2"], Page.Rows(Page.Of(null, list, GoldKey, "3B 02 14 50", GoldKey).ById("unknown")));
        Assert.Contains("There are none", Page.Of(null, list, "3B 02 14 50").ById("unknown").Value, StringComparison.Ordinal);
        Assert.Contains("There is no list", Page.Of(GoldKey).ById("unknown").Value, StringComparison.Ordinal);
    }

    [Fact]
    public void The_list_names_the_card_before_the_input_does()
    {
        var report = new AtrReport(null, CardTypeLists.MadeUp());
        report.Add(AnswerToReset.Parse("3B 02 14 50"), "Reader A", "from the input");
        report.Add(AnswerToReset.Parse("3B 02 14 50"), "Reader B");
        report.Add(AnswerToReset.Parse(GoldKey), readerName: null, "from the input");

        XElement[] cards = [.. Page.Of(report).All("article")];

        Assert.Equal(["Harbour ferry day ticket", "from the input"], cards.Select(card => card.Elements().First().Value));
        Assert.Equal("3B 02 14 50, seen 2 times, in Reader A, Reader B", Class(cards[0], "about").Value.Trim());
    }

    [Fact]
    public void Many_readers_of_one_ATR_are_cut()
    {
        var report = new AtrReport(null, null);
        for (int i = 1; i <= 9; i++)
            report.Add(AnswerToReset.Parse("3B 00"), $"R{i}");

        Assert.EndsWith("R1, R2, R3, R4, R5 and others", Class(Page.Of(report).All("article").Single(), "about").Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, new[] { "summary" })]
    [InlineData(1, new[] { "summary", "bytes", "findings", "unknown" })]
    [InlineData(4, new[] { "summary", "bytes", "statistics", "findings", "unknown" })]
    [InlineData(5, new[] { "summary", "statistics", "findings", "unknown", "atrs" })]
    public void The_sections_fit_the_number_of_different_ATRs(int count, string[] expected) =>
        Assert.Equal(expected, Sections(Page.Of([.. Enumerable.Range(0, count).Select(value => $"3B 01 {value:X2}")])));

    [Fact]
    public void Fields_that_were_named_are_counted_even_for_one_ATR()
    {
        Page page = Page.Of(["TS", "TA1"], null, "3B 00");

        Assert.Contains("statistics", Sections(page));
        Assert.Contains("None of the ATRs has it.", page.ById("field-TA1").Value, StringComparison.Ordinal);
    }

    /// <summary>A line of text may claim to be an ATR of any length; the page stays a page.</summary>
    [Theory]
    [InlineData("00")]
    [InlineData("80")]
    public void Endless_ATRs_are_cut(string rest)
    {
        Page page = Page.Of("3B 80 " + string.Concat(Enumerable.Repeat(rest, 100_000)));

        Assert.InRange(page.Text.Length, 1, 200_000);
        Assert.Equal(64, Texts(page.All("svg").Single(), "value").Length);
    }

    [Fact]
    public void Different_ATRs_are_told_apart_up_to_a_bound()
    {
        var report = new AtrReport(null, null);
        for (int value = 0; value <= 100_000; value++)
            report.Add(AnswerToReset.Parse([0x3B, 0x03, (byte)(value >> 16), (byte)(value >> 8), (byte)value]));

        Assert.True(report.IsCut);
        Assert.Equal(100_000, report.DistinctCount);
        Assert.Equal(["100,001", "> 100,000"], Figures(Page.Of(report)).Take(2));
    }

    private static string[] ArticleAtrs() =>
        [.. from line in File.ReadLines(Repository.Fixture("atr-2016-01.txt"))
            where line.StartsWith('3') && !line.Contains('[', StringComparison.Ordinal)
            let digits = Regex.Replace(line, "[.*]", "0", RegexOptions.None, TimeSpan.FromSeconds(5)).Replace(" ", "", StringComparison.Ordinal)
            where digits.Length % 2 == 0
            let atr = AnswerToReset.Parse(digits)
            where atr.HistoricalBytes.Length == atr.HistoricalByteCount
            select digits];

    private static string[] Sections(Page page) =>
        [.. page.All("main").Single().Elements().Select(section => (string)section.Attribute("id")!)];

    private static string[] Figures(Page page) =>
        [.. page.All("dd").Where(figure => (string?)figure.Attribute("class") == "figure").Select(figure => figure.Value)];

    private static string[] Description(XElement svg) =>
        svg.Elements().Single(element => element.Name.LocalName == "desc").Value.Split(", ");

    private static XElement Class(XElement within, string name) =>
        within.Descendants().First(element => (string?)element.Attribute("class") == name);

    private static string[] Texts(XElement within, string style) =>
        [.. within.Descendants().Where(element => element.Name.LocalName == "text" && (string?)element.Attribute("class") == style).Select(text => text.Value)];
}
