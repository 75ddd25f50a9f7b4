using System.Linq;
using SmartCard.Atr;
using SmartCard.Atr.Historical;
using Xunit;

namespace SmartCard.Core.Tests.Atr.Historical;

public sealed class ApplicationIdentifierTests
{
    /// <summary>The documents name the identifiers; see the table for each.</summary>
    [Theory]
    [InlineData("80 F9 A0 00 00 03 08 00 00 10 00", AidCategory.International, "A0 00 00 03 08", "00 00 10 00", "NIST", null)] // PIV card application, NIST SP 800-73; the ATR of a YubiKey, 3B 8B 80 01 80 F9 A0 00 00 03 08 00 00 10 00 C8
    [InlineData("80 F7 A0 00 00 00 03 10 10", AidCategory.International, "A0 00 00 00 03", "10 10", "Visa", null)]
    [InlineData("80 F6 D2 76 00 01 24 01", AidCategory.National, "D2 76 00 01 24", "01", "Free Software Foundation Europe", "276")] // OpenPGP card specification, 4.2.1
    [InlineData("80 F5 A0 12 34 56 78", AidCategory.International, "A0 12 34 56 78", null, null, null)]
    [InlineData("80 F2 00 01", AidCategory.Issuer, null, null, null, null)] // 3B 7F 96 00 00 80 31 80 65 B0 85 04 01 20 F2 00 01 82 90 00
    [InlineData("80 F3 E8 28 BD", AidCategory.Standard, null, null, null, null)]
    [InlineData("80 F6 F0 01 00 00 00 00", AidCategory.Proprietary, null, null, null, null)]
    [InlineData("80 F5 B0 00 00 00 01", AidCategory.Reserved, null, null, null, null)]
    [InlineData("80 F2 A0 00", AidCategory.International, null, null, null, null)]
    public void The_first_quartet_tells_the_registration(string historicalBytes, AidCategory category, string? rid, string? pix, string? provider, string? country)
    {
        ApplicationIdentifier? application = Sample.Read(historicalBytes).Application;

        Assert.Equal(category, application!.Category);
        Assert.Equal(rid, application.Rid);
        Assert.Equal(pix, application.Pix);
        Assert.Equal(provider, application.ApplicationProvider);
        Assert.Equal(country, application.CountryCode);
        Assert.NotEmpty(application.Meaning);
    }

    [Fact]
    public void Tag_4F_has_the_length_of_BER_TLV()
    {
        // 3B 86 80 01 80 4F 03 F0 01 00 3A in pcsc-tools' list.
        HistoricalContent content = Sample.Read("80 4F 03 F0 01 00");

        HistoricalObject found = Assert.Single(content.DataObjects);
        Assert.Equal("4F 03", found.Header);
        Assert.Equal("F0 01 00", found.Value);
        Assert.Equal(AidCategory.Proprietary, content.Application!.Category);
    }

    [Fact]
    public void Other_objects_follow_tag_4F()
    {
        HistoricalContent content = Sample.Read("80 4F 05 A0 00 00 01 51 31 80");

        Assert.Equal("GlobalPlatform", content.Application!.ApplicationProvider);
        Assert.Equal("80", content.CardService!.Value);
    }

    /// <summary>Table 16 and 17 of the Gemalto Prox-DU guide, and its examples; Microsoft's "PC/SC interface" for NFC drivers has the layout.</summary>
    [Theory]
    [InlineData("3B 8F 80 01 80 4F 0C A0 00 00 03 06 03 00 01 00 00 00 00 6A", 3, 1, "ISO/IEC 14443 A, part 3", "MIFARE Standard 1K")]
    [InlineData("3B 8F 80 01 80 4F 0C A0 00 00 03 06 03 00 02 00 00 00 00 69", 3, 2, "ISO/IEC 14443 A, part 3", "MIFARE Standard 4K")]
    [InlineData("3B 8F 80 01 80 4F 0C A0 00 00 03 06 03 00 03 00 00 00 00 68", 3, 3, "ISO/IEC 14443 A, part 3", "MIFARE Ultralight")]
    [InlineData("3B 8F 80 01 80 4F 0C A0 00 00 03 06 03 00 26 00 00 00 00 4D", 3, 0x26, "ISO/IEC 14443 A, part 3", "MIFARE Mini")]
    [InlineData("3B 8F 80 01 80 4F 0C A0 00 00 03 06 11 00 3B 00 00 00 00 42", 0x11, 0x3B, "FeliCa", "FeliCa")]
    [InlineData("3B 8F 80 01 80 4F 0C A0 00 00 03 06 0A 00 18 00 00 00 00 7A", 0x0A, 0x18, "ISO/IEC 15693, part 2", "PicoPass 2KS")]
    [InlineData("3B 8F 80 01 80 4F 0C A0 00 00 03 06 40 00 00 00 00 00 00 28", 0x40, 0, "low frequency contactless card", null)]
    [InlineData("3B 8F 80 01 80 4F 0C A0 00 00 03 06 00 00 00 00 00 00 00 68", 0, 0, null, null)]
    [InlineData("3B 8F 80 01 80 4F 0C A0 00 00 03 06 07 FF B0 00 00 00 00 20", 7, 0xFFB0, "ISO/IEC 14443 B, part 3", null)]
    public void A_reader_tells_standard_and_name_of_a_storage_card(string atr, int standard, int code, string? standardName, string? cardName)
    {
        AnswerToReset read = AnswerToReset.Parse(atr);
        StorageCard? card = read.Historical!.StorageCard;

        Assert.Equal(standard, card!.StandardByte);
        Assert.Equal(code, card.CardNameCode);
        Assert.Equal(standardName, card.Standard);
        Assert.Equal(cardName, card.CardName);
        Assert.EndsWith(": " + card, read.Lines.Last(line => line.IsDetail).Meaning, System.StringComparison.Ordinal);
        Assert.Empty(read.Findings);
    }

    /// <summary>pcsc-tools' list says of some numbers "as per PCSC std part3", Microsoft's sample for NFC of all.</summary>
    [Theory]
    [InlineData(0x04, "SLE55R_XXXX")]
    [InlineData(0x05, null)]
    [InlineData(0x06, "SR176")]
    [InlineData(0x07, "SRI X4K")]
    [InlineData(0x0D, "AT88SC6416CRF")]
    [InlineData(0x14, "ICODE SLI")]
    [InlineData(0x20, "PicoPass 32KS (8x2+8x2)")]
    [InlineData(0x25, "LRI128")]
    [InlineData(0x2F, "Jewel Tag")]
    [InlineData(0x30, "Topaz NFC Tag")]
    [InlineData(0x36, "MIFARE Plus SL1 2K")]
    [InlineData(0x3A, "MIFARE Ultralight C")]
    [InlineData(0x3D, "MIFARE Ultralight EV1")]
    [InlineData(0x3E, null)]
    public void The_registered_card_names(int code, string? name) =>
        Assert.Equal(name, Sample.Read("80 4F 0C A0 00 00 03 06 03 00 " + code.ToString("X2", null) + " 00 00 00 00").StorageCard!.CardName);

    [Theory]
    [InlineData("80 4F 0C A0 00 00 03 08 03 00 01 00 00 00 00")] // another RID
    [InlineData("80 4F 07 A0 00 00 03 06 03 00")] // no room for the card name
    [InlineData("80 4F 0C A0 00 00 03 06 03 00")] // cut
    public void Other_identifiers_are_no_storage_cards(string historicalBytes) =>
        Assert.Null(Sample.Read(historicalBytes).StorageCard);
}
