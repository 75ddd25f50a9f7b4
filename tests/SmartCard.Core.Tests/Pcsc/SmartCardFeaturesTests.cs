using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using SmartCard.Bytes;
using SmartCard.Pcsc;
using Xunit;

namespace SmartCard.Core.Tests.Pcsc;

/// <summary>
/// Features and properties. The answers are those that the CCID driver (src/ifdhandler.c, IFDHControl) gives for a Gemalto Ezio
/// Shield (readers/Gemalto_Ezio_Shield_PinPad.txt: wLcdLayout 0x0211, bPINSupport 0x03, 08E6:34C2, extended APDUs;
/// extra_features: PINs of 4 to 16 digits, ended by the key that confirms), but for the firmware's name.
/// </summary>
public sealed class SmartCardFeaturesTests
{
    private const string List = "06 04 42 33 00 06 07 04 42 33 00 07 0A 04 42 33 00 0A 12 04 42 33 00 12";
    private const string Pin = "11 02 02 00";

    private const string Properties =
        "01 02 11 02 04 02 11 00 05 02 02 00 03 01 00 06 01 04 07 01 10 02 01 02 09 01 00 0B 02 E6 08 0C 02 C2 34 0A 04 00 00 01 00";

    private static readonly Dictionary<uint, string> Answers = new() { [0x4233000A] = Pin, [0x42330012] = Properties };

    [Fact]
    public void Each_feature_has_its_control_code()
    {
        SmartCardFeatures answer = Read(List);

        Assert.Equal(
            [
                ("FEATURE_VERIFY_PIN_DIRECT", 0x42330006u),
                ("FEATURE_MODIFY_PIN_DIRECT", 0x42330007u),
                ("FEATURE_IFD_PIN_PROPERTIES", 0x4233000Au),
                ("FEATURE_GET_TLV_PROPERTIES", 0x42330012u),
            ],
            answer.Features.Select(feature => (feature.FeatureName, feature.ControlCode)));
        Assert.Empty(answer.Problems);
    }

    [Theory]
    [InlineData("wLcdLayout", 0x0211u, null, "2 lines of 17 characters")]
    [InlineData("wLcdMaxCharacters", 17u, "characters", null)]
    [InlineData("wLcdMaxLines", 2u, "lines", null)]
    [InlineData("bTimeOut2", 0u, null, "one time for all keys")]
    [InlineData("bMinPINSize", 4u, "digits", null)]
    [InlineData("bMaxPINSize", 16u, "digits", null)]
    [InlineData("bEntryValidationCondition", 2u, null, "the key that confirms is pressed")]
    [InlineData("bPPDUSupport", 0u, null, "not at all")]
    [InlineData("wIdVendor", 0x08E6u, null, "0x08E6")]
    [InlineData("wIdProduct", 0x34C2u, null, "0x34C2")]
    [InlineData("dwMaxAPDUDataSize", 0x10000u, "bytes", "extended APDUs")]
    public void Each_property_has_its_value(string name, uint value, string? unit, string? meaning)
    {
        ReaderProperty property = Assert.Single(Read(List).Features.Single(feature => feature.Tag is 0x12).Properties, each => each.Name == name);

        Assert.Equal(value, property.Value);
        Assert.Equal(unit, property.Unit);
        Assert.Equal(meaning, property.Meaning);
    }

    [Fact]
    public void The_properties_of_PIN_entry_are_those_of_the_structure()
    {
        Assert.SkipUnless(BitConverter.IsLittleEndian, "The bytes are those of a machine whose lowest byte comes first.");

        Assert.Equal(
            ["wLcdLayout = 529", "bEntryValidationCondition = 2", "bTimeOut2 = 0"],
            Read(List).Features.Single(feature => feature.Tag is 0x0A).Properties.Select(property => property.ToString()));
    }

    // Text, as scardcontrol.c of the CCID driver shows it; this one is made up.
    [Fact]
    public void The_firmware_is_text() =>
        Assert.Equal(
            "GemTwRC2-V2.10",
            Assert.Single(Read("12 04 00 00 00 01", "08 0E 47 65 6D 54 77 52 43 32 2D 56 32 2E 31 30").Features[0].Properties).Value);

