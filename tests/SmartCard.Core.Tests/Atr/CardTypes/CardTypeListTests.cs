using System.Linq;
using SmartCard.Atr.CardTypes;
using SmartCard.Bytes;
using Xunit;

namespace SmartCard.Core.Tests.Atr.CardTypes;

/// <summary>The made-up list: what stands in its file is what must come out.</summary>
public sealed class CardTypeListTests
{
    [Fact]
    public void An_entry_has_its_text_addresses_line_and_source()
    {
        CardType entry = CardTypeLists.MadeUp().Entries[0];

        Assert.Equal("3B 02 14 50", entry.Pattern);
        Assert.Equal(["Harbour ferry day ticket", "with a brass chip"], entry.Description);
        Assert.Equal(["https://ferry.example/cards"], entry.Urls);
        Assert.False(entry.IsPattern);
        Assert.Equal(0, entry.Wildcards);
        Assert.Equal("3B 02 14 50", entry.Atr);
        Assert.Equal(3, entry.Line);
        Assert.Equal("made-up", entry.Source);
    }

    [Fact]
    public void Several_addresses_on_a_line_are_several() =>
        Assert.Equal(
            ["https://library.example/a", "https://library.example/b"],
            CardTypeLists.MadeUp().Entries.Single(entry => entry.Line == 14).Urls);

    [Fact]
    public void Keys_without_text_between_share_the_text_below()
    {
        CardType[] both = [.. CardTypeLists.MadeUp().Entries.Where(entry => entry.Line is 21 or 22)];

        Assert.Equal(["3B 11 0[0-2,9]", "3B 12 .0"], both.Select(entry => entry.Pattern));
        Assert.All(both, entry => Assert.Equal(["Two keys of one bus company"], entry.Description));
    }

    [Fact]
    public void An_entry_may_have_no_text() =>
        Assert.Empty(Assert.Single(CardTypeLists.MadeUp().Match([0x3F, 0x65, 0x25])).Description);

    [Theory]
    [InlineData("3B 11 00", "3B 11 0[0-2,9]")]
    [InlineData("3B 11 02", "3B 11 0[0-2,9]")]
    [InlineData("3B 11 09", "3B 11 0[0-2,9]")]
    [InlineData("3B 11 03", null)]
    [InlineData("3B 11 12", null)]
    [InlineData("3B 11 00 00", null)]
    [InlineData("3B 12 A0", "3B 12 .0")]
    [InlineData("3B 12 0A", null)]
    [InlineData("3B 7F 99 00 02 77 03 90 00", "3B 7F .. 00 02 ...03 90 00")]
    [InlineData("3B 6D 00 FF 38", null)]
    [InlineData("3B 6D 00 FF 77 38", "3B 6D 00 FF .* 38")]
    [InlineData("3B 6D 00 FF 38 38 77 38 38", "3B 6D 00 FF .* 38")]
    [InlineData("3B 6D 00 FF 77 37", null)]
    [InlineData("3B 6D 00 FF 01", "3B 6D 00 FF 01.*")]
    [InlineData("3B 6D 00 FF 01 02 03", "3B 6D 00 FF 01.*")]
    [InlineData("3B", null)]
    public void A_key_stands_for_the_ATRs_that_its_syntax_says(string atr, string? pattern) =>
        Assert.Equal(pattern is null ? [] : [pattern], CardTypeLists.MadeUp().MatchPatterns(atr));

    [Fact]
    public void Exact_comes_first_then_fewer_wildcards_then_smaller_sets_then_an_open_length()
    {
        Assert.Equal(
            ["3B 65 00 00 80 66 AF 03 0C", "3B 65 00 00 80 6. A[FE] 03 0[CD]", "3B 65 00 00 80 6. A[F,E] 03 ..", "3B 65 00 00 80 .. .. .. .."],
            CardTypeLists.MadeUp().MatchPatterns("3B 65 00 00 80 66 AF 03 0C"));
        Assert.Equal(
            ["3B 01 0[12]", "3B 01 0[1-3]", "3B 01 0.", "3B 01.*"],
            CardTypeLists.Read("3B 01.*\n3B 01 0.\n3B 01 0[1-3]\n3B 01 0[12]\n").MatchPatterns("3B 01 01"));
    }

    [Fact]
    public void Equals_keep_the_order_of_the_list()
    {
        CardTypeList list = CardTypeLists.Read("3F 02 00\n\ta\n3B 02 00\n\tb\n3B 02 00\n\tc\n3B 02 0.\n\td\n3B 02 .0\n\te\n");

        Assert.Equal(["b", "c", "d", "e"], list.Match([0x3B, 0x02, 0x00]).SelectMany(found => found.Description));
    }

    [Fact]
    public void Merged_lists_answer_together_and_say_where_from()
    {
        CardTypeList merged = CardTypeList.Merge([CardTypeLists.Read("3B 0.\n\tpattern\nfoo\n3B 00\n\tmine\n"), CardTypeLists.Read("3B 01\n\tanother\n3B 00\n\ttheirs\n")]);

        Assert.Equal(["mine", "theirs", "pattern"], merged.Match([0x3B, 0x00]).SelectMany(found => found.Description));
        Assert.Equal(["pattern", "mine", "another", "theirs"], merged.Entries.SelectMany(entry => entry.Description));
        Assert.Equal(1, merged.UnreadCount);
    }

    [Fact]
    public void An_answer_says_which_ATR_it_answers()
    {
        CardType answer = CardTypeLists.Read("3B 0.\n\tpattern\n").Match([0x3B, 0x07])[0];

        Assert.Null(answer.Atr);
        Assert.Equal("3B 07", answer.For("3B 07").Atr);
        Assert.Equal(["pattern"], answer.For("3B 07").Description);
    }

    [Theory]
    [InlineData(CardTypeLists.Of2016, 2101, 1917)]
    [InlineData(CardTypeLists.Of2026, 5070, 4832)]
    public void Every_key_of_the_real_lists_is_read_and_every_exact_one_finds_itself_first(string name, int keys, int exact)
    {
        // The counts are those of the data's own README; the number of exact ones of 2016 is grep's.
        CardTypeList list = CardTypeLists.Real(name);

        Assert.Equal(keys, list.Entries.Count);
        Assert.Equal(0, list.UnreadCount);
        CardType[] exactOnes = [.. list.Entries.Where(entry => !entry.IsPattern)];
        Assert.Equal(exact, exactOnes.Length);
        Assert.All(exactOnes, entry => Assert.Equal(entry.Pattern, list.Match(HexText.Parse(entry.Pattern))[0].Pattern));
    }
}
