using System.Linq;
using SmartCard.Atr;
using SmartCard.Atr.Historical;
using Xunit;

namespace SmartCard.Core.Tests.Atr.Historical;

/// <summary>
/// Real cards of pcsc-tools' list, split and named as ATR_analysis 1.8 splits and names them: tags, lengths, status
/// bytes. Its tag 4 with length F, which runs past the end, is no row: that is PC/SC's BER-TLV tag.
/// </summary>
public sealed class AtrAnalysisTests
{
    [Theory]
    [InlineData("3B 7F 96 00 00 80 31 80 65 B0 85 04 01 20 F2 00 01 82 90 00", "3:80 6:B0 85 04 01 20 F:00 01 8:90 00", "9000")]
    [InlineData("3B 9F 95 80 1F C3 80 31 E0 73 FE 21 1B B3 E2 03 94 83 0F 90 00 6A", "3:E0 7:FE 21 1B B:E2 03 94 8:0F 90 00", "9000")]
    [InlineData("3B DA 11 FF 81 B1 FE 55 1F 03 00 31 84 73 80 01 80 00 90 00 E4", "3:84 7:80 01 80 -:00 90 00", "9000")]
    [InlineData("3B 8F 80 01 80 73 CC 91 CB F9 A0 00 00 03 08 00 00 10 00 29", "7:CC 91 CB F:A0 00 00 03 08 00 00 10 00", null)]
    [InlineData("3B 67 00 00 00 00 20 00 00 90 00", "0: 2: 0: -:00 90 00", "9000")]
    [InlineData("3B 0F 80 31 E0 6B 05 07 05 02 82 55 55 55 55 55 55", "3:E0 6:05 07 05 02 82 55 55 55 55 55 55", null)]
    [InlineData("3B 7F 95 00 00 80 31 80 65 B0 83 11 00 C8 12 00 84 82 90 00", "3:80 6:B0 83 11 00 C8 1:00 84 8:90 00", "9000")]
    [InlineData("3B 8C 80 01 80 91 E1 65 77 01 01 03 06 82 90 00 F8", "9:E1 6:77 01 01 03 06 8:90 00", "9000")]
    [InlineData("3B 6C 00 00 80 64 11 34 01 48 73 F7 41 C0 81 07", "6:11 34 01 48 7:F7 41 C0 8:07", null)]
    public void Objects_are_split_as_ATR_analysis_splits_them(string text, string objects, string? statusWord)
    {
        HistoricalContent content = AnswerToReset.Parse(text).Historical!;

        Assert.Equal(objects, string.Join(" ", content.DataObjects.Select(found => (found.Header.Length == 0 ? "-" : found.Header[..1]) + ":" + found.Value)));
        Assert.Equal(statusWord, content.Status?.StatusWord);
    }
}
