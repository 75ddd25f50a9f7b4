using System.Linq;
using SmartCard.Atr;
using Xunit;

namespace SmartCard.Core.Tests.Atr;

/// <summary>Expected values by the tables of ISO/IEC 7816-3, 8.3, as ETSI TS 102 221 and Wikipedia "Answer to reset" print them.</summary>
public sealed class MeaningTests
{
    private static AnswerToReset WithTA1(int value) => AnswerToReset.Parse([0x3B, 0x10, (byte)value]);

    [Theory]
    [InlineData(0x0, 372, 4.0)]
    [InlineData(0x1, 372, 5.0)]
    [InlineData(0x2, 558, 6.0)]
    [InlineData(0x3, 744, 8.0)]
    [InlineData(0x4, 1116, 12.0)]
    [InlineData(0x5, 1488, 16.0)]
    [InlineData(0x6, 1860, 20.0)]
    [InlineData(0x7, null, null)]
    [InlineData(0x8, null, null)]
    [InlineData(0x9, 512, 5.0)]
    [InlineData(0xA, 768, 7.5)]
    [InlineData(0xB, 1024, 10.0)]
    [InlineData(0xC, 1536, 15.0)]
    [InlineData(0xD, 2048, 20.0)]
    [InlineData(0xE, null, null)]
    [InlineData(0xF, null, null)]
    public void Fi_and_f_max_by_the_high_nibble_of_TA1(int nibble, int? fi, double? maxFrequencyMHz)
    {
        AnswerToReset atr = WithTA1((nibble << 4) | 1);

        Assert.Equal(fi, atr.Fi);
        Assert.Equal(maxFrequencyMHz, atr.MaxFrequencyMHz);
    }

    [Theory]
    [InlineData(0x0, null)]
    [InlineData(0x1, 1)]
    [InlineData(0x2, 2)]
    [InlineData(0x3, 4)]
    [InlineData(0x4, 8)]
    [InlineData(0x5, 16)]
    [InlineData(0x6, 32)]
    [InlineData(0x7, 64)]
    [InlineData(0x8, 12)]
    [InlineData(0x9, 20)]
    [InlineData(0xA, null)]
    [InlineData(0xB, null)]
    [InlineData(0xC, null)]
    [InlineData(0xD, null)]
    [InlineData(0xE, null)]
    [InlineData(0xF, null)]
    public void Di_by_the_low_nibble_of_TA1(int nibble, int? di) => Assert.Equal(di, WithTA1(0x10 | nibble).Di);

    [Fact]
    public void F_max_of_7_5_MHz_is_not_cut_to_7() =>
        Assert.Contains("f max 7.5 MHz", WithTA1(0xA1).InterfaceBytes[0].Meaning, System.StringComparison.Ordinal);

    [Theory]
    [InlineData("3B 20 00", false, null, null)] // PI1 = 0: VPP not connected
    [InlineData("3F 65 25 00 2C 09 69 90 00", true, 5.0, 50)] // 25: II 01 = 50 mA, PI1 5 V (Sesam Vitale)
    [InlineData("3B 20 05", true, 5.0, 25)]
    [InlineData("3B 20 55", true, 21.0, 100)] // II 10, PI1 21
    [InlineData("3B 20 79", true, 25.0, null)] // II 11 reserved, PI1 25
    [InlineData("3B 20 04", true, null, 25)] // PI1 4 reserved
    [InlineData("3B 20 1A", true, null, 25)] // PI1 26 reserved
    [InlineData("3B A0 05 20 7D", true, 12.5, 25)] // TB2 125 tenths of a volt in place of PI1
    [InlineData("3B A0 00 20 7D", true, 12.5, 25)] // TB2 stands even where PI1 is 0
    [InlineData("3B A0 05 20 31", true, null, 25)] // PI2 49 reserved
    [InlineData("3B A0 05 20 FB", true, null, 25)] // PI2 251 reserved
    [InlineData("3B 00", null, null, null)]
    public void Programming_voltage_and_current_by_the_table_of_1989(string text, bool? connected, double? volt, int? milliampere)
    {
        AnswerToReset atr = AnswerToReset.Parse(text);

        Assert.Equal(connected, atr.IsVppConnected);
        Assert.Equal(volt, atr.ProgrammingVoltage);
        Assert.Equal(milliampere, atr.ProgrammingCurrentMilliampere);
    }

