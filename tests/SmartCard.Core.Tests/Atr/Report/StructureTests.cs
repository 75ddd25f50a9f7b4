using System;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using SmartCard.Atr;
using SmartCard.Atr.Report;
using SmartCard.Core.Tests.Atr.CardTypes;
using Xunit;

namespace SmartCard.Core.Tests.Atr.Report;

/// <summary>What the pages are made of, by HTML's and WCAG's rules.</summary>
public sealed class StructureTests
{
    private const string GoldKey = "3B 94 18 81 B1 80 7D 1F 03 19 C8 00 50 DC";

    public static TheoryData<string> Pages { get; } = ["none", "one", "broken", "some", "known"];

    [Theory]
    [MemberData(nameof(Pages))]
    public void It_is_HTML_with_language_encoding_and_title(string name)
    {
        Page page = Make(name);

        Assert.StartsWith("<!DOCTYPE html>", page.Text, StringComparison.Ordinal);
        Assert.Equal("en", (string?)page.Document.Root!.Attribute("lang"));
        // HTML, 4.2.5.4: within the first 1024 bytes.
        Assert.InRange(page.Text.IndexOf("<meta charset=\"utf-8\"", StringComparison.Ordinal), 0, 1000);
        Assert.Equal("Title", Assert.Single(page.All("title"), title => title.Parent!.Name.LocalName == "head").Value);
        Assert.Single(page.All("main"));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Nothing_runs_and_nothing_is_loaded(string name)
    {
        Page page = Make(name);

        Assert.DoesNotContain(page.Document.Descendants(), element => element.Name.LocalName is "script" or "img" or "iframe" or "object" or "embed" or "form" or "foreignObject" or "use");
        Assert.DoesNotContain(page.Document.Descendants().Attributes(), attribute => attribute.Name.LocalName is "style" or "src" or "srcset" || attribute.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase));
        Assert.All(page.Document.Descendants().Attributes("href"), reference => Assert.Matches("^(#|data:,$)", reference.Value));
        Assert.DoesNotContain("url(", page.All("style").Single().Value, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@import", page.All("style").Single().Value, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>CSP Level 3, 8.4: a hash source matches the element whose text has it; the parser hands over the text as it stands.</summary>
    [Fact]
    public void The_policy_allows_the_style_sheet_and_nothing_else()
    {
        Page page = Make("some");
        string style = Assert.Single(page.All("style")).Value;
        string hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));

        XElement policy = page.All("meta").Single(meta => (string?)meta.Attribute("http-equiv") == "Content-Security-Policy");

        Assert.Equal($"default-src 'none'; style-src 'sha256-{hash}'; img-src data:; base-uri 'none'; form-action 'none'", (string?)policy.Attribute("content"));
        Assert.DoesNotContain('\r', style);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Headings_leave_out_no_level(string name)
    {
        int[] levels = [.. Make(name).Document.Descendants().Where(element => element.Name.LocalName is ['h', >= '1' and <= '6']).Select(heading => heading.Name.LocalName[1] - '0')];

        Assert.Equal(1, levels[0]);
        Assert.Single(levels, level => level == 1);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_reference_has_its_one_target(string name)
    {
        Page page = Make(name);
        string[] ids = [.. page.Document.Descendants().Attributes("id").Select(id => id.Value)];

        Assert.Distinct(ids);
        Assert.All(page.Document.Descendants().Attributes("aria-labelledby").SelectMany(value => value.Value.Split(' ')), id => Assert.NotEqual("", page.ById(id).Value));
        Assert.All(page.All("a").Attributes("href"), reference => Assert.Contains(reference.Value[1..], ids));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_picture_is_named_and_described_and_every_table_has_headers(string name)
    {
        Page page = Make(name);

        Assert.All(page.All("svg"), svg =>
        {
            Assert.Equal("img", (string?)svg.Attribute("role"));
            Assert.Equal(2, ((string)svg.Attribute("aria-labelledby")!).Split(' ').Length);
        });
        Assert.All(page.All("table"), table =>
        {
            Assert.NotEqual("", table.Elements().First(element => element.Name.LocalName == "caption").Value);
            Assert.All(table.Descendants().Where(cell => cell.Name.LocalName == "th"), header => Assert.Contains((string?)header.Attribute("scope"), new[] { "row", "col" }));
        });
        Assert.All(page.All("section").Where(section => ((string?)section.Attribute("class"))?.Contains("field", StringComparison.Ordinal) == true), field =>
            Assert.Equal(field.Value.Contains("None of the ATRs has it", StringComparison.Ordinal) ? [] : ["svg", "table"], field.Descendants().Select(element => element.Name.LocalName).Where(element => element is "svg" or "table")));
    }

    /// <summary>WCAG 2.2, 2.1.1: what scrolls is reached by keyboard and named.</summary>
    [Fact]
    public void What_scrolls_takes_the_focus() =>
        Assert.All(Make("one").All("div").Where(div => (string?)div.Attribute("class") == "scroll"), div =>
        {
            Assert.Equal("0", (string?)div.Attribute("tabindex"));
            Assert.NotNull(div.Attribute("aria-labelledby"));
        });

    [Fact]
    public void The_time_stands_for_people_and_machines()
    {
        XElement time = Assert.Single(Make("one").All("time"));

        Assert.Equal("3 May 2026, 14:07 UTC+02:00", time.Value);
        Assert.Equal("2026-05-03T14:07:00+02:00", (string?)time.Attribute("datetime"));
    }

    [Fact]
    public void Culture_changes_nothing()
    {
        string expected = Make("some").Text;
        var before = System.Globalization.CultureInfo.CurrentCulture;
        try
        {
            System.Globalization.CultureInfo.CurrentCulture = new System.Globalization.CultureInfo("ar-SA");
            Assert.Equal(expected, Make("some").Text);
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }

    private static Page Make(string name) => name switch
    {
        "none" => Page.Of(),
        "one" => Page.Of(GoldKey),
        "broken" => Page.Of("3B F0 11", "3B 02 14 50 FF FF"),
        "some" => Page.Of([.. AtrReport.DefaultFields.Select(field => field.Name), "T15.TA", "Historical.Category"], null, GoldKey, "3B 00", "3B 02 14 50", "3F 00", "3B F0 11", GoldKey),
        _ => Page.Of(null, CardTypeLists.MadeUp(), "3B 02 14 50", GoldKey),
    };
}
