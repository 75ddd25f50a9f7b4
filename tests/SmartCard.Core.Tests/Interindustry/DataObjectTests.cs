using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using CsCheck;
using SmartCard.Bytes;
using SmartCard.Interindustry;
using Xunit;

namespace SmartCard.Core.Tests.Interindustry;

/// <summary>Data objects with names, as a tree, and what malformed ones give.</summary>
public sealed class DataObjectTests
{
    /// <summary>
    /// FCI of a payment application, built by EMV 4.3 Book 1, 11.3.4, table 45: DF name, label, priority, language,
    /// PDOL with 9F66 (EMV contactless).
    /// </summary>
    private const string Fci = "6F 24 84 07 A0 00 00 00 03 10 10 A5 19 50 04 56 49 53 41 87 01 01 9F 38 03 9F 66 04 BF 0C 07 9F 4D 04 0B 0A 00 00";

    private static readonly Gen<byte[]> Bytes = Gen.Byte.Array[0, 300];

    private static readonly Gen<byte[]> Leaf =
        from tag in OneOf(0x01u, 0x4Fu, 0x5Au, 0x5F2Du, 0x9F38u, 0xDFFF7Fu, 0xDFFFFF01u)
        from value in Bytes
        select BerTlv.Write(tag, value);

    private static readonly Gen<byte[]> Tree =
        from outer in OneOf(0x6Fu, 0xA5u, 0xBF0Cu, 0x7F49u)
        from inner in OneOf(0x61u, 0xE3u)
        from first in Leaf.Array[0, 3]
        from second in Leaf.Array[0, 3]
        select BerTlv.Write(outer, [.. first.SelectMany(leaf => leaf), .. BerTlv.Write(inner, [.. second.SelectMany(leaf => leaf)])]);

    private static Gen<uint> OneOf(params uint[] tags) => Gen.Int[0, tags.Length - 1].Select(i => tags[i]);

    [Fact]
    public void A_collection_takes_objects_of_one_reading_after_the_other_and_none_of_malformed_bytes()
    {
        List<DataObject> objects = [];

        DataObject.Parse("4F 01 AA 50 00", objects);
        DataObject.Read([0x5A, 0x01, 0xBB], objects);
        Assert.Throws<InvalidTlvException>(() => DataObject.Parse("57 00 5A 02 CC", objects));
        Assert.Throws<InvalidTlvException>(() => DataObject.Parse("01 00 02 02 CC", objects, TlvEncoding.Simple));
        DataObject.Parse("02 01 CC", objects, TlvEncoding.Simple);

        Assert.Equal(["4F [1] AA", "50 [0]", "5A [1] BB", "02 [1] CC"], objects.Select(item => item.ToString()));
    }

    [Fact]
    public void A_tree_tells_tags_names_and_values_line_by_line()
    {
        DataObject fci = Assert.Single(DataObject.Read(HexText.Parse(Fci)));

        Assert.Equal(
            [
                "6F  File control information (FCI) [36]",
                "  84  DF name [7]  A0 00 00 00 03 10 10",
                "  A5  Proprietary information, BER-TLV [25]",
                "    50  Application label [4]  \"VISA\"",
                "    87  Application priority indicator [1]  01",
                "    9F38  Processing options DOL (PDOL) [3]  9F 66 04",
                "    BF0C  FCI issuer discretionary data [7]",
                "      9F4D  Log entry [4]  0B 0A 00 00",
            ],
            fci.Lines);
        Assert.Equal(Fci, fci.Tlv);
        DataObject label = fci.Children[1].Children[0];
        Assert.Equal(("6F/A5/50", 2, "VISA", 13), (label.Path, label.Depth, label.Text, label.Offset));
    }

    [Theory]
    [InlineData("82", "62", "File descriptor byte")] // ISO/IEC 7816-4:2005, table 12
    [InlineData("82", "77", "Application interchange profile (AIP)")] // EMV 4.3 Book 3, annex A
    [InlineData("82", "7C", "Response")] // ISO/IEC 7816-4:2005, 7.5.5
    [InlineData("82", "7F49", "Exponent or first coefficient")] // ISO/IEC 7816-8, table 3
    [InlineData("C5", "E3", "Privileges")] // GlobalPlatform Card Specification 2.3.1, table 11-36
    public void A_template_says_what_a_tag_in_it_means(string tag, string template, string name)
    {
        DataObject inside = DataObject.Create(TagPath.ParseTag(tag), [0x01]);

        Assert.Equal(name, DataObject.Create(TagPath.ParseTag(template), [inside]).Children[0].Name);
    }

