using System;
using System.Linq;
using SmartCard.Tests.Engine;
using Xunit;

namespace SmartCard.Tests.Atr;

/// <summary>Historical bytes as a user of the shell meets them; the cards are in pcsc-tools' list.</summary>
public sealed class HistoricalTests
{
    /// <summary>Gnuk, an OpenPGP token.</summary>
    private const string Gnuk = "3B DA 11 FF 81 B1 FE 55 1F 03 00 31 84 73 80 01 80 00 90 00 E4";

    private const string Mifare = "3B 8F 80 01 80 4F 0C A0 00 00 03 06 03 00 01 00 00 00 00 6A";

    private const string Deserialised =
        "[System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($_, 1))";

    [Fact]
    public void The_default_view_has_a_line_an_object() =>
        Assert.Contains(
            """
             10  HB   00 31 84 73 80 01 80 00 90 00  ".1.s......"
             10  T1   00  category: COMPACT-TLV data objects, then a status indicator
             11  T2   31 84  card service data: application selection by full DF name,
                          EF.DIR and EF.ATR/INFO by GET DATA, with MF
            """,
            PowerShellEngine.Show($"(ConvertFrom-Atr '{Gnuk}').Lines -join \"`n\""),
            StringComparison.Ordinal);

    [Fact]
    public void The_historical_bytes_are_a_list_of_what_they_say() =>
        Assert.Equal(
            """

            Value       : 80 4F 0C A0 00 00 03 06 03 00 01 00 00 00 00
            Category    : CompactTlv
            Application : RID A0 00 00 03 06 PC/SC Workgroup, PIX 03 00 01 00 00 00 00
            StorageCard : MIFARE Standard 1K, ISO/IEC 14443 A, part 3


            """,
            PowerShellEngine.Show($"(ConvertFrom-Atr '{Mifare}').Historical"));

    [Fact]
    public void Objects_of_all_kinds_stand_in_one_table()
    {
        string[] lines = PowerShellEngine.Show($"(ConvertFrom-Atr '{Gnuk}').Historical.DataObjects").Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.StartsWith("Offset Header Name                Value               Meaning", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("    11 31     card service data   84                  application", lines[2], StringComparison.Ordinal);
        Assert.Contains(lines, line => line.StartsWith("    17        status indicator    00 90 00            life cycle", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Historical.Capabilities.MaxLogicalChannels", Gnuk, 1)]
    [InlineData("Historical.CardService.SelectsByFullDFName", Gnuk, true)]
    [InlineData("Historical.Status.StatusWord", Gnuk, "9000")]
    [InlineData("Historical.StorageCard.CardName", Mifare, "MIFARE Standard 1K")]
    [InlineData("Historical.DataObjects[0].Header", Gnuk, "31")]
    public void A_deserialised_ATR_keeps_its_objects(string path, string atr, object expected) =>
        Assert.Equal(expected, Assert.Single(PowerShellEngine.Run($"ConvertFrom-Atr '{atr}' | ForEach-Object {{ ({Deserialised}).{path} }}").Output)!.BaseObject);

    [Theory]
    [InlineData(".Historical")]
    [InlineData(".Historical.DataObjects")]
    [InlineData("")]
    public void A_deserialised_ATR_looks_like_a_live_one(string path) =>
        Assert.Equal(
            PowerShellEngine.Show($"(ConvertFrom-Atr '{Gnuk}'){path}"),
            PowerShellEngine.Show($"ConvertFrom-Atr '{Gnuk}' | ForEach-Object {{ ({Deserialised}){path} }}"));

    [Fact]
    public void Historical_fields_are_counted_by_their_path() =>
        Assert.Equal(
            ["MIFARE Standard 1K"],
            PowerShellEngine.Run($"'{Mifare}' | ConvertFrom-Atr | Measure-Atr -Property Historical.StorageCard.CardName").Values("Value"));

    [Fact]
    public void The_tab_key_completes_their_names() =>
        Assert.Contains(PowerShellEngine.Complete("Measure-Atr -Property Historical.Cap"), match => match.CompletionText == "Historical.Capabilities.MaxLogicalChannels");
}
