using System.Linq;
using SmartCard.Atr;
using SmartCard.Atr.Historical;
using Xunit;

namespace SmartCard.Core.Tests.Atr.Historical;

/// <summary>Categories by ISO/IEC 7816-4, 8.1.1.1 (ambimat.com, "Section 8 historical bytes", prints the table).</summary>
public sealed class CategoryTests
{
    [Theory]
    [InlineData("3B 00")]
    [InlineData("3B 05")] // announced, and cut
    [InlineData("3B 15")]
    public void Without_historical_bytes_there_is_nothing_to_say(string text) =>
        Assert.Null(AnswerToReset.Parse(text).Historical);

    [Theory]
    [InlineData("00 00 90 00", HistoricalCategory.StatusAtEnd)]
    [InlineData("10 01", HistoricalCategory.DirDataReference)]
    [InlineData("80", HistoricalCategory.CompactTlv)]
    [InlineData("81 31 E0", HistoricalCategory.Reserved)]
    [InlineData("8F", HistoricalCategory.Reserved)]
    [InlineData("7F", HistoricalCategory.Proprietary)]
    [InlineData("90 00", HistoricalCategory.Proprietary)]
    [InlineData("01 31 E0", HistoricalCategory.Proprietary)]
    [InlineData("11", HistoricalCategory.Proprietary)]
    public void The_first_byte_tells_how_the_others_are_made(string historicalBytes, HistoricalCategory category)
    {
        HistoricalContent content = Sample.Read(historicalBytes);

        Assert.Equal(category, content.Category);
        Assert.Equal(historicalBytes, content.Value);
        Assert.Equal(historicalBytes[..2], content.CategoryIndicator.ToString("X2", null));
    }

    [Theory]
    [InlineData("81 31 E0")]
    [InlineData("01 31 E0")]
    public void Bytes_of_others_are_not_taken_for_data_objects(string historicalBytes) =>
        Assert.Empty(Sample.Read(historicalBytes).DataObjects);

    [Fact]
    public void A_reserved_category_is_a_warning()
    {
        AnswerToReset atr = Sample.Of("85 31 E0");

        Assert.Equal("ReservedValue at 2", Sample.Findings(atr));
        Assert.True(atr.IsValid);
    }

    [Fact]
    public void Category_10_has_one_byte_that_refers_to_the_DIR_data()
    {
        // 8.1.1.4: the subsequent byte.
        HistoricalContent content = Sample.Read("10 22");

        Assert.Equal((byte)0x22, content.DirDataReference);
        Assert.Equal("DIR data reference 22", content.DataObjects.ToString());
    }

    [Theory]
    [InlineData("10", "HistoricalObjectTruncated at 3")]
    [InlineData("10 22 33", "UndefinedByte at 4")]
    public void Category_10_with_other_than_one_byte_is_told(string historicalBytes, string findings) =>
        Assert.Equal(findings, Sample.Findings(Sample.Of(historicalBytes)));

    [Theory]
    [InlineData("4A 43 4F 50 76 32 34 31", "JCOPv241")] // JCOP v2.4.1, 3B 88 80 01 4A 43 4F 50 76 32 34 31 5E
    [InlineData("59 75 62 69 6B 65 79 4E 45 4F 72 33", "YubikeyNEOr3")] // 3B FC 13 00 00 81 31 FE 15 59 75 62 69 6B 65 79 4E 45 4F 72 33 E1
    [InlineData("14 50", null)]
    [InlineData("80 31 E0", null)]
    public void Historical_bytes_that_are_text_are_shown_as_text(string historicalBytes, string? text) =>
        Assert.Equal(text, Sample.Read(historicalBytes).Text);

    [Fact]
    public void Each_object_is_a_line_below_the_historical_bytes()
    {
        AtrLine[] lines = [.. AnswerToReset.Parse("3B DA 11 FF 81 B1 FE 55 1F 03 00 31 84 73 80 01 80 00 90 00 E4").Lines.SkipWhile(line => line.Name != "HB")];

        Assert.Equal(["HB", "T1", "T2", "T4", "T8", "TCK"], lines.Select(line => line.Name));
        Assert.Equal([10, 10, 11, 13, 17, 20], lines.Select(line => line.Offset));
        Assert.Equal(["00", "31 84", "73 80 01 80", "00 90 00"], lines.Where(line => line.IsDetail).Select(line => line.Value));
        Assert.Equal("status indicator: life cycle not reported, 9000 normal processing", lines[4].Meaning);
    }
}
