using System;
using System.Linq;
using CsCheck;
using SmartCard.Bytes;
using Xunit;

namespace SmartCard.Core.Tests.Bytes;

public sealed class CompactTlvTests
{
    [Fact]
    public void Tag_and_length_share_a_byte()
    {
        // The historical bytes of 3B DA 11 FF 81 B1 FE 55 1F 03 00 31 84 73 80 01 80 00 90 00 E4, as ATR_analysis splits them.
        TlvSequence<CompactTlv> read = CompactTlv.Read([0x31, 0x84, 0x73, 0x80, 0x01, 0x80]);

        Assert.Null(read.Error);
        Assert.Equal([3, 7], read.Objects.Select(found => found.Tag));
        Assert.Equal([0, 2], read.Objects.Select(found => found.Offset));
        Assert.Equal(["31 84", "73 80 01 80"], read.Objects.Select(found => found.ToString()));
    }

    [Theory]
    [InlineData("31", 0)]
    [InlineData("31 84 73 80 01", 2)]
    [InlineData("00 00 4F 0C", 2)]
    public void A_length_past_the_end_is_told_with_its_offset(string text, int offset)
    {
        TlvSequence<CompactTlv> read = CompactTlv.Read(HexText.Parse(text));

        Assert.Equal(TlvError.ValueTruncated, read.Error);
        Assert.Equal(offset, read.ErrorOffset);
    }

    [Fact]
    public void No_bytes_are_no_objects() => Assert.Empty(CompactTlv.Read([]).Objects);

    [Fact]
    public void No_array_is_a_mistake_of_the_caller() => Assert.Throws<ArgumentNullException>(() => CompactTlv.Read(null!));

    [Fact]
    public void Objects_cover_any_bytes_up_to_the_error() =>
        Gen.Byte.Array[0, 64].Sample(bytes =>
        {
            TlvSequence<CompactTlv> read = CompactTlv.Read(bytes);
            string covered = string.Join(" ", read.Objects);
            return covered == HexText.Format(bytes, 0, read.ErrorOffset ?? bytes.Length)
                && read.Error is null == read.ErrorOffset is null;
        });
}