    [Theory]
    [InlineData("3B 00", null, null)]
    [InlineData("3B 40 00", 0, false)]
    [InlineData("3B 40 FE", 254, false)]
    [InlineData("3B 40 FF", 0, true)]
    public void Extra_guard_time_and_its_special_value(string text, int? etu, bool? shortest)
    {
        AnswerToReset atr = AnswerToReset.Parse(text);

        Assert.Equal(etu, atr.ExtraGuardTimeEtu);
        Assert.Equal(shortest, atr.HasShortestGuardTime);
    }

    [Theory]
    [InlineData("3B 80 10 01", AtrMode.Specific, 1, true, false)] // TA2 = 01
    [InlineData("3B 80 10 80", AtrMode.Specific, 0, false, false)] // bit 8: cannot change
    [InlineData("3B 80 10 90", AtrMode.Specific, 0, false, true)] // bit 5: implicit
    [InlineData("3B 80 10 0F", AtrMode.Specific, null, true, false)] // T=15 is no protocol
    [InlineData("3B 80 00", AtrMode.Negotiable, null, null, null)]
    public void Specific_mode_by_TA2(string text, AtrMode mode, int? protocol, bool? canChange, bool? isImplicit)
    {
        AnswerToReset atr = AnswerToReset.Parse(text);

        Assert.Equal(mode, atr.Mode);
        Assert.Equal(protocol, atr.SpecificModeProtocol);
        Assert.Equal(canChange, atr.CanChangeMode);
        Assert.Equal(isImplicit, atr.HasImplicitParameters);
    }

    [Theory]
    [InlineData("3B 00", "0", 0)] // no TD1: T=0
    [InlineData("3B 80 00", "0", 0)]
    [InlineData("3B 80 01 81", "1", 1)]
    [InlineData("3B 80 80 01 01", "0, 1", 0)]
    [InlineData("3B 94 18 81 B1 80 7D 1F 03 19 C8 00 50 DC", "1", 1)] // T=1, T=1, T=15
    [InlineData("3B 80 80 1F 03 1C", "0", 0)] // T=15 is no offer
    [InlineData("3B 80 1F 00 9F", "", null)] // T=15 alone
    [InlineData("3B 80 0E 8E", "14", 14)]
    [InlineData("3B 80", "", null)] // the ATR ends before TD1
    public void Protocols_offered(string text, string protocols, int? first)
    {
        AnswerToReset atr = AnswerToReset.Parse(text);

        Assert.Equal(protocols, atr.Protocols.ToString());
        Assert.Equal(first, atr.FirstProtocol);
    }

    [Theory]
    [InlineData("3B A7 00 40 18 80 65 A2 08 01 01 52", 24)] // GemSAFE: ATR_analysis "960 x 24"
    [InlineData("3B 80 41 0A CB", null)] // TC2 after T=1 is no waiting time
    [InlineData("3B 80 40 00", null)] // WI 0 is reserved
    public void Waiting_integer_of_T0_alone(string text, int? expected) =>
        Assert.Equal(expected, AnswerToReset.Parse(text).WaitingInteger);

    [Theory]
    [InlineData("FE", 254)]
    [InlineData("01", 1)]
    [InlineData("00", null)]
    [InlineData("FF", null)]
    public void Ifsc_is_the_first_TA_for_T1(string ta3, int? expected) =>
        Assert.Equal(expected, AnswerToReset.Parse("3B 80 81 11" + ta3).Ifsc);

