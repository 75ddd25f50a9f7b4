using System;
using System.Linq;
using SmartCard.Tests.Engine;
using Xunit;

namespace SmartCard.Tests.Apdu;

/// <summary>ConvertFrom-Tlv and ConvertTo-Tlv through the engine. Bytes are written out by ISO/IEC 7816-4, 5.2.</summary>
public sealed class TlvTests
{
    /// <summary>FCI of a payment application, built by EMV 4.3 Book 1, 11.3.4, table 45.</summary>
    private const string Fci = "6F 15 84 07 A0 00 00 00 03 10 10 A5 0A 50 04 56 49 53 41 5F 2D 01 65";

    [Theory]
    [InlineData("ConvertFrom-Tlv '" + Fci + "'")]
    [InlineData("'" + Fci + "' | ConvertFrom-Tlv | ConvertFrom-Tlv")]
    [InlineData("[pscustomobject]@{ Data = '" + Fci + "' } | ConvertFrom-Tlv")]
    [InlineData("(ConvertFrom-Apdu '00 DA 00 00 17 " + Fci + "').Data | ConvertFrom-Tlv")]
    [InlineData("ConvertFrom-Apdu '00 DA 00 00 17 " + Fci + "' | ConvertFrom-Tlv")]
    [InlineData("[System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize((ConvertFrom-Tlv '" + Fci + "'))) | ConvertFrom-Tlv")]
    [InlineData("ConvertFrom-Tlv '" + Fci + "' | ConvertTo-Tlv")]
    [InlineData("ConvertFrom-Tlv '" + Fci + "' -Path 6F/* | ConvertTo-Tlv 6F")]
    [InlineData("ConvertTo-Tlv 6F (ConvertFrom-Tlv '" + Fci + "' 6F/*)")]
    [InlineData("[ordered]@{ '6F' = [ordered]@{ '84' = 'A0000000031010'; 'A5' = [ordered]@{ '50' = [byte[]](0x56, 0x49, 0x53, 0x41); '5F2D' = '65' } } } | ConvertTo-Tlv")]
    [InlineData("ConvertTo-Tlv -InputObject @{ 0x6F = 1 } -ErrorAction SilentlyContinue; ConvertFrom-Tlv '" + Fci + "'")]
    public void There_and_back_is_the_same(string script)
    {
        EngineResult result = PowerShellEngine.Run(script);

        Assert.Equal([Fci], result.Values("Tlv"));
    }

    [Theory]
    [InlineData("6F/A5/50", "56 49 53 41")]
    [InlineData("6f/a5/5f2d", "65")]
    [InlineData("**/50", "56 49 53 41")]
    [InlineData("6F/*/50", "56 49 53 41")]
    public void A_path_picks_a_value(string path, string value) =>
        Assert.Equal([value], PowerShellEngine.Run($"ConvertFrom-Tlv '{Fci}' -Path {path}").Values("ValueText"));

    [Fact]
    public void All_levels_can_be_listed() =>
        Assert.Equal(["6F", "6F/84", "6F/A5", "6F/A5/50", "6F/A5/5F2D"], PowerShellEngine.Run($"ConvertFrom-Tlv '{Fci}' **").Values("Path"));

