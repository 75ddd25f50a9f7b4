using System;
using System.Linq;
using System.Management.Automation;
using SmartCard.Tests.Engine;
using Xunit;

namespace SmartCard.Tests.Atr;

/// <summary>Expected bytes are those of a real card or worked out by hand from ISO/IEC 7816-3, 8.2 and 8.3.</summary>
public sealed class NewAtrTests
{
    /// <summary>GoldKey Security PIV Token, from pcsc-tools' list.</summary>
    private const string GoldKey = "3B 94 18 81 B1 80 7D 1F 03 19 C8 00 50 DC";

    [Theory]
    [InlineData("New-Atr", "3B 00")]
    [InlineData("New-Atr -Convention Inverse", "3F 00")]
    [InlineData("New-Atr 1", "3B 80 01 81")]
    [InlineData("New-Atr -Protocol 1, 0", "3B 80 80 01 01")]
    [InlineData("New-Atr -Protocol 1 -Fi 372 -Di 12 -Ifsc 128 -Bwi 7 -Cwi 13 -ClockStop NotSupported -OperatingClass A, B -HistoricalBytes '19C80050'", GoldKey)]
    [InlineData("New-Atr -VppNotConnected -WaitingInteger 24 -HistoricalBytes 0x80, 0x65, 0xA2, 8, 1, 1, 0x52", "3B A7 00 40 18 80 65 A2 08 01 01 52")]
    [InlineData("New-Atr -HistoricalBytes ([byte[]](0x14, 0x50))", "3B 02 14 50")]
    [InlineData("New-Atr -HistoricalText 'UNKNOWN'", "3B 07 55 4E 4B 4E 4F 57 4E")]
    [InlineData("New-Atr -HistoricalBytes @()", "3B 00")]
    [InlineData("New-Atr -HistoricalBytes ''", "3B 00")]
    [InlineData("New-Atr -MaxFrequencyMHz 4", "3B 10 01")]
    [InlineData("New-Atr -ExtraGuardTimeEtu 2", "3B 40 02")]
    [InlineData("New-Atr -ShortestGuardTime", "3B 40 FF")]
    [InlineData("New-Atr -SpecificModeProtocol 0 -CannotChangeMode -ImplicitParameters", "3B 80 10 90")]
    [InlineData("New-Atr -Protocol 1 -ErrorDetection CRC", "3B 80 81 41 01 41")]
    [InlineData("New-Atr -OperatingClass 'A, B'", "3B 80 80 1F 03 1C")]
    [InlineData("New-Atr -Spu Proprietary -SpuCode 0x20", "3B 80 80 2F A0 8F")]
    public void It_builds_the_ATR(string script, string atr)
    {
        EngineResult result = PowerShellEngine.Run(script);

        Assert.Empty(result.ErrorIds);
        Assert.Equal([atr], result.Values("Atr"));
        Assert.Equal("SmartCard.Atr.AnswerToReset", Assert.Single(result.Output)!.TypeNames[0]);
    }

    [Fact]
    public void ConvertFromAtr_gives_back_what_went_in()
    {
        EngineResult result = PowerShellEngine.Run(
            """
            New-Atr -Convention Inverse -Protocol 0, 1 -Fi 512 -Di 32 -MaxFrequencyMHz 5 -ExtraGuardTimeEtu 3 -SpecificModeProtocol 1 `
                -WaitingInteger 20 -Ifsc 254 -Bwi 5 -Cwi 6 -ErrorDetection CRC -ClockStop StateH -OperatingClass B, C -Spu Proprietary `
                -HistoricalBytes '80 31 80' | ConvertFrom-Atr
            """);

        string[] names = ["Convention", "Protocols", "Fi", "Di", "MaxFrequencyMHz", "ExtraGuardTimeEtu", "SpecificModeProtocol", "CanChangeMode", "HasImplicitParameters", "WaitingInteger", "Ifsc", "Bwi", "Cwi", "ErrorDetection", "ClockStop", "OperatingClass", "Spu"];
        PSObject atr = Assert.Single(result.Output)!;
        Assert.Equal(
            ["Inverse", "0, 1", "512", "32", "5", "3", "1", "True", "False", "20", "254", "5", "6", "CRC", "StateH", "B, C", "Proprietary"],
            names.Select(name => atr.Properties[name].Value.ToString()));
        Assert.Equal((byte[])[0x80, 0x31, 0x80], atr.Properties["HistoricalBytes"].Value);
        Assert.Equal(true, atr.Properties["IsValid"].Value);
        Assert.Empty((System.Collections.ICollection)atr.Properties["Findings"].Value);
    }