    [Theory]
    [InlineData(0x70u, TagVocabulary.Emv, "READ RECORD response template")]
    [InlineData(0x71u, TagVocabulary.Piv, "CertInfo")] // NIST SP 800-73-4 Part 1, appendix A
    [InlineData(0x5FC102u, TagVocabulary.Interindustry, "Card holder unique identifier (CHUID)")] // NIST SP 800-73-4 Part 1, table 3
    [InlineData(0x4Fu, TagVocabulary.Interindustry, "Application identifier (AID)")]
    [InlineData(0x9F7Fu, TagVocabulary.GlobalPlatform, "Card production life cycle (CPLC) data")]
    [InlineData(0xDF01u, TagVocabulary.Interindustry, null)]
    public void A_vocabulary_is_asked_first(uint tag, TagVocabulary vocabulary, string? name) =>
        Assert.Equal(name, DataObject.Create(tag, BerTlv.Write(0x04, []), TlvEncoding.Ber, vocabulary).Name);

    [Fact]
    public void What_was_written_is_read_the_same_again() => Tree.Sample(bytes =>
    {
        DataObject read = DataObject.Read(bytes)[0];
        return read.GetBytes().SequenceEqual(bytes)
            && read.WithShortestLengths().GetBytes().SequenceEqual(bytes)
            && DataObject.Create(read.TagNumber, read.Children).GetBytes().SequenceEqual(bytes);
    });

    [Fact]
    public void Simple_objects_are_read_the_same_again() =>
        Gen.Select(Gen.Byte[0x01, 0xFE], Gen.Byte.Array[0, 600]).Array[1, 4].Sample(items =>
        {
            byte[] bytes = [.. items.SelectMany(item => SimpleTlv.Write(item.Item1, item.Item2))];
            IReadOnlyList<DataObject> read = DataObject.Read(bytes, TlvEncoding.Simple);
            return read.Select(item => (byte)item.TagNumber).SequenceEqual(items.Select(item => item.Item1))
                && read.Zip(items, (found, item) => found.Value.SequenceEqual(item.Item2)).All(same => same)
                && read.SelectMany(item => item.GetBytes()).SequenceEqual(bytes);
        });

    [Theory]
    [InlineData("01 02 F0 01", 2)]
    [InlineData("01 FE", 254)]
    [InlineData("01 FF 00 FF", 255)]
    [InlineData("01 FF FF FF", 65535)]
    public void A_simple_length_has_one_byte_or_three(string header, int length)
    {
        byte[] begin = HexText.Parse(header);
        DataObject read = Assert.Single(DataObject.Read([.. begin, .. new byte[length + (begin.Length == 4 && begin[1] == 2 ? -2 : 0)]], TlvEncoding.Simple));

        Assert.Equal((length, null, false), (read.Length, read.Name, read.IsConstructed));
    }

    [Fact]
    public void Long_lengths_and_padding_are_written_the_shortest_way() =>
        Assert.Equal("6F 04 50 02 41 42", DataObject.Read(HexText.Parse("6F 82 00 07 00 50 81 02 41 42 00"))[0].WithShortestLengths().Tlv);

    [Theory]
    [InlineData("6F 03 84 02 A0", TlvError.ValueTruncated, 2)] // past the end of the outer one
    [InlineData("50 01 41 6F 04 50 05 41 42", TlvError.ValueTruncated, 5)]
    [InlineData("6F 05 84", TlvError.ValueTruncated, 0)]
    [InlineData("6F 80 50 01 41 00 00", TlvError.LengthNotSupported, 0)] // indefinite: ISO/IEC 7816-4, 5.2.2.2
    [InlineData("50", TlvError.LengthTruncated, 0)]
    [InlineData("50 00 5F", TlvError.TagTruncated, 2)]
    [InlineData("5F FF FF FF 01 00", TlvError.TagTooLong, 0)]
    [InlineData("50 84 FF FF FF FF 41", TlvError.ValueTruncated, 0)]
    public void What_is_malformed_on_any_level_is_told_with_its_offset(string text, TlvError error, int offset)
    {
        InvalidTlvException thrown = Assert.Throws<InvalidTlvException>(() => DataObject.Read(HexText.Parse(text)));

        Assert.Equal((error, offset), (thrown.Error, thrown.Offset));
    }

