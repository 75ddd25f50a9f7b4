using SmartCard.Atr;
using SmartCard.Bytes;
using Xunit;

namespace SmartCard.Core.Tests.Atr.Building;

/// <summary>
/// ATRs worked out by hand from ISO/IEC 7816-3, 8.2 and 8.3, and those of real cards (pcsc-tools' list), taken apart by
/// hand.
/// </summary>
public sealed class AtrBuilderTests
{
    /// <summary>What is asked for, and what comes of it.</summary>
    public static TheoryData<string, AtrParameters, string> ByHand { get; } = new()
    {
        { "T=0 alone needs no TD1 and no TCK (8.2.3, 8.2.5)", new(), "3B 00" },
        { "inverse convention (8.1)", new() { Convention = Convention.Inverse }, "3F 00" },
        { "historical bytes are counted in T0 (8.2.2)", new() { HistoricalBytes = [0x14, 0x50] }, "3B 02 14 50" },
        { "T=1: TD1 is 01, TCK is 80 xor 01 (8.2.5)", new() { Protocols = [1] }, "3B 80 01 81" },
        { "T=14: TCK is 80 xor 0E", new() { Protocols = [14] }, "3B 80 0E 8E" },
        { "ascending order, whatever the wish (8.2.3)", new() { Protocols = [1, 0, 1] }, "3B 80 80 01 01" },
        { "WI of T=0 is TC2, and a TD1 that announces it needs no TCK (10.2)", new() { WaitingInteger = 20 }, "3B 80 40 14" },
        { "Fi 372 has two codes: 0001 is 5 MHz and the default (table 7)", new() { Fi = 372 }, "3B 10 11" },
        { "Fi 372 at 4 MHz is 0000 (table 7)", new() { MaxFrequencyMHz = 4 }, "3B 10 01" },
        { "Fi 768 brings 7.5 MHz along: 1010 (table 7)", new() { Fi = 768, Di = 64 }, "3B 10 A7" },
        { "N (8.3)", new() { ExtraGuardTimeEtu = 254 }, "3B 40 FE" },
        { "N 255 (8.3)", new() { ShortestGuardTime = true }, "3B 40 FF" },
        { "VPP not connected: TB1 is 00 (1989)", new() { VppNotConnected = true }, "3B 20 00" },
        { "TA2: cannot change 80, implicit 10, T=1 01 (8.3)", new() { Protocols = [1], SpecificModeProtocol = 1, CannotChangeMode = true, ImplicitParameters = true }, "3B 80 11 91 00" },
        { "TA2 for T=0 alone needs TD1", new() { SpecificModeProtocol = 0 }, "3B 80 10 00" },
        { "BWI alone takes CWI 13 along (11.4.3)", new() { Protocols = [1], Bwi = 5 }, "3B 80 81 21 5D 7D" },
        { "CWI alone takes BWI 4 along (11.4.3)", new() { Protocols = [1], Cwi = 5 }, "3B 80 81 21 45 65" },
        { "CRC is 01 in the first TC for T=1 (11.4.4)", new() { Protocols = [1], ErrorDetection = ErrorDetection.CRC }, "3B 80 81 41 01 41" },
        { "the class alone takes no clock stop along (8.3)", new() { OperatingClass = OperatingClass.A | OperatingClass.B }, "3B 80 80 1F 03 1C" },
        { "clock stop alone takes class A along (8.3)", new() { ClockStop = ClockStop.NoPreference }, "3B 80 80 1F C1 DE" },
        { "contact C6 not used (8.3)", new() { Spu = SpuUse.NotUsed }, "3B 80 80 2F 00 2F" },
        { "contact C6, proprietary without a code (8.3)", new() { Spu = SpuUse.Proprietary }, "3B 80 80 2F 80 AF" },
        { "contact C6, a standard use (8.3)", new() { Spu = SpuUse.Standard, SpuCode = 1 }, "3B 80 80 2F 01 2E" },
        { "T=14 follows T=1 and its bytes, T=15 is last (8.2.3)", new() { Protocols = [14, 1, 0], Ifsc = 254, OperatingClass = OperatingClass.C }, "3B 80 80 91 FE 8E 1F 04 FA" },
    };

