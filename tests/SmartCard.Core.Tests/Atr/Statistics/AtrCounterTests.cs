using System.Linq;
using System.Reflection;
using SmartCard.Atr;
using SmartCard.Atr.Statistics;
using Xunit;

namespace SmartCard.Core.Tests.Atr.Statistics;

public sealed class AtrCounterTests
{
    private static AtrStatistic[] Count(string[] fields, params string[] atrs)
    {
        var counter = new AtrCounter(AtrFields.All.Where(field => fields.Contains(field.Name)));
        foreach (string atr in atrs)
            counter.Add(AnswerToReset.Parse(atr));
        return [.. counter.GetStatistics()];
    }

    [Fact]
    public void Absent_comes_first_then_the_most_frequent_then_by_value()
    {
        AtrStatistic[] rows = Count(["TA1"], "3B 10 95", "3B 10 11", "3B 10 18", "3B 10 18", "3B 00");

        Assert.Equal([null, "0x18", "0x11", "0x95"], rows.Select(row => row.Value));
        Assert.Equal([1L, 2, 1, 1], rows.Select(row => row.Count));
    }

    [Fact]
    public void Numbers_are_ordered_by_size_and_not_as_text() =>
        Assert.Equal([2, 10], Count(["HistoricalByteCount"], "3B 0A 01 02 03 04 05 06 07 08 09 0A", "3B 02 14 50").Select(row => row.Value));

    [Fact]
    public void Percent_is_of_all_and_of_those_that_have_it()
    {
        AtrStatistic[] rows = Count(["TA1"], "3B 00", "3B 00", "3B 10 18", "3B 10 11");

        Assert.All(rows, row => Assert.Equal(4, row.Total));
        Assert.Equal([50.0, 25.0, 25.0], rows.Select(row => row.Percent));
        Assert.Equal([null, 50.0, 50.0], rows.Select(row => row.PercentOfPresent));
    }

    [Fact]
    public void The_example_is_the_first_that_had_the_value() =>
        Assert.Equal(["3B 01 AA", "3B 10 18"], Count(["TA1"], "3B 10 18", "3B 01 AA", "3B 11 18 BB", "3B 00").Select(row => row.Example).Order());

    [Fact]
    public void The_example_of_a_decoded_value_is_the_first_too_and_text_is_ordered_by_its_characters()
    {
        AtrStatistic[] rows = Count(["HistoricalBytes"], "3B 01 42", "3B 01 41", "3F 01 42", "3F 01 41");

        Assert.Equal(["41", "42"], rows.Select(row => row.Value));
        Assert.Equal(["3B 01 41", "3B 01 42"], rows.Select(row => row.Example));
    }

    [Fact]
    public void A_reserved_value_counts_as_absent_in_the_decoded_field_and_stands_as_byte()
    {
        Assert.Null(Assert.Single(Count(["Fi"], "3B 10 71")).Value);
        Assert.Equal("0x71", Assert.Single(Count(["TA1"], "3B 10 71")).Value);
    }

    [Fact]
    public void A_byte_with_two_roles_at_one_position_tells_both()
    {
        // TA3 = 03: IFSC 3 after T=1; clock stop and class after T=15.
        AtrStatistic row = Assert.Single(Count(["TA3"], "3B 80 81 11 03 13", "3B 80 80 1F 03 1C"));

        Assert.Equal(2, row.Count);
        Assert.Contains("IFSC 3", row.Meaning, System.StringComparison.Ordinal);
        Assert.Contains("class A and B", row.Meaning, System.StringComparison.Ordinal);
    }

    [Fact]
    public void Without_fields_every_position_that_occurs_is_counted()
    {
        var counter = new AtrCounter();
        counter.Add(AnswerToReset.Parse("3B 94 18 81 B1 80 7D 1F 03 19 C8 00 50 DC"));

        Assert.Equal(["TS", "T0", "TA1", "TD1", "TD2", "TA3", "TB3", "TD3", "TA4", "TCK"], counter.GetStatistics().Select(row => row.Property));
    }

    [Fact]
    public void Nothing_counted_gives_no_rows() => Assert.Empty(new AtrCounter().GetStatistics());

    [Fact]
    public void Every_decoded_property_is_a_field()
    {
        // Not countable: the ATR itself, and what only explains it. Historical has fields of its own, see HistoricalFieldTests.
        string[] left = ["Atr", "Bytes", "InterfaceBytes", "Lines", "ExpectedTck", "ClockMHz", "Defaults", "Historical"];
        string[] missing =
        [
            .. typeof(AnswerToReset).GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Select(property => property.Name)
                .Except(AtrFields.All.Select(field => field.Name))
                .Except(left),
        ];

        Assert.Empty(missing);
    }

    [Fact]
    public void Field_names_are_told_apart_without_regard_to_case() =>
        Assert.Equal(AtrFields.All.Count, AtrFields.All.Select(field => field.Name.ToUpperInvariant()).Distinct().Count());
}