    [Theory]
    [InlineData("ConvertFrom-Tlv '" + Fci + "' -Path 6F/50", "TagNotFound")]
    [InlineData("ConvertFrom-Tlv '" + Fci + "' -Path '**/9F99'", "")]
    [InlineData("ConvertFrom-Tlv '" + Fci + "' -Path 6F//50", "InvalidTagPath")]
    [InlineData("ConvertFrom-Tlv '6F 05 84'", "InvalidTlv")]
    [InlineData("ConvertFrom-Tlv '6F 80 84 00 00 00'", "InvalidTlv")]
    [InlineData("ConvertFrom-Tlv '00 01 AA' -Simple", "InvalidTlv")]
    [InlineData("ConvertFrom-Tlv 'xyz'", "InvalidHex")]
    [InlineData("ConvertFrom-Tlv ''", "")]
    [InlineData("ConvertFrom-Tlv $null", "InvalidTlv")]
    [InlineData("ConvertFrom-Tlv ('61820000' * 1)", "")]
    [InlineData("ConvertFrom-Tlv (([byte[]](0x61, 0x82, 0xFF, 0xFF)) * 16384)", "InvalidTlv")]
    [InlineData("ConvertTo-Tlv 6F AABB", "InvalidDataObject")]
    [InlineData("ConvertTo-Tlv 5F 01", "InvalidDataObject")]
    [InlineData("ConvertTo-Tlv xy 01", "InvalidDataObject")]
    [InlineData("ConvertTo-Tlv FF 01 -Simple", "InvalidDataObject")]
    [InlineData("ConvertTo-Tlv 01 ([byte[]]::new(65536)) -Simple", "InvalidDataObject")]
    [InlineData("$self = @{}; $self['6F'] = $self; ConvertTo-Tlv -InputObject $self", "InvalidDataObject")]
    public void What_cannot_be_is_one_error_and_no_output(string script, string id)
    {
        EngineResult result = PowerShellEngine.Run(script);

        Assert.Equal(id, string.Join(' ', result.ErrorIds));
        Assert.InRange(result.Output.Count, 0, id.Length == 0 ? 1 : 0);
    }

    [Theory]
    [InlineData("ConvertTo-Tlv 5C 5FC102", "5C 03 5F C1 02")]
    [InlineData("ConvertTo-Tlv 7F49", "7F 49 00")]
    [InlineData("ConvertTo-Tlv 50 -Text 'Ä'", "50 02 C3 84")]
    [InlineData("ConvertTo-Tlv 01 -Value (,0 * 255) -Simple | ForEach-Object { @{ Tlv = $_.Tlv.Substring(0, 11) } }", "01 FF 00 FF")]
    [InlineData("ConvertTo-Tlv 04 -Value (,0 * 200) | ForEach-Object { @{ Tlv = $_.Tlv.Substring(0, 11) } }", "04 81 C8 00")]
    [InlineData("ConvertTo-Tlv -InputObject '50 81 02 41 42'", "50 02 41 42")]
    [InlineData("@{ '5F2D' = '65', '6E' } | ConvertTo-Tlv 61", "61 08 5F 2D 01 65 5F 2D 01 6E")]
    public void Objects_are_written(string script, string tlv) =>
        Assert.Equal(tlv, PowerShellEngine.Run($"({script}).Tlv").Output.Select(item => $"{item}").Single());

    [Fact]
    public void A_bad_item_costs_one_error_and_the_rest_goes_on()
    {
        EngineResult result = PowerShellEngine.Run("'50 01 41', '50 05', '51 01 42' | ConvertFrom-Tlv");

        Assert.Equal(["50 01 41", "51 01 42"], result.Values("Tlv"));
        Assert.Contains("offset 0", Assert.Single(result.Errors).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_shown_as_a_tree() =>
        Assert.Equal(
            """
            6F  File control information (FCI) [21]
              84  DF name [7]  A0 00 00 00 03 10 10
              A5  Proprietary information, BER-TLV [10]
                50  Application label [4]  "VISA"
                5F2D  Language preference [1]  "e"
            """.ReplaceLineEndings("\n"),
            PowerShellEngine.Show($"ConvertFrom-Tlv '{Fci}'", width: 80).Trim());

    [Theory]
    [InlineData("Format-Table")]
    [InlineData("Out-Default")]
    public void What_is_shown_fits_80_columns(string format)
    {
        string value = string.Concat(Enumerable.Repeat("00", 120));

        Assert.All(
            PowerShellEngine.Show($"ConvertFrom-Tlv '7F2182007E5F4E78{value}5F2000' -Path ** | {format}", width: 80).Split('\n'),
            line => Assert.InRange(line.Length, 0, 80));
    }

    [Fact]
    public void A_vocabulary_is_asked_first() =>
        Assert.Equal(["Certificate", "CertInfo"], PowerShellEngine.Run("ConvertFrom-Tlv '70 00 71 00' -Vocabulary Piv").Values("Name"));
}