    [Theory]
    [InlineData("43", 4, 3)]
    [InlineData("9F", 9, 15)]
    [InlineData("A0", null, 0)] // BWI above 9 is reserved
    public void Bwi_and_Cwi_are_the_first_TB_for_T1(string tb3, int? bwi, int? cwi)
    {
        AnswerToReset atr = AnswerToReset.Parse("3B 80 81 21" + tb3);

        Assert.Equal(bwi, atr.Bwi);
        Assert.Equal(cwi, atr.Cwi);
    }

    [Theory]
    [InlineData("00", ErrorDetection.LRC)]
    [InlineData("01", ErrorDetection.CRC)]
    public void Error_detection_is_the_first_TC_for_T1(string tc3, ErrorDetection expected) =>
        Assert.Equal(expected, AnswerToReset.Parse("3B 80 81 41" + tc3).ErrorDetection);

    [Theory]
    [InlineData("01", ClockStop.NotSupported, OperatingClass.A)]
    [InlineData("02", ClockStop.NotSupported, OperatingClass.B)]
    [InlineData("43", ClockStop.StateL, OperatingClass.A | OperatingClass.B)]
    [InlineData("84", ClockStop.StateH, OperatingClass.C)]
    [InlineData("C6", ClockStop.NoPreference, OperatingClass.B | OperatingClass.C)]
    [InlineData("C7", ClockStop.NoPreference, OperatingClass.A | OperatingClass.B | OperatingClass.C)]
    [InlineData("00", ClockStop.NotSupported, null)]
    [InlineData("05", ClockStop.NotSupported, null)] // A and C without B
    [InlineData("08", ClockStop.NotSupported, null)] // bit 4 is reserved
    public void Clock_stop_and_class_are_the_first_TA_for_T15(string ta, ClockStop clockStop, OperatingClass? operatingClass)
    {
        AnswerToReset atr = AnswerToReset.Parse("3B 80 80 1F" + ta);
        Assert.Equal(clockStop, AnswerToReset.Parse("3B 80 1F" + ta).ClockStop); // T=15 first is an error; its TA2 is read all the same

        Assert.Equal(clockStop, atr.ClockStop);
        Assert.Equal(operatingClass, atr.OperatingClass);
    }

    [Theory]
    [InlineData("3B 80 80 10 C7")] // TA3 after a repeated T=0
    [InlineData("3B 80 81 11 C7")] // TA3 after T=1
    public void TA3_of_another_protocol_is_no_clock_stop(string text) =>
        Assert.Null(AnswerToReset.Parse(text).ClockStop);

    [Theory]
    [InlineData("00", SpuUse.NotUsed)]
    [InlineData("01", SpuUse.Standard)]
    [InlineData("83", SpuUse.Proprietary)]
    public void Spu_is_the_first_TB_for_T15(string tb, SpuUse expected) =>
        Assert.Equal(expected, AnswerToReset.Parse("3B 80 80 2F" + tb).Spu);

    [Fact]
    public void What_the_card_does_not_say_is_null_and_no_default()
    {
        AnswerToReset atr = AnswerToReset.Parse("3B 80 01 81");

        Assert.Null(atr.Fi);
        Assert.Null(atr.Di);
        Assert.Null(atr.MaxFrequencyMHz);
        Assert.Null(atr.ExtraGuardTimeEtu);
        Assert.Null(atr.Ifsc);
        Assert.Null(atr.Bwi);
        Assert.Null(atr.Cwi);
        Assert.Null(atr.ErrorDetection);
        Assert.Null(atr.ClockStop);
        Assert.Null(atr.OperatingClass);
        Assert.Null(atr.Spu);
    }

    [Fact]
    public void A_second_TA_for_T1_says_nothing_new()
    {
        // TD1 T=1, TD2 T=1 with TA3, TD3 T=1 with TA4.
        AnswerToReset atr = AnswerToReset.Parse("3B 80 81 91 20 11 30");

        Assert.Equal(0x20, atr.Ifsc);
        Assert.Equal(InterfaceByteRole.Undefined, atr.InterfaceBytes.Single(b => b.Name == "TA4").Role);
    }
}
