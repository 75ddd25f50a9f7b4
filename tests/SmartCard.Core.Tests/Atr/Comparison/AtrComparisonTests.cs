using System.Collections.Generic;
using System.Linq;
using CsCheck;
using SmartCard.Atr;
using SmartCard.Atr.Comparison;
using Xunit;

namespace SmartCard.Core.Tests.Atr.Comparison;

public sealed class AtrComparisonTests
{
    /// <summary>T=1, T=15 in group 4 (GoldKey, pcsc-tools' list), and T=0, T=15 in group 3 (a SIM, the same list).</summary>
    private const string GoldKey = "3B 94 18 81 B1 80 7D 1F 03 19 C8 00 50 DC";
    private const string Sim = "3B 90 95 80 1F C3 59";

    /// <summary>Both taken apart by hand.</summary>
    [Theory]
    [InlineData("TS", "0x3B", "0x3B")]
    [InlineData("T0", "0x94", "0x90")]
    [InlineData("TA1", "0x18", "0x95")]
    [InlineData("TA3", "0x80", "0xC3")]
    [InlineData("TA4", "0x03", null)]
    [InlineData("TCK", "0xDC", "0x59")]
    [InlineData("T1.TA", "0x80", null)]
    [InlineData("T15.TA", "0x03", "0xC3")]
    [InlineData("Fi", 372, 512)]
    [InlineData("Di", 12, 16)]
    [InlineData("MaxFrequencyMHz", 5.0, 5.0)]
    [InlineData("Protocols", "1", "0")]
    [InlineData("Ifsc", 128, null)]
    [InlineData("ClockStop", "NotSupported", "NoPreference")]
    [InlineData("OperatingClass", "A, B", "A, B")]
    [InlineData("HistoricalBytes", "19 C8 00 50", null)]
    public void A_field_of_two_cards(string field, object? reference, object? difference)
    {
        AtrDifference found = Compare(GoldKey, Sim).Single(row => row.Field == field);

        Assert.Equal(reference, found.Reference);
        Assert.Equal(difference, found.Difference);
        Assert.Equal(Equals(reference, difference), found.IsEqual);
        Assert.Equal((GoldKey, Sim), (found.ReferenceAtr, found.DifferenceAtr));
    }

    [Fact]
    public void The_meaning_of_a_byte_is_that_of_its_own_ATR()
    {
        AtrDifference found = Compare(GoldKey, Sim).Single(row => row.Field == "TA3");

        Assert.Equal("IFSC 128: information field of 128 bytes at most", found.ReferenceMeaning);
        Assert.Equal("clock stop, no preference, class A and B", found.DifferenceMeaning);
        Assert.Equal("TA3: 0x80, 0xC3", found.ToString());
    }

    /// <summary>TA1 = 11 says what the default says; N = 0 and IFSC = 32 as well.</summary>
    [Theory]
    [InlineData("3B 00", "3B 10 11", "Fi", 372)]
    [InlineData("3B 00", "3B 40 00", "ExtraGuardTimeEtu", 0)]
    [InlineData("3B 80 01 81", "3B 80 81 11 20 30", "Ifsc", 32)]
    public void A_value_that_is_sent_differs_from_the_default_that_is_not(string without, string with, string field, int value)
    {
        AtrDifference found = Compare(without, with).Single(row => row.Field == field);

        Assert.Equal((null, value, false), (found.Reference, (int?)found.Difference, found.IsEqual));
        Assert.Null(found.ReferenceMeaning);
    }

    [Fact]
    public void A_field_that_neither_has_is_left_out() =>
        Assert.DoesNotContain(Compare("3B 00", "3B 00"), row => row.Field is "TA1" or "Ifsc" or "TCK");

    [Fact]
    public void An_ATR_equals_itself() =>
        Assert.All(Compare(GoldKey, GoldKey), row => Assert.True(row.IsEqual));

    [Fact]
    public void Bytes_come_in_the_order_of_the_ATR_before_what_they_say() =>
        Assert.Equal(
            ["TS", "T0", "TA1", "TD1", "TD2", "TA3", "TB3", "TD3", "TA4", "TCK", "T1.TA", "T1.TB", "T15.TA", "Convention"],
            Compare(GoldKey, GoldKey).Select(row => row.Field).Take(14));

    [Theory]
    [InlineData("3B 80 80 80 80 10 01", "3B 80 80 80 80 10 02", "TA5", "0x01", "0x02")] // a fifth group
    [InlineData("3B 00 01", "3B 00 02", "TrailingBytes", "01", "02")]
    [InlineData("3B 00 01", "3B 00", "TrailingBytes", "01", null)]
    public void A_byte_that_no_statistic_counts_is_compared(string reference, string difference, string field, string? ours, string? theirs)
    {
        AtrDifference found = Compare(reference, difference).Single(row => row.Field == field);

        Assert.Equal((ours, theirs), (found.Reference, found.Difference));
    }

    [Fact]
    public void Different_bytes_never_compare_equal()
    {
        Gen<byte[]> anyAtr = Gen.Byte[0x00, 0xFF].Array[1, 24].Select(rest => (byte[])[0x3B, .. rest]);
        Gen.Select(anyAtr, Gen.Int[1, 24], Gen.Byte).Sample((bytes, at, value) =>
        {
            byte[] changed = [.. bytes];
            changed[1 + (at % (bytes.Length - 1))] = value;
            bool isSame = changed.SequenceEqual(bytes);
            var comparison = new AtrComparison(AnswerToReset.Parse(bytes));
            return comparison.With(AnswerToReset.Parse(changed)).All(row => row.IsEqual) == isSame
                && comparison.With(AnswerToReset.Parse(bytes[..^1].Length < 2 ? [0x3F, bytes[1]] : bytes[..^1])).Any(row => !row.IsEqual);
        }, iter: 2_000);
    }

    private static IEnumerable<AtrDifference> Compare(string reference, string difference) =>
        new AtrComparison(AnswerToReset.Parse(reference)).With(AnswerToReset.Parse(difference));
}
