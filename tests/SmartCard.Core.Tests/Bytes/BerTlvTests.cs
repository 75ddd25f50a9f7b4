using System;
using System.Linq;
using CsCheck;
using SmartCard.Bytes;
using Xunit;

namespace SmartCard.Core.Tests.Bytes;

/// <summary>Tags and lengths by ITU-T X.690, 8.1.2 and 8.1.3; what ISO/IEC 7816-4, 5.2.2, leaves out of them.</summary>
public sealed class BerTlvTests
{
    /// <summary>EF.ATR of a card, read with READ BINARY: stackoverflow.com, question 45207788.</summary>
    private static readonly byte[] EfAtr = HexText.Parse("43 01 F8 47 03 F7 41 E0 7F 66 08 02 02 05 F0 02 02 05 F0");

    [Fact]
    public void Tags_of_one_and_two_bytes_and_what_is_inside()
    {
        TlvSequence<BerTlv> read = BerTlv.Read(EfAtr);

        Assert.Null(read.Error);
        Assert.Equal([0x43u, 0x47, 0x7F66], read.Objects.Select(found => found.Tag));
        Assert.Equal([false, false, true], read.Objects.Select(found => found.IsConstructed));
        Assert.Equal([0, 3, 8], read.Objects.Select(found => found.Offset));
        Assert.Equal(["02 [2] 05 F0", "02 [2] 05 F0"], read.Objects[2].Children.Objects.Select(found => found.ToString()));
        Assert.Equal([11, 15], read.Objects[2].Children.Objects.Select(found => found.Offset));
        Assert.Empty(read.Objects[0].Children.Objects);
    }

    [Theory]
    [InlineData("04 7F", 127)]
    [InlineData("04 81 80", 128)]
    [InlineData("04 81 05", 5)] // longer than need be, which BER allows
    [InlineData("04 82 01 00", 256)]
    [InlineData("04 83 00 01 00", 256)]
    [InlineData("04 84 00 01 00 00", 65536)]
    public void A_length_has_one_to_five_bytes(string header, int length)
    {
        TlvSequence<BerTlv> read = BerTlv.Read([.. HexText.Parse(header), .. new byte[length]]);

        Assert.Null(read.Error);
        Assert.Equal(length, Assert.Single(read.Objects).Value.Length);
    }

    [Theory]
    [InlineData("5F", TlvError.TagTruncated)]
    [InlineData("5F A0", TlvError.TagTruncated)]
    [InlineData("5F 81 82 83 04 00", TlvError.TagTooLong)]
    [InlineData("4F", TlvError.LengthTruncated)]
    [InlineData("4F 82 01", TlvError.LengthTruncated)]
    [InlineData("4F 80 00 00", TlvError.LengthNotSupported)]
    [InlineData("4F 85 00 00 00 00 01 AA", TlvError.LengthNotSupported)]
    [InlineData("4F FF", TlvError.LengthNotSupported)]
    [InlineData("4F 02 AA", TlvError.ValueTruncated)]
    [InlineData("4F 84 FF FF FF FF AA", TlvError.ValueTruncated)]
    public void What_is_malformed_is_told_with_its_offset_and_not_thrown(string text, TlvError error)
    {
        TlvSequence<BerTlv> read = BerTlv.Read([0x43, 0x01, 0xF8, .. HexText.Parse(text)]);

        Assert.Equal(error, read.Error);
        Assert.Equal(3, read.ErrorOffset);
        Assert.Equal(0x43u, Assert.Single(read.Objects).Tag);
    }

    [Fact]
    public void A_mistake_inside_a_constructed_object_is_its_own()
    {
        BerTlv found = Assert.Single(BerTlv.Read([0x00, 0x61, 0x03, 0x4F, 0x05, 0xA0]).Objects);

        Assert.Equal(TlvError.ValueTruncated, found.Children.Error);
        Assert.Equal(3, found.Children.ErrorOffset);
    }

    [Fact]
    public void Padding_stands_before_between_and_after() =>
        Assert.Equal(["43 [1] F8", "4F [0]"], BerTlv.Read([0x00, 0x43, 0x01, 0xF8, 0xFF, 0xFF, 0x4F, 0x00, 0x00]).Objects.Select(found => found.ToString()));

    [Fact]
    public void A_hundred_thousand_levels_cost_no_stack()
    {
        // Every object holds the next; the lengths are wrong from some level on, which is no matter.
        byte[] bytes = [.. Enumerable.Repeat<byte[]>([0x61, 0x84, 0x00, 0x09, 0x00, 0x00], 100_000).SelectMany(level => level)];

        TlvSequence<BerTlv> read = BerTlv.Read(bytes);
        for (int level = 0; level < 1000 && read.Objects.Count > 0; level++)
            read = read.Objects[0].Children;

        Assert.Equal(TlvError.ValueTruncated, read.Error);
    }

    [Fact]
    public void Any_bytes_give_objects_or_an_offset() =>
        Gen.OneOf<byte>(Gen.Byte, Gen.Byte[0x00, 0x08], Gen.Byte[0x5F, 0x85]).Array[0, 64].Sample(bytes =>
        {
            TlvSequence<BerTlv> read = BerTlv.Read(bytes);
            return read.Error is null == read.ErrorOffset is null
                && (read.ErrorOffset ?? 0) <= bytes.Length
                && read.Objects.All(found => HexText.Format(bytes).Contains(HexText.Format(found.Value), StringComparison.Ordinal))
                && read.Objects.SelectMany(found => found.Children.Objects).All(child => child.Offset < bytes.Length);
        });
}
