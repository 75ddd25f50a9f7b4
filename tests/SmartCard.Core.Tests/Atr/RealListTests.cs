using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using SmartCard.Atr;
using SmartCard.Atr.Historical;
using SmartCard.Atr.Statistics;
using SmartCard.Bytes;
using Xunit;

namespace SmartCard.Core.Tests.Atr;

/// <summary>Every exact ATR of pcsc-tools' list of 2026, which is GPL and therefore not in the repository.</summary>
public sealed partial class RealListTests
{
    private static readonly string List = Path.Combine(Repository.Root, "..", "shared", "data", "smartcard_list-2026-05.txt");

    [Fact]
    public void Every_exact_ATR_and_each_of_its_prefixes_is_read()
    {
        foreach (string key in ExactKeys())
        {
            byte[] bytes = HexText.Parse(key);
            Assert.Equal(key.ToUpperInvariant(), AnswerToReset.Parse(bytes).Atr);
            for (int length = 2; length <= bytes.Length; length++)
            {
                AnswerToReset atr = AnswerToReset.Parse(bytes[..length]);
                Assert.NotEmpty(atr.Lines);
                Assert.NotNull(atr.Findings);
            }
        }
    }

    /// <summary>Counted from the list with a script of its own, before this module was written: 749 TA3, 174 TA4, 3 TA2.</summary>
    [Theory]
    [InlineData(2, 3)]
    [InlineData(3, 749)]
    [InlineData(4, 174)]
    public void The_first_TA_for_T15_stands_where_others_counted_it(int group, int count) =>
        Assert.Equal(count, ExactKeys()
            .SelectMany(key => AnswerToReset.Parse(key).InterfaceBytes)
            .Count(found => found.Role == InterfaceByteRole.ClockStopAndClass && found.Group == group));

    [Fact]
    public void By_position_and_by_protocol_are_two_statistics()
    {
        var counter = new AtrCounter(AtrFields.All.Where(field => field.Name is "TA4" or "T15.TA"));
        foreach (string key in ExactKeys())
            counter.Add(AnswerToReset.Parse(key));

        ILookup<string, AtrStatistic> tables = counter.GetStatistics().Where(row => row.Value is not null).ToLookup(row => row.Property);
        Assert.Equal(749 + 174 + 3, tables["T15.TA"].Sum(row => row.Count));
        Assert.NotEqual(tables["T15.TA"].Sum(row => row.Count), tables["TA4"].Sum(row => row.Count));
    }

    /// <summary>Counted from the list with a script of its own.</summary>
    [Theory]
    [InlineData(HistoricalCategory.StatusAtEnd, 831)]
    [InlineData(HistoricalCategory.DirDataReference, 10)]
    [InlineData(HistoricalCategory.CompactTlv, 1889)]
    [InlineData(HistoricalCategory.Reserved, 62)]
    [InlineData(HistoricalCategory.Proprietary, 2004)]
    [InlineData(null, 36)]
    public void The_categories_of_the_historical_bytes_are_as_others_counted_them(HistoricalCategory? category, int count) =>
        Assert.Equal(count, ExactKeys().Count(key => AnswerToReset.Parse(key).Historical?.Category == category));

    /// <summary>The lines of the list that hold <c>80 4F 0C A0 00 00 03 06</c>, counted with grep.</summary>
    [Fact]
    public void All_storage_cards_are_found() =>
        Assert.Equal(25, ExactKeys().Count(key => AnswerToReset.Parse(key).Historical?.StorageCard is not null));

    private static List<string> ExactKeys()
    {
        Assert.SkipUnless(File.Exists(List), "the list of 2026 is not beside the repository (shared/data/smartcard_list-2026-05.txt)");
        List<string> keys = [.. File.ReadLines(List).Select(line => line.TrimEnd()).Where(line => ExactKey().IsMatch(line))];
        Assert.Equal(4832, keys.Count); // by the list's own README
        return keys;
    }

    [GeneratedRegex("^3[BF]( [0-9A-Fa-f]{2})*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ExactKey();
}