    [Fact]
    public void A_display_is_told_by_its_structure()
    {
        Assert.SkipUnless(BitConverter.IsLittleEndian, "The bytes are those of a machine whose lowest byte comes first.");
        ReaderProperty[] properties = [.. Read("11 04 00 00 00 01", "10 00 02 00").Features[0].Properties];

        Assert.Equal(["wLcdMaxCharacters = 16", "wLcdMaxLines = 2"], properties.Select(property => property.ToString()));
    }

    [Fact]
    public void A_tag_that_no_table_has_is_given_as_it_is()
    {
        SmartCardFeatures answer = Read("21 04 00 00 00 01 12 04 00 00 00 02", "0D 02 01 02");

        Assert.Equal("0x21", answer.Features[0].FeatureName);
        ReaderProperty property = Assert.Single(answer.Features[1].Properties);
        Assert.Equal("0x0D", property.Name);
        Assert.Equal("01 02", property.Value);
    }

    [Theory]
    [InlineData("06 03 42 33 00", "FEATURE_VERIFY_PIN_DIRECT has 3 bytes")]
    [InlineData("06 00", "FEATURE_VERIFY_PIN_DIRECT has 0 bytes")]
    [InlineData("06", "cut off")]
    [InlineData("06 04 42 33 00", "cut off")]
    [InlineData("06 FF 42 33 00 06", "cut off")]
    [InlineData("06 04 42 33 00 06 06 04 42 33 00 07", "more than once")]
    public void What_is_wrong_with_the_list_is_told(string list, string problem) =>
        Assert.Contains(problem, Assert.Single(Read(list).Problems), StringComparison.Ordinal);

    [Fact]
    public void What_comes_before_a_fault_is_kept() =>
        Assert.Equal(0x42330006u, Assert.Single(Read("06 04 42 33 00 06 07 04 42").Features).ControlCode);

    [Theory]
    [InlineData("0A", "11 02 02", "has 3 bytes where it has 4")]
    [InlineData("0A", "11 02 02 00 00", "has 5 bytes where it has 4")]
    [InlineData("11", "", "has 0 bytes where it has 4")]
    [InlineData("12", "06 02 04 00", "bMinPINSize has 2 bytes where it has 1")]
    [InlineData("12", "0A 08 00 00 01 00 00 00 00 00", "dwMaxAPDUDataSize has 8 bytes where it has 4")]
    [InlineData("12", "06 09 04", "cut off")]
    public void What_is_wrong_with_properties_is_told(string tag, string answer, string problem) =>
        Assert.Contains(problem, Assert.Single(Read($"{tag} 04 00 00 00 01", answer).Problems), StringComparison.Ordinal);

    [Fact]
    public void A_reader_that_refuses_what_it_offers_is_told()
    {
        SmartCardFeatures answer = SmartCardFeatures.Read("R", HexText.Parse("0A 04 00 00 00 01"), _ => throw new PcscException("SCardControl", 0x80100016, "R"));

        Assert.Equal("FEATURE_IFD_PIN_PROPERTIES", Assert.Single(answer.Features).FeatureName);
        Assert.Contains("SCARD_E_NOT_TRANSACTED", Assert.Single(answer.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_features_that_tell_are_asked()
    {
        List<uint> asked = [];
        SmartCardFeatures.Read("R", HexText.Parse("06 04 00 00 00 01 13 04 00 00 00 02 20 04 00 00 00 03 0A 04 00 00 00 04"), code =>
        {
            asked.Add(code);
            return HexText.Parse(Pin);
        });

        Assert.Equal([4u], asked);
    }

    [Fact]
    public void Whatever_a_reader_answers_there_is_an_end() =>
        Gen.Select(Gen.Byte.Array[0, 200], Gen.Byte.Array[0, 200]).Sample(
            (list, properties) =>
            {
                SmartCardFeatures answer = SmartCardFeatures.Read("R", list, _ => properties);
                return answer.Features.Count <= list.Length / 6 && answer.Features.All(feature => feature.Properties.Count <= properties.Length / 2);
            },
            iter: 20_000);

    private static SmartCardFeatures Read(string list, string? properties = null) =>
        SmartCardFeatures.Read("R", HexText.Parse(list), code => HexText.Parse(properties ?? Answers[code]));
}
