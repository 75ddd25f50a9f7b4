using SmartCard.Atr;
using SmartCard.Atr.Historical;
using Xunit;

namespace SmartCard.Core.Tests.Atr.Historical;

/// <summary>Country, issuer, card service data, initial access data, issuer's and pre-issuing data.</summary>
public sealed class CardDataTests
{
    [Theory]
    [InlineData("80 12 27 6F", "276", "Germany", "F")]
    [InlineData("80 12 25 01", "250", "France", "1")]
    [InlineData("80 12 84 00", "840", "United States of America (the)", "0")]
    [InlineData("80 12 00 84", "008", "Albania", "4")] // leading zeros are digits
    [InlineData("80 13 75 61 23", "756", "Switzerland", "123")]
    [InlineData("80 12 28 00", "280", null, "0")] // withdrawn in 1990
    [InlineData("80 12 0F FF", null, null, "F")] // 3B 7F 94 00 00 80 31 80 65 B0 85 03 00 EF 12 0F FF 82 90 00 has it
    public void Three_digits_are_the_country(string historicalBytes, string? code, string? name, string data)
    {
        CountryIndicator? country = Sample.Read(historicalBytes).Country;

        Assert.Equal(code, country!.CountryCode);
        Assert.Equal(name, country.CountryName);
        Assert.Equal(data, country.NationalData);
    }

    /// <summary>Digits up to a quartet F, then data of the issuer: 7816-4, 8.1.1.2.1.</summary>
    [Theory]
    [InlineData("80 23 49 76 54", "497654", null)]
    [InlineData("80 24 49 76 54 F1", "497654", "1")]
    [InlineData("80 24 49 76 5F 12", "49765", "12")]
    [InlineData("80 23 49 76 5F", "49765", null)]
    [InlineData("80 25 A0 00 00 00 28", null, null)] // 3B 6E 00 00 80 25 A0 00 00 00 28 56 80 10 24 00 01 11
    [InlineData("80 20", null, null)]
    public void Digits_are_the_issuer_identification_number(string historicalBytes, string? number, string? data)
    {
        IssuerIndicator? issuer = Sample.Read(historicalBytes).Issuer;

        Assert.Equal(number, issuer!.Number);
        Assert.Equal(data, issuer.IssuerChosenData);
    }

    /// <summary>7816-4:2005, table 85 (gorferay.com, "Card service data").</summary>
    [Theory]
    [InlineData("80", true, false, false, false, EfAccessService.ReadRecord, true)]
    [InlineData("40", false, true, false, false, EfAccessService.ReadRecord, true)]
    [InlineData("20", false, false, true, false, EfAccessService.ReadRecord, true)]
    [InlineData("10", false, false, false, true, EfAccessService.ReadRecord, true)]
    [InlineData("08", false, false, false, false, EfAccessService.ReadBinary, true)]
    [InlineData("04", false, false, false, false, EfAccessService.GetData, true)]
    [InlineData("01", false, false, false, false, EfAccessService.ReadRecord, false)]
    [InlineData("0E", false, false, false, false, null, true)]
    public void Each_bit_of_the_card_service_data(string data, bool full, bool partial, bool dir, bool atr, EfAccessService? access, bool masterFile)
    {
        CardServiceData? service = Sample.Read("80 31 " + data).CardService;

        Assert.Equal(full, service!.SelectsByFullDFName);
        Assert.Equal(partial, service.SelectsByPartialDFName);
        Assert.Equal(dir, service.HasDataObjectsInEFDir);
        Assert.Equal(atr, service.HasDataObjectsInEFAtr);
        Assert.Equal(access, service.AccessService);
        Assert.Equal(masterFile, service.HasMasterFile);
        Assert.Equal(access is null ? "ReservedValue at 3" : "", Sample.Findings(Sample.Of("80 31 " + data)));
    }

    /// <summary>7816-4, 8.1.2: by the length.</summary>
    [Theory]
    [InlineData("80 41 20", "00 B0 00 00 20")]
    [InlineData("80 42 9E 20", "00 B0 9E 00 20")]
    [InlineData("80 42 1E 20", "00 B2 01 F6 20")]
    [InlineData("80 45 00 A4 00 0C 02", "00 A4 00 0C 02")]
    [InlineData("80 43 00 A4 00", null)]
    public void Initial_access_data_are_a_command(string historicalBytes, string? command)
    {
        InitialAccessData? access = Sample.Read(historicalBytes).InitialAccess;

        Assert.Equal(command, access!.Command);
        Assert.Equal(command is null ? "HistoricalLengthReserved at 3" : "", Sample.Findings(Sample.Of(historicalBytes)));
    }

    /// <summary>Cards of pcsc-tools' list: Nitrokey, IDeal Citiz, an unnamed one.</summary>
    [Theory]
    [InlineData("80 5D 4E 69 74 72 6F 6B 65 79 00 00 00 00 00", "Nitrokey")]
    [InlineData("80 59 49 44 65 61 6C 5F 31 2E 30", "IDeal_1.0")]
    [InlineData("80 51 00", null)]
    public void Printable_issuer_data_are_text(string historicalBytes, string? text) =>
        Assert.Equal(text, Sample.Read(historicalBytes).IssuerData!.Text);

    [Fact]
    public void Pre_issuing_data_are_left_as_they_are()
    {
        PreIssuingData? data = Sample.Read("80 65 B0 85 04 01 20").PreIssuing;

        Assert.Equal("B0 85 04 01 20", data!.Value);
        Assert.Null(data.Text);
        Assert.Equal("pre-issuing data B0 85 04 01 20", data.ToString());
    }

    [Fact]
    public void The_first_of_two_objects_of_a_kind_counts_and_both_are_listed()
    {
        HistoricalContent content = Sample.Read("80 31 80 31 40");

        Assert.Equal("80", content.CardService!.Value);
        Assert.Equal("card service data 80, card service data 40", content.DataObjects.ToString());
    }
}
