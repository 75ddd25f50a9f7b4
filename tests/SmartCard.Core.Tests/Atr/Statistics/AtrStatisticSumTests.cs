using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CsCheck;
using SmartCard.Atr;
using SmartCard.Atr.Statistics;
using SmartCard.Core.Tests.Atr.Lists;
using Xunit;

namespace SmartCard.Core.Tests.Atr.Statistics;

/// <summary>The sum of the parts is the whole, for every property.</summary>
public sealed class AtrStatisticSumTests
{
    private static readonly Gen<byte[][][]> Parts = RandomAtrs.Many.Array[1, 4];

    [Fact]
    public void The_parts_of_a_list_add_up_to_the_whole_in_every_field() =>
        Parts.Sample(parts => Whole(parts, () => new(AtrFields.All)).SequenceEqual(Sum(parts, () => new(AtrFields.All), AsIs)), iter: 500);

    /// <summary>A position that does not occur has no table, and yet its ATRs count where it occurs in another part.</summary>
    [Fact]
    public void So_they_do_when_only_the_positions_that_occur_were_counted() =>
        Parts.Sample(parts => WithoutAbsentExample(Whole(parts, () => new())).SequenceEqual(WithoutAbsentExample(Sum(parts, () => new(), AsIs))), iter: 2000);

    [Fact]
    public void So_they_do_when_all_became_text() =>
        Parts.Sample(parts => Whole(parts, () => new(AtrFields.All)).SequenceEqual(Sum(parts, () => new(AtrFields.All), AsText)), iter: 500);

    /// <summary>Who drops the absent rows of each part loses their examples, and no count.</summary>
    [Fact]
    public void So_they_do_when_the_rows_of_absent_values_were_dropped() =>
        Parts.Sample(
            parts =>
            {
                var measured = parts.Select(part => Measure(part, new(AtrFields.All)).ToList()).ToList();
                HashSet<string> shown = [.. measured.SelectMany(rows => rows).Where(row => row.Value is not null).Select(row => row.Property)];
                var sum = new AtrStatisticSum();
                foreach (AtrStatistic row in measured.SelectMany(rows => rows).Where(row => row.Value is not null))
                    sum.Add(AsIs(row));

                // A part in which no ATR has the property is gone with its absent row.
                bool IsComplete(string property) => measured.TrueForAll(rows => rows.Exists(row => row.Property == property && row.Value is not null));
                string[] whole = [.. Whole(parts, () => new(AtrFields.All)).Where(row => IsComplete(row.Split('|')[0]))];
                string[] merged = [.. RandomAtrs.Rows(sum.GetStatistics()).Where(row => IsComplete(row.Split('|')[0]))];
                return WithoutAbsentExample(whole).SequenceEqual(WithoutAbsentExample(merged));
            },
            iter: 500);

    [Fact]
    public void A_sum_can_be_added_to_a_sum() =>
        Parts.Sample(
            parts =>
            {
                var left = new AtrStatisticSum();
                foreach (AtrStatistic row in Measure(parts[0], new()))
                    left.Add(AsIs(row));
                var all = new AtrStatisticSum();
                foreach (AtrStatistic row in left.GetStatistics().Concat(parts.Skip(1).SelectMany(part => Measure(part, new()))))
                    all.Add(AsIs(row));
                return WithoutAbsentExample(RandomAtrs.Rows(all.GetStatistics())).SequenceEqual(WithoutAbsentExample(Whole(parts, () => new())));
            },
            iter: 500);

    [Fact]
    public void The_same_statistics_twice_count_twice()
    {
        AtrStatistic[] rows = [.. Measure([[0x3B, 0x10, 0x18], [0x3B, 0x00]], new())];
        var sum = new AtrStatisticSum();
        foreach (AtrStatistic row in rows.Concat(rows))
            sum.Add(AsIs(row));

        Assert.All(sum.GetStatistics(), row => Assert.Equal(4, row.Total));
        Assert.Equal(rows.Select(row => row.Count * 2), sum.GetStatistics().Select(row => row.Count));
    }

    [Fact]
    public void A_property_that_one_part_did_not_count_has_the_total_of_the_others()
    {
        var sum = new AtrStatisticSum();
        foreach (AtrStatistic row in Measure([[0x3B, 0x10, 0x18]], new()).Concat(Measure([[0x3B, 0x10, 0x18]], new(AtrFields.All.Where(field => field.Name == "Fi")))))
            sum.Add(AsIs(row));

        Assert.Equal(1, sum.GetStatistics().Single(row => row.Property == "Fi").Total);
        Assert.Equal(1, sum.GetStatistics().Single(row => row.Property == "TA1").Total);
    }

    [Fact]
    public void Tables_stay_in_the_order_in_which_they_were_asked_for()
    {
        var sum = new AtrStatisticSum();
        foreach (AtrStatistic row in Measure([[0x3B, 0x10, 0x18]], new(AtrFields.All.Where(field => field.Name is "Fi" or "TS").Reverse())))
            sum.Add(AsIs(row));

        Assert.Equal(["Fi", "TS"], sum.GetStatistics().Select(row => row.Property));
    }

    [Theory]
    [InlineData(0, 1, null)]
    [InlineData(2, 1, null)]
    [InlineData(1, 1, 0.0)]
    [InlineData(1, 4, 20.0)]
    public void Numbers_that_contradict_each_other_are_refused(long count, long total, double? percentOfPresent) =>
        Assert.Throws<FormatException>(() => new AtrStatisticSum().Add(
            new() { Property = "TA1", Value = "0x18", Count = count, Total = total, PercentOfPresent = percentOfPresent, MeasurementId = "1" }));

    [Fact]
    public void A_value_that_the_field_cannot_have_is_refused() =>
        Assert.Throws<FormatException>(() => new AtrStatisticSum().Add(
            new() { Property = "Fi", Value = "many", Count = 1, Total = 1, PercentOfPresent = 100, MeasurementId = "1" }));

    private static string[] Whole(byte[][][] parts, Func<AtrCounter> counter) =>
        RandomAtrs.Rows(Measure([.. parts.SelectMany(part => part)], counter()));

    private static string[] Sum(byte[][][] parts, Func<AtrCounter> counter, Func<AtrStatistic, AtrStatisticRow> transport)
    {
        var sum = new AtrStatisticSum();
        foreach (AtrStatistic row in parts.SelectMany(part => Measure(part, counter())))
            sum.Add(transport(row));
        return RandomAtrs.Rows(sum.GetStatistics());
    }

    private static IEnumerable<AtrStatistic> Measure(byte[][] atrs, AtrCounter counter)
    {
        foreach (byte[] atr in atrs)
            counter.Add(AnswerToReset.Parse(atr));
        return counter.GetStatistics();
    }

    private static AtrStatisticRow AsIs(AtrStatistic row) => Row(row, row.Value);

    private static AtrStatisticRow AsText(AtrStatistic row) => Row(row, Convert.ToString(row.Value, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null);

    private static AtrStatisticRow Row(AtrStatistic row, object? value) => new()
    {
        Property = row.Property,
        Value = value,
        Meaning = row.Meaning,
        Count = row.Count,
        Total = row.Total,
        PercentOfPresent = row.PercentOfPresent,
        Example = row.Example,
        MeasurementId = row.MeasurementId.ToString(),
    };

    private static IEnumerable<string> WithoutAbsentExample(IEnumerable<string> rows) =>
        rows.Select(row => row.Contains("|absent|", StringComparison.Ordinal) ? row[..row.LastIndexOf('|')] : row);
}