    /// <summary>What real cards say, read by hand, and their ATRs.</summary>
    public static TheoryData<string, AtrParameters, string> RealCards { get; } = new()
    {
        {
            "GoldKey Security PIV Token: T=1 twice, since what belongs to it stands in group 3",
            new()
            {
                Protocols = [1],
                Fi = 372,
                Di = 12,
                Ifsc = 128,
                Bwi = 7,
                Cwi = 13,
                OperatingClass = OperatingClass.A | OperatingClass.B,
                HistoricalBytes = [0x19, 0xC8, 0x00, 0x50],
            },
            "3B 94 18 81 B1 80 7D 1F 03 19 C8 00 50 DC"
        },
        {
            "GemSAFE: T=0 with its waiting integer",
            new() { VppNotConnected = true, WaitingInteger = 24, HistoricalBytes = [0x80, 0x65, 0xA2, 0x08, 0x01, 0x01, 0x52] },
            "3B A7 00 40 18 80 65 A2 08 01 01 52"
        },
        {
            "a SIM: T=0 and T=15 with clock stop, class and a proprietary use of contact C6",
            new()
            {
                Fi = 512,
                Di = 32,
                WaitingInteger = 10,
                ClockStop = ClockStop.NoPreference,
                OperatingClass = OperatingClass.B | OperatingClass.C,
                Spu = SpuUse.Proprietary,
                SpuCode = 0x20,
                HistoricalBytes = HexText.Parse("80 31 E0 73 FE 21 1B 65 D0 01 74 0E EB 81 0F"),
            },
            "3B 9F 96 C0 0A 3F C6 A0 80 31 E0 73 FE 21 1B 65 D0 01 74 0E EB 81 0F D7"
        },
        {
            "a card of T=0 and T=1",
            new()
            {
                Protocols = [0, 1],
                Fi = 512,
                Di = 8,
                VppNotConnected = true,
                ExtraGuardTimeEtu = 0,
                WaitingInteger = 10,
                Ifsc = 254,
                Bwi = 4,
                Cwi = 9,
                ClockStop = ClockStop.StateL,
                OperatingClass = OperatingClass.A | OperatingClass.B,
                HistoricalBytes = HexText.Parse("80 31 E0 73 F6 21 13 57 34 36 43 41 32 30 20"),
            },
            "3B FF 94 00 00 C0 0A B1 FE 49 1F 43 80 31 E0 73 F6 21 13 57 34 36 43 41 32 30 20 68"
        },
        {
            "a card in specific mode that cannot change, T=1",
            new()
            {
                Protocols = [1],
                Fi = 372,
                Di = 2,
                VppNotConnected = true,
                ShortestGuardTime = true,
                SpecificModeProtocol = 1,
                CannotChangeMode = true,
                Ifsc = 124,
                Bwi = 4,
                Cwi = 5,
                OperatingClass = OperatingClass.A | OperatingClass.B,
            },
            "3B F0 12 00 FF 91 81 B1 7C 45 1F 03 99"
        },
        {
            "Irdeto: T=14",
            new()
            {
                Protocols = [14],
                Fi = 558,
                Di = 1,
                HistoricalBytes = HexText.Parse("49 52 44 45 54 4F 20 41 43 53 03 83 95 00 80"),
            },
            "3B 9F 21 0E 49 52 44 45 54 4F 20 41 43 53 03 83 95 00 80 55"
        },
    };

    [Theory]
    [MemberData(nameof(ByHand))]
    public void By_the_rules(string rule, AtrParameters wanted, string atr) =>
        Assert.Equal((rule, atr), (rule, wanted.Build().Atr));

    [Theory]
    [MemberData(nameof(RealCards))]
    public void As_a_card_does(string card, AtrParameters wanted, string atr) =>
        Assert.Equal((card, atr), (card, wanted.Build().Atr));

    [Fact]
    public void The_longest_ATR_that_can_be_asked_for_has_32_bytes()
    {
        // TS T0, TA1 TB1 TC1 TD1, TA2 TC2 TD2, TA3 TB3 TC3 TD3, TD4, TA5 TB5, 15 historical bytes, TCK.
        var wanted = new AtrParameters
        {
            Protocols = [0, 1, 14],
            Fi = 372,
            VppNotConnected = true,
            ExtraGuardTimeEtu = 0,
            SpecificModeProtocol = 0,
            WaitingInteger = 10,
            Ifsc = 32,
            Bwi = 4,
            ErrorDetection = ErrorDetection.LRC,
            ClockStop = ClockStop.StateH,
            Spu = SpuUse.NotUsed,
            HistoricalBytes = new byte[15],
        };

        Assert.Equal(32, wanted.Build().Bytes.Length);
        Assert.True(wanted.Build().IsValid);
    }
}
