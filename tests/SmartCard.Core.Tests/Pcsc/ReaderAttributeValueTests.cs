using System;
using CsCheck;
using SmartCard.Pcsc;
using Xunit;

namespace SmartCard.Core.Tests.Pcsc;

/// <summary>Values of attributes, from bytes that drivers give.</summary>
public sealed class ReaderAttributeValueTests
{
    private const string Reader = "Gemalto Ezio Shield 00 00";

    // The bytes: IFDHGetCapabilities of the CCID driver (src/ifdhandler.c) for a Gemalto Ezio Shield on bus 2, address 34; the
    // meanings: Windows' documentation of SCardGetAttrib.
    [Theory]
    [InlineData("VENDOR_NAME", "47 65 6D 61 6C 74 6F 00", "Gemalto", null)]
    [InlineData("VENDOR_NAME", "47 65 6D 61 6C 74 6F", "Gemalto", null)]
    [InlineData("CHANNEL_ID", "22 02 20 00", 0x00200222u, "USB")]
    [InlineData("ICC_PRESENCE", "00", 0u, "no card")]
    [InlineData("ICC_PRESENCE", "02", 2u, "a card, swallowed where the reader can")]
    [InlineData("ICC_INTERFACE_STATUS", "01", true, null)]
    [InlineData("ICC_INTERFACE_STATUS", "00", false, null)]
    [InlineData("ATR_STRING", "3B 02 14 50", "3B 02 14 50", null)]
    [InlineData("MAXINPUT", "05 01 00 00", 261u, null)]
    // A DWORD of pcsc-lite on 64 bits is 8 bytes wide, one of Windows 4.
    [InlineData("DEFAULT_CLK", "A0 0F 00 00 00 00 00 00", 4000u, null)]
    [InlineData("DEFAULT_CLK", "A0 0F 00 00", 4000u, null)]
    [InlineData("DEFAULT_CLK", "00 00 00 00 01 00 00 00", 0x100000000ul, null)]
    // Windows' documentation: 1 swallows, 2 ejects, 4 captures; winsmcrd.h: SCARD_READER_CONTACTLESS 8.
    [InlineData("CHARACTERISTICS", "00 00 00 00", 0u, "nothing special")]
    [InlineData("CHARACTERISTICS", "03 00 00 00", 3u, "swallows cards, ejects cards")]
    [InlineData("CHARACTERISTICS", "08 00 00 00", 8u, "contactless")]
    [InlineData("ASYNC_PROTOCOL_TYPES", "03 00 00 00", CardProtocol.Any, null)]
    [InlineData("CURRENT_PROTOCOL_TYPE", "02 00 00 00", CardProtocol.T1, null)]
    [InlineData("CURRENT_EBC_ENCODING", "01 00 00 00", 1u, "CRC")]
    [InlineData("ICC_TYPE_PER_ATR", "05", 5u, "ISO/IEC 14443 type A")] // Windows, "Smart card attributes" of NFC
    [InlineData("DEVICE_FRIENDLY_NAME_W", "41 00 42 00 00 00", "AB", null)]
    [InlineData("DEVICE_FRIENDLY_NAME_A", "52 65 6E C3 A9 00", "René", null)]
    public void A_value_has_the_type_of_its_attribute(string name, string bytes, object expected, string? meaning)
    {
        Assert.SkipUnless(BitConverter.IsLittleEndian, "The bytes are those of a machine whose lowest byte comes first.");
        ReaderAttributeValue value = Read(name, bytes);

        Assert.Equal(expected, value.Value);
        Assert.Equal(meaning, value.Meaning);
        Assert.Equal(bytes, value.Bytes);
        Assert.Equal(ReaderAttributeInfo.Prefix + name, value.AttributeName);
        Assert.Equal(Reader, value.ReaderName);
    }

    // 0xMMmmbbbb: Windows' documentation; bcdDevice 1.02 in the upper half: the CCID driver.
    [Fact]
    public void A_version_is_major_minor_and_build() =>
        Assert.Equal(new Version(1, 2, 0), Read("VENDOR_IFD_VERSION", "00 00 02 01").Value);

    [Theory]
    [InlineData("DEFAULT_CLK", "A0 0F 00")]
    [InlineData("ICC_INTERFACE_STATUS", "01 00 00 00 00")]
    [InlineData("VENDOR_IFD_VERSION", "00 00 00 00 00 00 00 00 00")]
    public void Bytes_of_which_no_number_can_be_made_are_told(string name, string bytes)
    {
        ReaderAttributeValue value = Read(name, bytes);

        Assert.Null(value.Value);
        Assert.Contains("no number", value.Meaning, StringComparison.Ordinal);
        Assert.Equal(bytes, value.Bytes);
    }

    [Fact]
    public void What_a_terminal_would_obey_does_not_come_through() =>
        Assert.Equal("a\uFFFD[2Jb\uFFFD", Read("VENDOR_NAME", "61 1B 5B 32 4A 62 E2 80 AE").Value);

    [Fact]
    public void An_attribute_that_no_table_has_is_bytes()
    {
        ReaderAttributeValue value = new(Reader, 0x0001A000, [1, 2]);

        Assert.Equal("0x0001A000", value.AttributeName);
        Assert.Equal("01 02", value.Value);
        Assert.Null(value.Description);
    }

    [Fact]
    public void Any_bytes_of_any_attribute_are_read() =>
        Gen.Select(Gen.Int[0, ReaderAttributeInfo.All.Count - 1].Select(index => ReaderAttributeInfo.All[index]), Gen.Byte.Array[0, 300]).Sample(
            (attribute, bytes) =>
            {
                ReaderAttributeValue value = new(Reader, attribute.Number, bytes);
                return (value.Value is not null || value.Meaning is not null) && value.GetBytes().Length == bytes.Length;
            },
            iter: 20_000);

    private static ReaderAttributeValue Read(string name, string bytes) =>
        new(Reader, ReaderAttributeInfo.Find(name)!.Number, SmartCard.Bytes.HexText.Parse(bytes));
}
