using SmartCard.Atr;
using Xunit;

namespace SmartCard.Core.Tests.Atr;

/// <summary>Expected values by hand from the formulas of ISO/IEC 7816-3:2006, 8.3, 10.2, 11.4.3, and from ATR_analysis 1.8.</summary>
public sealed class TimingTests
{
    private const string Gemplus = "3B FF 94 00 00 81 31 80 43 80 31 80 65 B0 85 02 01 F3 12 0F FF 82 90 00 79";

    [Theory]
    [InlineData(Gemplus, 64.0, 78125.0, 62500.0)] // "64 cycles/ETU, 62500 bits/s at 4 MHz, fMax 5 MHz => 78125 bits/s"
    [InlineData("3B 94 18 81 B1 80 7D 1F 03 19 C8 00 50 DC", 31.0, 161290.0, 129032.0)]
    [InlineData("3B 00", 372.0, 13440.0, 10752.0)] // Fd, Dd and 5 MHz: 5e6/372
    public void Rates_as_ATR_analysis_prints_them(string text, double cycles, double maxBitRate, double at4MHz)
    {
        AnswerToReset atr = AnswerToReset.Parse(text);

        Assert.Equal(cycles, atr.CyclesPerEtu);
        Assert.Equal(maxBitRate, System.Math.Floor(atr.MaxBitRate!.Value));
        Assert.Equal(at4MHz, System.Math.Floor(atr.AtClock(4).BitRate!.Value));
    }

    [Fact]
    public void The_clock_is_f_max_unless_another_is_named()
    {
        AnswerToReset atr = AnswerToReset.Parse(Gemplus);

        Assert.Equal(5, atr.ClockMHz);
        Assert.Equal(3.5712, atr.AtClock(3.5712).ClockMHz);
        Assert.Equal(atr.MaxBitRate, atr.AtClock(3.5712).MaxBitRate);
        Assert.Equal(atr.Atr, atr.AtClock(3.5712).Atr);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_clock_that_is_none_is_refused(double clockMHz) =>
        Assert.Throws<System.ArgumentOutOfRangeException>(() => AnswerToReset.Parse(Gemplus).AtClock(clockMHz));

    [Fact]
    public void Waiting_time_of_T0()
    {
        // WI 10 by default: 10 x 960 x 372 / 3.5712 MHz = exactly one second, the value EMV speaks of.
        AnswerToReset byDefault = AnswerToReset.Parse("3B 00").AtClock(3.5712);
        Assert.Equal(9600, byDefault.WaitingTimeEtu);
        Assert.Equal(1000.0, byDefault.WaitingTimeMs!.Value, 6);

        // WI 24 (18), Fi and Di by default: 24 x 960 x 372 / 5 MHz.
        AnswerToReset gemSafe = AnswerToReset.Parse("3B A7 00 40 18 80 65 A2 08 01 01 52");
        Assert.Equal(23040, gemSafe.WaitingTimeEtu);
        Assert.Equal(1714.176, gemSafe.WaitingTimeMs!.Value, 6);
    }

    [Fact]
    public void Waiting_and_guard_times_of_T1()
    {
        // BWI 4, CWI 3, Fi 512, Di 8, 5 MHz: an etu is 12.8 us.
        AnswerToReset atr = AnswerToReset.Parse(Gemplus);

        Assert.Equal(19, atr.CharacterWaitingTimeEtu); // 11 + 2^3
        Assert.Equal(0.2432, atr.CharacterWaitingTimeMs!.Value, 6); // 19 x 12.8 us
        Assert.Equal(89291.0, atr.BlockWaitingTimeEtu!.Value, 6); // 11 + 2^4 x 960 x 372 x 8 / 512
        Assert.Equal(1142.9248, atr.BlockWaitingTimeMs!.Value, 6); // 11 x 12.8 us + 2^4 x 960 x 372 / 5 MHz
        Assert.Equal(22, atr.BlockGuardTimeEtu);
        Assert.Equal(0.2816, atr.BlockGuardTimeMs!.Value, 6);
        Assert.Null(atr.WaitingTimeEtu);
        Assert.Null(atr.WaitingTimeMs);
    }

    [Fact]
    public void Times_of_T1_by_default()
    {
        // BWI 4 and CWI 13 by default.
        AnswerToReset atr = AnswerToReset.Parse("3B 80 01 81");

        Assert.Equal(11 + 8192, atr.CharacterWaitingTimeEtu);
        Assert.Equal(11.0 + (16 * 960), atr.BlockWaitingTimeEtu!.Value, 6);
        Assert.Equal("Fi, Di, MaxFrequencyMHz, ExtraGuardTimeEtu, Bwi, Cwi", atr.Defaults.ToString());
    }

    [Theory]
    [InlineData("3B 00", 12)]
    [InlineData("3B 40 02", 14)]
    [InlineData("3B 40 FF", 12)] // N = 255 with T=0
    [InlineData("3B C0 FF 01 3E", 11)] // N = 255 with T=1
    [InlineData("3B C0 FF 10 01", 11)] // N = 255, TD1 offers T=0, TA2 begins with T=1
    public void Guard_time(string text, int etu) => Assert.Equal(etu, AnswerToReset.Parse(text).GuardTimeEtu);

    [Theory]
    [InlineData("3B 10 71")] // Fi reserved
    [InlineData("3B 10 10")] // Di reserved
    [InlineData("3B 90 11 10 90")] // implicit parameters
    public void What_is_reserved_or_implicit_gives_no_rate(string text)
    {
        AnswerToReset atr = AnswerToReset.Parse(text);

        Assert.Null(atr.CyclesPerEtu);
        Assert.Null(atr.MaxBitRate);
        Assert.Null(atr.WaitingTimeMs);
        Assert.Null(atr.GuardTimeMs);
    }

    [Fact]
    public void An_ATR_that_ends_before_TD1_offers_no_protocol_to_have_times()
    {
        Assert.Null(AnswerToReset.Parse("3B 80").WaitingTimeEtu);
        Assert.Null(AnswerToReset.Parse("3B 80").CharacterWaitingTimeEtu);
    }

    [Fact]
    public void Implicit_parameters_leave_no_waiting_time_in_etu() =>
        Assert.Null(AnswerToReset.Parse("3B 90 11 10 90").WaitingTimeEtu); // WI x 960 x Di: Di is not known

    [Fact]
    public void Nothing_that_the_card_says_is_called_a_default() =>
        Assert.Empty(AnswerToReset.Parse(Gemplus).Defaults);
}
