using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using SmartCard.Atr;
using SmartCard.Atr.Lists;
using SmartCard.Atr.Statistics;
using SmartCard.Core.Tests.Atr.Lists;
using Xunit;

namespace SmartCard.Core.Tests.Atr.Statistics;

/// <summary>
/// The "ATR statistics" articles of March 2019 (Ludovic Rousseau's blog: TA4, TD3, TC3), row by row, from the ATRs
/// they count. The rule is in tests/Fixtures/README.md.
/// </summary>
public sealed class ArticleTests
{
    private static readonly Lazy<List<AnswerToReset>> Corpus = new(() =>
    [
        .. File.ReadLines(Repository.Fixture("atr-2016-01.txt"))
            .Where(line => line.StartsWith('3') && !line.Contains('['))
            .Select(line => line.Replace('.', '0').Replace('*', '0').Replace(" ", "", StringComparison.Ordinal))
            .Where(digits => digits.Length % 2 == 0)
            .Select(AnswerToReset.Parse)
            .Where(atr => atr.HistoricalBytes.Length == atr.HistoricalByteCount),
    ]);

    [Fact]
    public void The_articles_count_2072_ATRs() => Assert.Equal(2072, Corpus.Value.Count);

    [Theory]
    [InlineData("TA4", "absent 2009 96.96; 0x03 27 1.30; 0x83 15 0.72; 0xC3 12 0.58; 0x07 6 0.29; 0x43 2 0.10; 0xC7 1 0.05")]
    [InlineData("TD3", "absent 2009 96.96; 0x1F 61 2.94; 0x3F 2 0.10")]
    [InlineData("TC3", "absent 2017 97.35; 0x00 55 2.65")]
    public void A_table_of_the_articles(string field, string rows) => Assert.Equal(rows, Table(field, Corpus.Value));

    [Theory]
    [InlineData("ClockStop", "NotSupported 33 52.38; StateH 15 23.81; NoPreference 13 20.63; StateL 2 3.17")]
    [InlineData("OperatingClass", "A, B 56 88.89; A, B, C 7 11.11")]
    public void What_the_63_TA4_say(string field, string rows) =>
        Assert.Equal(rows, Table(field, Corpus.Value.Where(atr => atr.TA4 is not null)));

    /// <summary>Every table of the series: TS, T0, TA1 to TC4, number of historical bytes, historical bytes, TCK.</summary>
    [Fact]
    public void All_tables_are_as_a_script_of_its_own_counts_them()
    {
        ILookup<string, (string Value, long Count)> expected = File.ReadLines(Repository.Fixture("atr-2016-01-tables.txt"))
            .Select(line => line.Split('\t'))
            .ToLookup(cells => cells[0], cells => (cells[1], long.Parse(cells[2], CultureInfo.InvariantCulture)));
        AtrCounter counter = CountFile(AtrFields.All.Where(field => expected.Contains(field.Name)));

        Assert.Equal(21, expected.Count);
        Assert.Equal(2072, counter.Total);
        foreach (IGrouping<string, (string Value, long Count)> table in expected)
        {
            IEnumerable<(string, long Count)> rows = counter.GetStatistics().Where(row => row.Property == table.Key)
                .Select(row => (Convert.ToString(row.Value ?? "absent", CultureInfo.InvariantCulture)!, row.Count))
                .Where(row => table.Key != "HistoricalBytes" || row.Count > 1);
            Assert.Equal(table.Order(), rows.Order());
        }
    }

    /// <summary>The rule of the articles as options, and the file as it is.</summary>
    [Fact]
    public void The_file_counts_as_its_ATRs_one_by_one()
    {
        var counter = new AtrCounter(AtrFields.All);
        foreach (AnswerToReset atr in Corpus.Value)
            counter.Add(atr);

        Assert.Equal(RandomAtrs.Rows(counter.GetStatistics()), RandomAtrs.Rows(CountFile(AtrFields.All).GetStatistics()));
    }

    private static AtrCounter CountFile(IEnumerable<AtrField> fields)
    {
        var counter = new AtrCounter(fields);
        var lists = new AtrListCounter(counter, new() { Wildcard = AtrWildcard.Zero, ExcludeTruncated = true });
        using FileStream file = File.OpenRead(Repository.Fixture("atr-2016-01.txt"));
        lists.Count(file, TestContext.Current.CancellationToken);
        lists.Complete();
        return counter;
    }

    private static string Table(string field, IEnumerable<AnswerToReset> atrs)
    {
        var counter = new AtrCounter(AtrFields.All.Where(candidate => candidate.Name == field));
        foreach (AnswerToReset atr in atrs)
            counter.Add(atr);
        return string.Join("; ", counter.GetStatistics().Select(row => FormattableString.Invariant($"{row.Value ?? "absent"} {row.Count} {row.Percent:F2}")));
    }
}
