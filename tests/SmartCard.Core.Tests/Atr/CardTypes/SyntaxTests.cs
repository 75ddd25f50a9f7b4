using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using SmartCard.Atr.CardTypes;
using SmartCard.Bytes;
using Xunit;

namespace SmartCard.Core.Tests.Atr.CardTypes;

/// <summary>The form of the file, and the syntax of keys against what its authors say it is: a regular expression.</summary>
public sealed class SyntaxTests
{
    [Theory]
    [InlineData(CardTypeLists.Of2016)]
    [InlineData(CardTypeLists.Of2026)]
    public void Keys_stand_for_the_same_ATRs_as_the_regular_expressions_that_they_are(string name)
    {
        CardTypeList list = CardTypeLists.Real(name);
        (string Text, byte[] Bytes)[] atrs =
        [
            .. list.Entries
                .SelectMany(entry => entry.IsPattern ? Examples(entry.Pattern) : [entry.Pattern])
                .Distinct()
                .Select(text => (text, HexText.Parse(text))),
        ];

        List<string> differences = [];
        foreach (CardType entry in list.Entries.Where(entry => entry.IsPattern))
        {
            Regex regex = new("^" + entry.Pattern + "$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10));
            CardTypeList alone = CardTypeLists.Read(entry.Pattern + "\n");
            differences.AddRange(atrs
                .Where(atr => regex.IsMatch(atr.Text) != (alone.Match(atr.Bytes).Count == 1))
                .Select(atr => $"{entry.Pattern} and {atr.Text}"));
        }

        Assert.Empty(differences);
    }

    [Theory]
    [InlineData("3B 0")]
    [InlineData("3B 0 0")]
    [InlineData("3B 000")]
    [InlineData("3B 0G")]
    [InlineData("3B 0[")]
    [InlineData("3B 0[1")]
    [InlineData("3B 0[]")]
    [InlineData("3B 0[^1]")]
    [InlineData("3B 0[[1]]")]
    [InlineData("3B 0[2-1]")]
    [InlineData("3B 0[-1]")]
    [InlineData("3B 0[1-]")]
    [InlineData("3B 0]")]
    [InlineData("3B 0*")]
    [InlineData("3B 0.*")]
    [InlineData("3B (01|02)+")]
    [InlineData("3B 01{2}")]
    [InlineData("3B\t01")]
    public void What_is_no_key_is_passed_over_with_its_line(string line)
    {
        CardTypeList list = CardTypeLists.Read($"3B 00\n\tgood\n{line}\n\tbad\n");

        Assert.Equal(["good"], Assert.Single(list.Entries).Description);
        Assert.Equal(1, list.UnreadCount);
        Assert.Equal(3, Assert.Single(list.Unread).Line);
    }

    [Theory]
    [InlineData("3b 0a")]
    [InlineData("3B 0A  ")]
    [InlineData("3B0A")]
    [InlineData("3B  0A")]
    public void Case_and_spaces_of_a_key_do_not_matter(string line)
    {
        CardType found = Assert.Single(CardTypeLists.Read(line).Match([0x3B, 0x0A]));

        Assert.Equal("3B 0A", found.Pattern);
        Assert.False(found.IsPattern);
        Assert.Equal("3B 0A", found.Atr);
    }

    [Fact]
    public void Line_ends_byte_order_mark_and_a_last_line_without_end_are_read()
    {
        CardTypeList list = CardTypeLists.Read([0xEF, 0xBB, 0xBF, .. "3B 00\r\n\tone\r\n\r\n3B 01\r\n\ttwo"u8]);

        Assert.Equal(["one", "two"], list.Entries.SelectMany(entry => entry.Description));
        Assert.Equal([1, 4], list.Entries.Select(entry => entry.Line));
    }

    [Fact]
    public void Nothing_in_a_text_reaches_the_terminal_as_a_command()
    {
        // C0 and C1 of ISO/IEC 6429: escape, bell, carriage return within the line, CSI.
        CardTypeList list = CardTypeLists.Read("3B 00\n\t\u001B[31mred\u0007 a\rb\tc \u009B2J caf\u00E9\n");

        Assert.Equal(["?[31mred? a?b c ?2J caf\u00E9"], list.Entries[0].Description);
    }

    [Fact]
    public void Bytes_that_are_no_UTF8_do_no_harm() =>
        Assert.Equal(["caf\uFFFD"], CardTypeLists.Read([.. "3B 00\n\tcaf"u8, 0xE9, (byte)'\n']).Entries[0].Description);

    /// <summary>Three ATRs that a key may stand for, made by text alone.</summary>
    private static IEnumerable<string> Examples(string key)
    {
        foreach (char digit in "05F")
        {
            StringBuilder text = new(key.Replace("...", ".. ", StringComparison.Ordinal).Replace(".*", "..", StringComparison.Ordinal));
            for (int open = text.ToString().IndexOf('[', StringComparison.Ordinal); open >= 0; open = text.ToString().IndexOf('[', StringComparison.Ordinal))
            {
                int close = text.ToString().IndexOf(']', StringComparison.Ordinal);
                char chosen = digit == 'F' ? text[close - 1] : text[open + 1];
                text.Remove(open, close - open + 1).Insert(open, chosen);
            }

            string atr = text.Replace('.', digit).ToString();
            // "00.*" has lost its space.
            yield return HexText.Format(HexText.Parse(atr.Replace(" ", "", StringComparison.Ordinal)));
        }
    }
}
