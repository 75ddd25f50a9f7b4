using System.Linq;
using SmartCard.Atr;
using SmartCard.Atr.Historical;
using Xunit;

namespace SmartCard.Core.Tests.Atr.Historical;

/// <summary>Historical bytes that break the rules of 7816-4, 8.1.1; each is a card of pcsc-tools' list where one is named.</summary>
public sealed class MalformedTests
{
    [Theory]
    [InlineData("3B 65 00 00 80 31 E0 6B 04", "HistoricalObjectTruncated at 7")] // list; 11 bytes announced, one is there
    [InlineData("3B 02 80 31", "HistoricalObjectTruncated at 3")]
    [InlineData("3B 02 80 4F", "HistoricalObjectTruncated at 3")]
    [InlineData("3B 03 80 4F 80", "HistoricalObjectTruncated at 3")] // indefinite length
    [InlineData("3B 03 80 4F 82", "HistoricalObjectTruncated at 3")]
    [InlineData("3B 04 80 4F 05 A0", "HistoricalObjectTruncated at 3")]
    [InlineData("3B 67 00 00 00 31 80 71 86 90 00", "HistoricalObjectTruncated at 7")] // list; the status takes the byte that 71 announces
    [InlineData("3B 01 00", "HistoricalStatusMissing at 3")]
    [InlineData("3B 03 00 90 00", "HistoricalStatusMissing at 3")]
    [InlineData("3B 03 80 32 E0", "HistoricalObjectTruncated at 3")]
    [InlineData("3B 04 80 32 E0 00", "HistoricalLengthReserved at 3")]
    [InlineData("3B 03 80 11 27", "HistoricalLengthReserved at 3")]
    [InlineData("3B 03 80 91 E1", "ReservedValue at 3")] // tag 9
    public void A_warning_with_its_offset(string text, string findings)
    {
        AnswerToReset atr = AnswerToReset.Parse(text);

        Assert.Equal(findings, Sample.Findings(atr));
        Assert.All(atr.Findings, finding => Assert.Equal(FindingSeverity.Warning, finding.Severity));
        Assert.True(atr.IsValid);
    }

    [Fact]
    public void What_is_there_of_a_cut_object_is_kept()
    {
        HistoricalObject cut = Sample.Read("80 31 E0 73 FE 21").DataObjects[1];

        Assert.IsType<CardCapabilities>(cut);
        Assert.False(cut.IsComplete);
        Assert.False(cut.HasDefinedLength);
        Assert.Equal("FE 21", cut.Value);
        Assert.Equal("3 bytes announced, 2 there", cut.Meaning);
        Assert.Null(((CardCapabilities)cut).SelectionMethods);
    }

    [Fact]
    public void The_status_of_a_cut_ATR_is_not_looked_for_in_other_bytes()
    {
        // T0 announces 10 bytes; of the status indicator, the last three, only the first is there.
        AnswerToReset atr = AnswerToReset.Parse("3B 0A 00 31 84 73 80 01 80 05");

        Assert.Equal("HistoricalStatusMissing at 9, HistoricalBytesTruncated at 10", Sample.Findings(atr));
        Assert.Equal("card service data 84, card capabilities 80 01 80, status indicator 05", atr.Historical!.DataObjects.ToString());
        Assert.Null(atr.Historical.Status!.LifeCycleByte);
    }

    [Fact]
    public void Bytes_after_the_last_historical_byte_are_no_part_of_an_object()
    {
        AnswerToReset atr = AnswerToReset.Parse("3B 03 80 31 E0 73 00 01 02");

        Assert.Equal("card service data E0", atr.Historical!.DataObjects.ToString());
        Assert.Equal(["TrailingBytes"], atr.Findings.Select(finding => finding.Code.ToString()));
    }
}
