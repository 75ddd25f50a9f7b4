using System.Linq;
using SmartCard.Atr;
using Xunit;

namespace SmartCard.Core.Tests.Atr;

/// <summary>Expected values by hand from ISO/IEC 7816-3, 8.2, and as ATR_analysis 1.8 (Debian) and pyscard show the same cards.</summary>
public sealed class StructureTests
{
    /// <summary>GoldKey Security PIV Token: four groups.</summary>
    private const string GoldKey = "3B 94 18 81 B1 80 7D 1F 03 19 C8 00 50 DC";

    /// <summary>NXP SAM: both bytes of T=15.</summary>
    internal const string NxpSam = "3B DE 18 FF 81 F1 FE 43 00 3F 07 83 44 45 53 46 69 72 65 38 20 53 41 4D 2D 58 17";

    [Fact]
    public void A_real_card_is_taken_apart_as_ATR_analysis_takes_it_apart()
    {
        AnswerToReset atr = AnswerToReset.Parse(GoldKey);

        Assert.Equal(GoldKey, atr.Atr);
        Assert.Equal(0x3B, atr.TS);
        Assert.Equal(0x94, atr.T0);
        Assert.Equal(Convention.Direct, atr.Convention);
        Assert.Equal((byte?)0x18, atr.TA1);
        Assert.Null(atr.TB1);
        Assert.Null(atr.TC1);
        Assert.Equal((byte?)0x81, atr.TD1);
        Assert.Null(atr.TA2);
        Assert.Null(atr.TB2);
        Assert.Null(atr.TC2);
        Assert.Equal((byte?)0xB1, atr.TD2);
        Assert.Equal((byte?)0x80, atr.TA3);
        Assert.Equal((byte?)0x7D, atr.TB3);
        Assert.Null(atr.TC3);
        Assert.Equal((byte?)0x1F, atr.TD3);
        Assert.Equal((byte?)0x03, atr.TA4);
        Assert.Null(atr.TB4);
        Assert.Null(atr.TC4);
        Assert.Null(atr.TD4);
        Assert.Equal(4, atr.HistoricalByteCount);
        Assert.Equal([0x19, 0xC8, 0x00, 0x50], atr.HistoricalBytes);
        Assert.Equal((byte?)0xDC, atr.TCK);
        Assert.Equal((byte?)0xDC, atr.ExpectedTck);
        Assert.Equal(TckStatus.Valid, atr.TckStatus);
    }

    [Theory]
    [InlineData("TA1", 0x18, 1, null, null)]
    [InlineData("TC1", 0xFF, 1, null, null)]
    [InlineData("TD1", 0x81, 1, null, null)]
    [InlineData("TD2", 0xF1, 2, null, null)]
    [InlineData("TA3", 0xFE, 3, 1, 1)]
    [InlineData("TB3", 0x43, 3, 1, 1)]
    [InlineData("TC3", 0x00, 3, 1, 1)]
    [InlineData("TD3", 0x3F, 3, null, null)]
    [InlineData("TA4", 0x07, 4, 15, 1)]
    [InlineData("TB4", 0x83, 4, 15, 1)]
    public void Each_interface_byte_knows_its_group_and_protocol(string name, byte value, int group, int? protocol, int? ordinal)
    {
        InterfaceByte found = AnswerToReset.Parse(NxpSam).InterfaceBytes.Single(candidate => candidate.Name == name);

        Assert.Equal(value, found.Value);
        Assert.Equal(group, found.Group);
        Assert.Equal(protocol, found.Protocol);
        Assert.Equal(ordinal, found.Ordinal);
    }

    [Fact]
    public void Interface_bytes_stand_in_the_order_of_the_ATR() =>
        Assert.Equal(
            ["TA1", "TC1", "TD1", "TD2", "TA3", "TB3", "TC3", "TD3", "TA4", "TB4"],
            AnswerToReset.Parse(NxpSam).InterfaceBytes.Select(candidate => candidate.Name));

    [Fact]
    public void Groups_go_on_as_long_as_TD_announces_them()
    {
        // T0 announces TD1; seven TDs with T=1, each of which announces TA and TD; the last TA alone. XOR makes TCK.
        AnswerToReset atr = AnswerToReset.Parse("3B 80 91 10 91 20 91 30 91 40 91 50 91 60 11 70 00");

        Assert.Equal(["TA2", "TA3", "TA4", "TA5", "TA6", "TA7", "TA8"], atr.InterfaceBytes.Where(b => b.Kind == InterfaceByteKind.TA).Select(b => b.Name));
        Assert.Equal([null, 1, 2, 3, 4, 5, 6], atr.InterfaceBytes.Where(b => b.Kind == InterfaceByteKind.TA).Select(b => b.Ordinal));
        Assert.Equal(0x20, atr.Ifsc);
    }

    [Theory]
    [InlineData("3B 80 01 81", TckStatus.Valid)] // 80 xor 01 = 81
    [InlineData("3B 80 01 82", TckStatus.Invalid)]
    [InlineData("3B 80 01", TckStatus.Missing)]
    [InlineData("3B 02 14 50", TckStatus.NotRequired)] // no TD1: T=0 alone
    [InlineData("3B 80 00", TckStatus.NotRequired)] // TD1 with T=0
    [InlineData("3B 80 80 1F 03 1C", TckStatus.Valid)] // T=0 and T=15: 80 xor 80 xor 1F xor 03 = 1C
    public void TCK_is_required_as_soon_as_a_T_other_than_0_is_announced(string text, TckStatus expected) =>
        Assert.Equal(expected, AnswerToReset.Parse(text).TckStatus);

    [Fact]
    public void TCK_stands_right_after_the_last_historical_byte()
    {
        AnswerToReset atr = AnswerToReset.Parse("3B 81 01 41 C1 FF FF"); // 81 xor 01 xor 41 = C1

        Assert.Equal((byte?)0xC1, atr.TCK);
        Assert.Equal(TckStatus.Valid, atr.TckStatus);
        Assert.Equal([FindingCode.TrailingBytes], atr.Findings.Select(finding => finding.Code));
    }

    [Fact]
    public void A_stray_byte_after_an_ATR_of_T0_alone_is_no_TCK()
    {
        AnswerToReset atr = AnswerToReset.Parse("3B 02 14 50 11");

        Assert.Null(atr.TCK);
        Assert.Equal(TckStatus.NotRequired, atr.TckStatus);
        Assert.Equal(4, Assert.Single(atr.Findings).Offset);
    }

    [Fact]
    public void Inverse_convention_changes_no_value()
    {
        // Sesam Vitale, the French health card.
        AnswerToReset atr = AnswerToReset.Parse("3F 65 25 00 2C 09 69 90 00");

        Assert.Equal(Convention.Inverse, atr.Convention);
        Assert.Equal((byte?)0x25, atr.TB1);
        Assert.Equal([0x2C, 0x09, 0x69, 0x90, 0x00], atr.HistoricalBytes);
        Assert.True(atr.IsValid);
    }

    [Fact]
    public void Bytes_that_are_handed_out_or_in_are_copies()
    {
        byte[] given = [0x3B, 0x02, 0x14, 0x50];
        AnswerToReset atr = AnswerToReset.Parse(given);
        given[2] = 0xFF;
        atr.Bytes[3] = 0xFF;
        atr.HistoricalBytes[0] = 0xFF;

        Assert.Equal([0x3B, 0x02, 0x14, 0x50], atr.Bytes);
        Assert.Equal([0x14, 0x50], atr.HistoricalBytes);
    }
}
