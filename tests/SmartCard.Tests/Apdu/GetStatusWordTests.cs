using System;
using System.Linq;
using SmartCard.Tests.Engine;
using Xunit;

namespace SmartCard.Tests.Apdu;

/// <summary>Get-StatusWord through the engine. Meanings by ISO/IEC 7816-4:2005, tables 5 and 6.</summary>
public sealed class GetStatusWordTests
{
    [Theory]
    [InlineData("Get-StatusWord 6A82", "6A82")]
    [InlineData("Get-StatusWord '6A 82'", "6A82")]
    [InlineData("Get-StatusWord 0x6A82", "6A82")]
    [InlineData("Get-StatusWord 27266", "6A82")]
    [InlineData("Get-StatusWord 9000", "9000")]
    [InlineData("Get-StatusWord 6283", "6283")]
    [InlineData("36864 | Get-StatusWord", "9000")]
    [InlineData("0x6A, 0x82 | Get-StatusWord", "6A82")]
    [InlineData("Get-StatusWord ([byte[]](0x6A, 0x82))", "6A82")]
    [InlineData("[byte[]](0x90, 0, 0x6A, 0x82) | Get-StatusWord", "9000 6A82")]
    [InlineData("Get-StatusWord 6A82, 9000", "6A82 9000")]
    [InlineData("[pscustomobject]@{ StatusWord = '6A82' } | Get-StatusWord", "6A82")]
    [InlineData("Get-StatusWord 6A82 | Get-StatusWord", "6A82")]
    [InlineData("[System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize((Get-StatusWord 6A82))) | Get-StatusWord", "6A82")]
    [InlineData("Get-StatusWord 688?", "6881 6882 6883 6884")]
    [InlineData("Get-StatusWord 63c[01]", "63C0 63C1")]
    [InlineData("Get-StatusWord 12*", "")]
    public void Every_form_is_read(string script, string words)
    {
        EngineResult result = PowerShellEngine.Run(script);

        Assert.Empty(result.ErrorIds);
        Assert.Equal(words, string.Join(' ', result.Values("StatusWord")));
    }

    [Theory]
    [InlineData("'6A'")]
    [InlineData("'6A8299'")]
    [InlineData("'xyz'")]
    [InlineData("70000")]
    [InlineData("-1")]
    [InlineData("$null")]
    [InlineData("'6A[8'")]
    public void A_bad_item_costs_one_error_and_the_rest_goes_on(string item)
    {
        EngineResult result = PowerShellEngine.Run($"{item}, '9000' | Get-StatusWord");

        Assert.Equal(["InvalidStatusWord"], result.ErrorIds);
        Assert.Equal(["9000"], result.Values("StatusWord"));
    }

    [Fact]
    public void A_byte_alone_is_told() =>
        Assert.Contains("one byte", Assert.Single(PowerShellEngine.Run("Get-StatusWord 0x6A").Errors).ToString(), StringComparison.Ordinal);

    [Fact]
    public void The_number_is_a_property() =>
        Assert.Equal([2, 256, null], PowerShellEngine.Run("Get-StatusWord 63C2, 6100, 9000").Values("Number"));

    [Fact]
    public void A_family_says_what_it_means_there() =>
        Assert.Equal(
            ["GlobalPlatform", "card life cycle state is CARD_LOCKED"],
            PowerShellEngine.Run("Get-StatusWord 6283 -Family GlobalPlatform | ForEach-Object { $_.Family, $_.Meaning }").Output.Select(item => $"{item}"));

    [Fact]
    public void Without_an_argument_the_tables_are_listed()
    {
        EngineResult result = PowerShellEngine.Run("Get-StatusWord");

        string?[] words = [.. result.Values("StatusWord").Cast<string?>()];
        Assert.Contains("63Cx", words);
        Assert.Contains("61xx", words);
        Assert.Contains("9485", words);
        // The rows of pyscard's tables without those that 63Cx and others hold together: 34 + 14 + 17 + 7 + 17.
        Assert.InRange(words.Length, 34 + 14 + 17 + 7 + 17, 200);
    }

    [Fact]
    public void The_table_fits_80_columns() =>
        Assert.All(PowerShellEngine.Show("Get-StatusWord", width: 80).Split('\n'), line => Assert.InRange(line.Length, 0, 80));
}
