using System.Globalization;
using SmartCard.Atr.Historical;
using Xunit;

namespace SmartCard.Core.Tests.Atr.Historical;

/// <summary>
/// 7816-4, 8.1.1.3 (gorferay.com, "Status indicator"); life cycle by 5.3.3.2, table 13 (gematik's HealthCardAccessKit
/// prints it); SW1 SW2 by 5.1.3, tables 5 and 6 (gorferay.com, "Status bytes").
/// </summary>
public sealed class StatusIndicatorTests
{
    private static StatusIndicator Read(string historicalBytes) => Sample.Read(historicalBytes).Status!;

    [Theory]
    [InlineData("80 81 05", (byte)5, null)]
    [InlineData("80 82 90 00", null, "9000")]
    [InlineData("80 83 05 90 00", (byte)5, "9000")]
    [InlineData("00 05 90 00", (byte)5, "9000")] // mandatory, without tag
    [InlineData("00 31 80 05 6A 82", (byte)5, "6A82")]
    public void One_two_or_three_bytes(string historicalBytes, byte? lifeCycle, string? statusWord)
    {
        StatusIndicator status = Read(historicalBytes);

        Assert.Equal(lifeCycle, status.LifeCycleByte);
        Assert.Equal(statusWord, status.StatusWord);
        Assert.Equal(statusWord, status.SW1 is null ? null : string.Create(CultureInfo.InvariantCulture, $"{status.SW1:X2}{status.SW2:X2}"));
    }

    [Theory]
    [InlineData("00", LifeCycleState.NotReported)]
    [InlineData("01", LifeCycleState.Creation)]
    [InlineData("03", LifeCycleState.Initialisation)]
    [InlineData("04", LifeCycleState.OperationalDeactivated)]
    [InlineData("05", LifeCycleState.OperationalActivated)]
    [InlineData("06", LifeCycleState.OperationalDeactivated)]
    [InlineData("07", LifeCycleState.OperationalActivated)]
    [InlineData("0C", LifeCycleState.Termination)]
    [InlineData("0D", LifeCycleState.Termination)]
    [InlineData("0E", LifeCycleState.Termination)]
    [InlineData("0F", LifeCycleState.Termination)] // ATR_analysis 1.8 says unknown: its pattern lacks a bracket
    [InlineData("10", LifeCycleState.Proprietary)]
    [InlineData("F5", LifeCycleState.Proprietary)]
    public void Each_state_of_the_life_cycle(string code, LifeCycleState state) =>
        Assert.Equal(state, Read("80 81 " + code).LifeCycle);

    [Theory]
    [InlineData("02")]
    [InlineData("08")]
    [InlineData("09")]
    [InlineData("0A")]
    [InlineData("0B")]
    public void A_reserved_state_keeps_its_number(string code)
    {
        StatusIndicator status = Read("80 81 " + code);

        Assert.Null(status.LifeCycle);
        Assert.Equal(code, status.LifeCycleByte!.Value.ToString("X2", CultureInfo.InvariantCulture));
        Assert.Equal("life cycle code " + code + " reserved", status.Meaning);
        Assert.Equal("ReservedValue at 3", Sample.Findings(Sample.Of("80 81 " + code)));
    }

    [Theory]
    [InlineData("00 00", "not reported")]
    [InlineData("90 00", "normal processing")]
    [InlineData("61 10", "16 data bytes still available")]
    [InlineData("61 00", "256 data bytes still available")]
    [InlineData("62 83", "selected file deactivated")]
    [InlineData("62 10", "the card asks for a query of 16 bytes")]
    [InlineData("63 C3", "counter is 3")]
    [InlineData("65 81", "memory failure")]
    [InlineData("69 85", "conditions of use not satisfied")]
    [InlineData("6A 82", "file or application not found")]
    [InlineData("6C 08", "wrong Le, 8 data bytes available")]
    [InlineData("6D 00", "instruction code not supported or invalid")]
    [InlineData("6E 00", "class not supported")]
    [InlineData("6F 00", "no precise diagnosis")]
    public void What_status_bytes_mean(string status, string meaning) =>
        Assert.Equal(meaning, Read("80 82 " + status).StatusWordMeaning);

    [Fact]
    public void Codes_that_nobody_defined_keep_their_number_and_raise_nothing()
    {
        for (int word = 0; word <= 0xFFFF; word++)
        {
            string expected = word.ToString("X4", CultureInfo.InvariantCulture);
            StatusIndicator status = Read("80 82 " + expected);
            Assert.Equal(expected, status.StatusWord);
            Assert.StartsWith(expected + (status.StatusWordMeaning is null ? " not defined" : " " + status.StatusWordMeaning), status.Meaning, System.StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("80 80")]
    [InlineData("80 84 05 90 00 00")]
    [InlineData("80 86 53 83 00 90 00 61")]
    public void Another_length_than_one_to_three_is_reserved(string historicalBytes)
    {
        Assert.Equal("HistoricalLengthReserved at 3", Sample.Findings(Sample.Of(historicalBytes)));
        Assert.Null(Read(historicalBytes).StatusWord);
        Assert.Null(Read(historicalBytes).LifeCycleByte);
    }
}
