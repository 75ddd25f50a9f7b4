using System.Linq;
using SmartCard.Help;
using Xunit;

namespace SmartCard.Tests.Help;

/// <summary>What is expected is what a person would type into a text file.</summary>
public sealed class ConsoleTextTests
{
    [Theory]
    [InlineData("Use `-Atr` or *any* **other**.", "Use -Atr or any other.")]
    [InlineData("See [Get-Help](Get-Help.md).", "See Get-Help.")]
    [InlineData("See [the list](https://example.org/a).", "See the list (https://example.org/a).")]
    [InlineData("See <https://example.org/a>.", "See https://example.org/a.")]
    [InlineData("one\ntwo", "one two")]
    [InlineData("5 &lt; 6 <!-- note --> \\*", "5 < 6  *")]
    [InlineData("<!-- only for the author -->", "")]
    public void Marks_are_left_out(string markdown, string expected) => Assert.Equal(expected, Text(markdown));

    [Theory]
    [InlineData("one two three four", "one two\nthree four")]
    [InlineData("averyverylongword two", "averyverylongword\ntwo")]
    [InlineData("- one two three\n- four", "- one two\n  three\n- four")]
    [InlineData("3. one two three\n4. four", "3. one two\n   three\n4. four")]
    [InlineData("- one\n  - two three four", "- one\n  - two\n    three\n    four")]
    [InlineData("```\none two three four\n  five\n```", "one two three four\n  five")]
    public void Lines_are_broken_at_spaces_and_code_is_not(string markdown, string expected) =>
        Assert.Equal(expected, Text(markdown, width: 10));

    [Fact]
    public void A_table_that_fits_stands_in_columns() =>
        Assert.Equal("Code  Meaning\n----  -------\nA     5 V\nBC    3 V", Text("| Code | Meaning |\n|---|---|\n| A | 5 V |\n| `BC` | 3 V |"));

    [Fact]
    public void A_table_that_is_too_wide_stands_in_terms() =>
        Assert.Equal("A\n  5 V and\n  more\n\nBC\n  3 V", Text("| Code | Meaning |\n|---|---|\n| A | 5 V and more |\n| BC | 3 V |", width: 12));

    private static string Text(string markdown, int width = 80) =>
        string.Join("\n\n", ConsoleText.OfBlocks(Section.Parse(markdown).Body, width));
}
