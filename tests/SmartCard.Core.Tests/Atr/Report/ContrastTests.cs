using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace SmartCard.Core.Tests.Atr.Report;

/// <summary>The colours of the style sheet by WCAG 2.2: 4.5 to 1 for text (1.4.3), 3 to 1 for what is no text (1.4.11).</summary>
public sealed partial class ContrastTests
{
    private const double OfText = 4.5;
    private const double OfGraphics = 3;

    private static readonly string Css = File.ReadAllText(Path.Combine(Repository.Root, "src/SmartCard.Core/Atr/Report/report.css"));
    private static readonly Dictionary<string, string>[] Themes = [.. RootBlock().Matches(Css).Select(block => Colours(block.Value))];
    private static readonly string[] Roles = ["initial", "format", "interface", "protocol", "historical", "check", "surplus"];

    public static TheoryData<int, string, string, double> Pairs
    {
        get
        {
            var pairs = new TheoryData<int, string, string, double>();
            for (int theme = 0; theme < 2; theme++)
            {
                foreach (string paper in new[] { "ground", "paper" })
                {
                    foreach (string text in new[] { "ink", "quiet", "link", "error", "warning", "information" })
                        pairs.Add(theme, text, paper, OfText);
                    pairs.Add(theme, "focus", paper, OfGraphics);
                }

                foreach (string bar in new[] { "bar", "rest" })
                {
                    pairs.Add(theme, bar, "paper", OfGraphics);
                    pairs.Add(theme, bar, "track", OfGraphics);
                }

                foreach (string role in Roles)
                {
                    pairs.Add(theme, "ink", role, OfText);
                    pairs.Add(theme, role + "-edge", "paper", OfGraphics);
                }
            }

            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Contrast_is_enough(int theme, string front, string back, double least) =>
        Assert.InRange(Contrast(Themes[theme][front], Themes[theme][back]), least, 21);

    [Fact]
    public void Light_and_dark_name_the_same_colours()
    {
        Assert.Equal(2, Themes.Length);
        Assert.Equal(Themes[0].Keys, Themes[1].Keys);
        Assert.DoesNotMatch("#[0-9a-fA-F]{3,8}|rgb|hsl", RootBlock().Replace(Css, ""));
    }

    /// <summary>XML would read them as markup.</summary>
    [Fact]
    public void The_style_sheet_has_no_markup_in_it() => Assert.DoesNotMatch("[<&]", Css);

    /// <summary>Black on white is 21 by definition; #767676 on white is the well-known grey that just passes, 4.54 (WebAIM's contrast checker).</summary>
    [Theory]
    [InlineData("#000000", "#ffffff", 21)]
    [InlineData("#767676", "#ffffff", 4.54)]
    [InlineData("#777777", "#ffffff", 4.48)]
    public void The_formula_is_that_of_WCAG(string front, string back, double expected) =>
        Assert.Equal(expected, Math.Round(Contrast(front, back), 2));

    private static double Contrast(string one, string other)
    {
        double[] luminances = [.. new[] { Luminance(one), Luminance(other) }.Order()];
        return (luminances[1] + 0.05) / (luminances[0] + 0.05);
    }

    private static double Luminance(string colour)
    {
        double[] linear =
        [
            .. Enumerable.Range(0, 3)
                .Select(i => int.Parse(colour.AsSpan(1 + (2 * i), 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
                .Select(value => value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4)),
        ];
        return (0.2126 * linear[0]) + (0.7152 * linear[1]) + (0.0722 * linear[2]);
    }

    private static Dictionary<string, string> Colours(string block) =>
        Colour().Matches(block).ToDictionary(match => match.Groups["name"].Value, match => match.Groups["value"].Value);

    [GeneratedRegex(@":root \{[^}]*\}", RegexOptions.None, 5000)]
    private static partial Regex RootBlock();

    [GeneratedRegex("--(?<name>[a-z-]+): (?<value>#[0-9a-f]{6});", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Colour();
}
