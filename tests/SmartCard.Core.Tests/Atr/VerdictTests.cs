using System.Linq;
using SmartCard.Atr;
using Xunit;

namespace SmartCard.Core.Tests.Atr;

public sealed class VerdictTests
{
    [Theory]
    [InlineData("3B F0 11", "InterfaceByteMissing at 3")] // several tools fail here with an index error
    [InlineData("3B 10", "InterfaceByteMissing at 2")]
    [InlineData("3B 80 91", "InterfaceByteMissing at 3, TckMissing at 3")]
    [InlineData("3B 05 41", "HistoricalBytesTruncated at 3")]
    [InlineData("3B 15", "InterfaceByteMissing at 2, HistoricalBytesTruncated at 2")]
    [InlineData("3B 81 01", "HistoricalBytesTruncated at 3, TckMissing at 3")]
    [InlineData("3B 80 01", "TckMissing at 3")]
    [InlineData("3B 80 01 00", "TckInvalid at 3")]
    [InlineData("3B 80 01 81 00 00", "TrailingBytes at 4")]
    [InlineData("3B 02 14 50 11", "TrailingBytes at 4")]
    [InlineData("3B 80 1F 03 9C", "ProtocolT15First at 2")] // 80 xor 1F xor 03 = 9C
    public void What_breaks_a_rule_is_an_error_at_its_offset(string text, string findings)
    {
        AnswerToReset atr = AnswerToReset.Parse(text);

        Assert.Equal(findings, string.Join(", ", atr.Findings.Where(finding => finding.Severity == FindingSeverity.Error)));
        Assert.False(atr.IsValid);
    }

    [Theory]
    [InlineData("3B 10 71", 2)] // Fi code 7
    [InlineData("3B 10 10", 2)] // Di code 0
    [InlineData("3B 20 04", 2)] // PI1 4
    [InlineData("3B 20 85", 2)] // bit 8 of TB1
    [InlineData("3B 80 02 82", 2)] // T=2
    [InlineData("3B 80 10 20", 3)] // bit 6 of TA2
    [InlineData("3B 80 10 0F", 3)] // T=15 as specific protocol
    [InlineData("3B 80 20 31", 3)] // PI2 49
    [InlineData("3B 80 40 00", 3)] // WI 0
    [InlineData("3B 80 81 11 00 10", 4)] // IFSC 0
    [InlineData("3B 80 81 21 A0 80", 4)] // BWI 10
    [InlineData("3B 80 81 41 02 42", 4)] // TC3 bit 2
    [InlineData("3B 80 80 1F 05 1A", 4)] // class A and C
    public void A_reserved_value_is_a_warning_and_no_error(string text, int offset)
    {
        AnswerToReset atr = AnswerToReset.Parse(text);

        Finding finding = Assert.Single(atr.Findings);
        Assert.Equal(FindingCode.ReservedValue, finding.Code);
        Assert.Equal(FindingSeverity.Warning, finding.Severity);
        Assert.Equal(offset, finding.Offset);
        Assert.True(atr.IsValid);
    }

    [Theory]
    [InlineData("3B 80 41 0A CB", 3)] // TC2 after T=1: 80 xor 41 xor 0A = CB
    [InlineData("3B 80 80 10 C7", 4)] // TA3 after a repeated T=0
    [InlineData("3B 80 80 1E 55 4B", 4)] // TA3 of T=14: 80 xor 80 xor 1E xor 55 = 4B
    public void A_byte_without_meaning_is_told(string text, int offset) =>
        Assert.Equal(offset, AnswerToReset.Parse(text).Findings.First(finding => finding.Code == FindingCode.UndefinedByte).Offset);

    [Fact]
    public void An_ATR_that_announces_more_than_33_bytes_is_too_long()
    {
        // TS, T0, TD1, eight times TA and TD of T=0, and the historical bytes: 2 + 1 + 16 + 14 = 33, or one more.
        static byte[] Announcing(byte historicalBytes) =>
            [0x3B, (byte)(0x80 | historicalBytes), .. Enumerable.Repeat<byte[]>([0x90, 0x11], 8).SelectMany(pair => pair), 0x00, .. new byte[historicalBytes]];

        Assert.Equal(33, Announcing(14).Length);
        Assert.DoesNotContain(AnswerToReset.Parse(Announcing(14)).Findings, finding => finding.Code == FindingCode.TooLong);
        Assert.Contains(AnswerToReset.Parse(Announcing(15)).Findings, finding => finding.Code == FindingCode.TooLong && finding.Offset == 33);
    }

    [Theory]
    [InlineData("3B FF 94 00 00 81 31 80 43 80 31 80 65 B0 85 02 01 F3 12 0F FF 82 90 00 79")]
    [InlineData("3F 65 25 00 2C 09 69 90 00")]
    [InlineData(StructureTests.NxpSam)]
    public void A_flawless_card_has_no_findings(string text)
    {
        Assert.Empty(AnswerToReset.Parse(text).Findings);
        Assert.True(AnswerToReset.Parse(text).IsValid);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("3B", 1)]
    [InlineData("3F", 1)]
    [InlineData("00 00", 0)]
    [InlineData("03 00", 0)] // 3F on the line before decoding; lists hold decoded values
    [InlineData("6A 82", 0)]
    public void Bytes_that_are_no_ATR_are_refused_at_their_offset(string text, int offset) =>
        Assert.Equal(offset, Assert.Throws<InvalidAtrException>(() => AnswerToReset.Parse(text)).Offset);
}