    [Theory]
    [InlineData("New-Atr -Ifsc 254", "Ifsc", "needs T=1")]
    [InlineData("New-Atr -Protocol 1 -WaitingInteger 10", "WaitingInteger", "needs T=0")]
    [InlineData("New-Atr -Protocol 15", "Protocols", "no transmission protocol")]
    [InlineData("New-Atr -Di 3", "Di", "1, 2, 4, 8, 12, 16, 20, 32, 64")]
    [InlineData("New-Atr -Fi 512 -MaxFrequencyMHz 20", "MaxFrequencyMHz", "Fi 512 goes with 5 MHz")]
    [InlineData("New-Atr -HistoricalBytes (1..16)", "HistoricalBytes", "at most 15")]
    [InlineData("New-Atr -HistoricalText 'sixteen letters!'", "HistoricalBytes", "at most 15")]
    [InlineData("New-Atr -HistoricalText \"a`tb\"", "HistoricalBytes", "printable ASCII")]
    [InlineData("New-Atr -OperatingClass A, C", "OperatingClass", "A, B, A+B, C, B+C, A+B+C")]
    public void What_cannot_be_is_one_error_that_says_what_can(string script, string parameter, string allowed)
    {
        EngineResult result = PowerShellEngine.Run(script);

        Assert.Empty(result.Output);
        Assert.Equal(["InvalidAtrParameter"], result.ErrorIds);
        ErrorRecord error = result.TerminatingError ?? Assert.Single(result.Errors);
        Assert.Equal(ErrorCategory.InvalidArgument, error.CategoryInfo.Category);
        Assert.Equal(parameter, error.TargetObject);
        Assert.Contains(allowed, error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("New-Atr -HistoricalBytes 'zz'", "ParameterArgumentTransformationError", "offset 0")]
    [InlineData("New-Atr -HistoricalBytes $null", "ParameterArgumentValidationError", "HistoricalBytes")]
    [InlineData("New-Atr -HistoricalBytes '80' -HistoricalText 'a'", "AmbiguousParameterSet", "")]
    public void What_is_no_value_at_all_is_told_before_anything_is_built(string script, string id, string message)
    {
        EngineResult result = PowerShellEngine.Run(script);

        Assert.Equal([id], result.ErrorIds);
        Assert.Contains(message, (result.TerminatingError ?? result.Errors[0]).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("New-Atr -Protocol ", new[] { "0", "1", "14" })]
    [InlineData("New-Atr -Fi 1", new[] { "1024", "1116", "1488", "1536", "1860" })]
    [InlineData("New-Atr -Di ", new[] { "1", "2", "4", "8", "12", "16", "20", "32", "64" })]
    [InlineData("New-Atr -MaxFrequencyMHz ", new[] { "4", "5", "6", "7.5", "8", "10", "12", "15", "16", "20" })]
    [InlineData("New-Atr -Fi 372 -MaxFrequencyMHz ", new[] { "4", "5" })]
    [InlineData("New-Atr -ClockStop State", new[] { "StateH", "StateL" })]
    public void Values_complete_from_the_tables_of_the_standard(string input, string[] expected) =>
        Assert.Equal(expected, PowerShellEngine.Complete(input).Select(match => match.CompletionText));

    [Fact]
    public void A_completion_tells_what_goes_with_it()
    {
        Assert.Equal("f max 4 or 5 MHz", PowerShellEngine.Complete("New-Atr -Fi 37").Single().ToolTip);
        Assert.Equal("Fi 1860 or 2048", PowerShellEngine.Complete("New-Atr -MaxFrequencyMHz 20").Single().ToolTip);
    }
}