    [Theory]
    [InlineData("00 01 AA", TlvError.TagNotAllowed, 0)]
    [InlineData("01 00 FF 00", TlvError.TagNotAllowed, 2)]
    [InlineData("01", TlvError.LengthTruncated, 0)]
    [InlineData("01 FF 00", TlvError.LengthTruncated, 0)]
    [InlineData("01 FF FF FF 00", TlvError.ValueTruncated, 0)]
    public void What_is_malformed_in_SIMPLE_TLV_is_told(string text, TlvError error, int offset)
    {
        InvalidTlvException thrown = Assert.Throws<InvalidTlvException>(() => DataObject.Read(HexText.Parse(text), TlvEncoding.Simple));

        Assert.Equal((error, offset), (thrown.Error, thrown.Offset));
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    [InlineData(1000, false)]
    public void Sixty_four_levels_are_enough_for_anybody(int levels, bool isRead)
    {
        byte[] bytes = BerTlv.Write(0x04, []);
        for (int level = 1; level < levels; level++)
            bytes = BerTlv.Write(0x61, bytes);

        if (isRead)
            Assert.Equal(levels, DataObject.Read(bytes)[0].Lines.Count);
        else
            Assert.Equal(TlvError.TooDeep, Assert.Throws<InvalidTlvException>(() => DataObject.Read(bytes)).Error);
    }

    [Fact]
    public void Sixty_four_KiB_of_anything_end_soon()
    {
        byte[][] hostile =
        [
            [.. Enumerable.Repeat<byte>(0x61, 65536)],
            [.. Enumerable.Repeat((byte[])[0x61, 0x00], 32768).SelectMany(empty => empty)],
            [.. Enumerable.Repeat((byte[])[0x61, 0x82, 0xFF, 0xFF], 16384).SelectMany(level => level)],
            new byte[65536],
        ];
        var watch = Stopwatch.StartNew();
        foreach (byte[] bytes in hostile)
        {
            try
            {
                Assert.True(DataObject.Read(bytes).Sum(found => found.Lines.Count) <= bytes.Length);
            }
            catch (InvalidTlvException error)
            {
                Assert.InRange(error.Offset, 0, bytes.Length);
            }
        }

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void Any_bytes_give_whole_objects_or_one_error() =>
        Gen.OneOf<byte>(Gen.Byte, Gen.Byte[0x00, 0x08], Gen.Byte[0x5F, 0x70]).Array[0, 64].Sample(bytes =>
        {
            try
            {
                return DataObject.Read(bytes).All(found => found.Lines.All(line => line.Length <= 79) && HexText.Format(bytes).Contains(found.Tlv, StringComparison.Ordinal));
            }
            catch (InvalidTlvException error)
            {
                return error.Offset <= bytes.Length && BerTlv.Read(bytes).Objects.Count <= bytes.Length;
            }
        });

    [Theory]
    [InlineData(0x00u, "04 00")]
    [InlineData(0xFFu, "")]
    [InlineData(0x5Fu, "")] // goes on
    [InlineData(0x4F01u, "")] // does not go on
    [InlineData(0x6Fu, "AA BB")] // constructed, and no objects in it
    public void What_is_no_data_object_is_not_made(uint tag, string value) =>
        Assert.ThrowsAny<FormatException>(() => DataObject.Create(tag, HexText.Parse(value)));

    [Theory]
    [InlineData("6F/A5/50", "6F/A5/50")]
    [InlineData("6f / a5 / bf 0c", "6F/A5/BF0C")]
    [InlineData("6F/*", "6F/84 6F/A5")]
    [InlineData("**/9F4D", "6F/A5/BF0C/9F4D")]
    [InlineData("**/A5/*", "6F/A5/50 6F/A5/87 6F/A5/9F38 6F/A5/BF0C")]
    [InlineData("**", "6F 6F/84 6F/A5 6F/A5/50 6F/A5/87 6F/A5/9F38 6F/A5/BF0C 6F/A5/BF0C/9F4D")]
    [InlineData("**/**/50", "6F/A5/50")]
    [InlineData("6F/50", "")]
    [InlineData("A5/50", "")]
    public void A_path_leads_to_objects_in_their_order(string path, string found) =>
        Assert.Equal(found, string.Join(' ', TagPath.Parse(path).Select(DataObject.Read(HexText.Parse(Fci))).Select(item => item.Path)));

    [Theory]
    [InlineData("")]
    [InlineData("6F/")]
    [InlineData("6F//50")]
    [InlineData("XY")]
    [InlineData("0102030405")]
    public void What_is_no_path_is_told(string path) => Assert.ThrowsAny<FormatException>(() => TagPath.Parse(path));
}
