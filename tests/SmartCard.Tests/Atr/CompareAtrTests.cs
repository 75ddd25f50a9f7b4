using System;
using System.Linq;
using System.Management.Automation;
using SmartCard.Tests.Engine;
using Xunit;

namespace SmartCard.Tests.Atr;

public sealed class CompareAtrTests
{
    /// <summary>Two real cards, from pcsc-tools' list: TD1 is 80 or 81, TB3 is 6D or 7D, TCK follows.</summary>
    private const string Old = "3B D6 18 00 80 B1 80 6D 1F 03 80 51 00 61 10 30 9E";
    private const string New = "3B D6 18 00 81 B1 80 7D 1F 03 80 51 00 61 10 30 8F";

    [Fact]
    public void It_writes_the_fields_that_differ()
    {
        EngineResult result = PowerShellEngine.Run($"Compare-Atr '{Old}' '{New}'");

        Assert.Empty(result.ErrorIds);
        Assert.Equal(
            ["TD1", "TB3", "TCK", "T1.TB", "Protocols", "FirstProtocol", "WaitingTimeEtu", "WaitingTimeMs", "Bwi", "BlockWaitingTimeEtu", "BlockWaitingTimeMs"],
            result.Values("Field"));
        Assert.Equal(["0x80", "0x6D", "0x9E"], result.Values("Reference").Take(3));
        Assert.Equal(["0x81", "0x7D", "0x8F"], result.Values("Difference").Take(3));
        Assert.Equal(["T=0", "BWI 6, CWI 13", null], result.Values("ReferenceMeaning").Take(3));
        Assert.Equal(["T=1", "BWI 7, CWI 13", null], result.Values("DifferenceMeaning").Take(3));
        Assert.All(result.Output, row => Assert.Equal("SmartCard.Atr.Comparison.AtrDifference", row!.TypeNames[0]));
    }

    [Theory]
    [InlineData("Compare-Atr '3B00' '3B 02 14 50'")]
    [InlineData("Compare-Atr 0x3B,0x00 0x3B,0x02,0x14,0x50")]
    [InlineData("Compare-Atr ([byte[]](0x3B,0x00)) ([byte[]](0x3B,0x02,0x14,0x50))")]
    [InlineData("Compare-Atr (ConvertFrom-Atr '3B00') (ConvertFrom-Atr '3B021450')")]
    [InlineData("'3B021450' | Compare-Atr '3B00'")]
    [InlineData("0x3B,0x02,0x14,0x50 | Compare-Atr '3B00'")]
    [InlineData("[pscustomobject]@{ Atr = '3B 02 14 50' } | Compare-Atr ([pscustomobject]@{ Atr = '3B 00' })")]
    public void It_takes_what_ConvertFromAtr_takes_on_both_sides(string script)
    {
        EngineResult result = PowerShellEngine.Run(script);

        Assert.Empty(result.ErrorIds);
        Assert.Equal(["T0", "HistoricalByteCount", "HistoricalBytes"], result.Values("Field").Take(3));
        Assert.Equal(["0x02", 2, "14 50"], result.Values("Difference").Take(3));
    }

    [Fact]
    public void Several_are_told_apart_by_their_ATR()
    {
        EngineResult result = PowerShellEngine.Run("'3B 01 41', '3B 00', '3B 01 42' | Compare-Atr '3B 00' | Where-Object Field -eq HistoricalBytes");

        Assert.Equal(["3B 01 41", "3B 01 42"], result.Values("DifferenceAtr"));
        Assert.Equal(["41", "42"], result.Values("Difference"));
    }

    [Fact]
    public void Equal_fields_come_when_asked_for()
    {
        EngineResult result = PowerShellEngine.Run("Compare-Atr '3B 01 41' '3B 01 42' -IncludeEqual | Where-Object Field -in TS, T0, HistoricalBytes");

        Assert.Equal(["TS", "T0", "HistoricalBytes"], result.Values("Field"));
        Assert.Equal([true, true, false], result.Values("IsEqual"));
    }

    [Fact]
    public void An_ATR_does_not_differ_from_itself() =>
        Assert.Empty(PowerShellEngine.Run($"Compare-Atr '{Old}' '{Old}'").Output);

    [Fact]
    public void A_bad_difference_is_an_error_and_the_others_are_compared()
    {
        EngineResult result = PowerShellEngine.Run("'nonsense', $null, '6A82', '3B 01 41' | Compare-Atr '3B 00'");

        Assert.Equal(["InvalidHex", "InvalidAtr", "InvalidAtr"], result.ErrorIds);
        Assert.Equal(["3B 01 41"], result.Values("DifferenceAtr").Distinct());
    }

    [Theory]
    [InlineData("'nonsense'", "InvalidHex", "nonsense")]
    [InlineData("'6A82'", "InvalidAtr", "offset 0")]
    [InlineData("'3B00', '3B00'", "InvalidAtr", "2 ATRs")]
    [InlineData("([pscustomobject]@{ Atr = $null })", "InvalidAtr", "no card")]
    public void A_bad_reference_ends_the_command(string reference, string id, string message)
    {
        EngineResult result = PowerShellEngine.Run($"'3B 00', '3B 01 41' | Compare-Atr {reference}");

        Assert.Empty(result.Output);
        Assert.Equal([id], result.ErrorIds);
        Assert.Contains(message, (result.TerminatingError ?? result.Errors[0]).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_view_is_a_table_an_ATR() =>
        Assert.Equal(
            """

               DifferenceAtr: 3B 40 01

            Field                   Reference    Difference   Meaning
            -----                   ---------    ----------   -------
            TC1                     0x00         0x01         extra guard time N 0: none | extra guard time N 1
            ExtraGuardTimeEtu       0            1
            GuardTimeEtu            12           13
            GuardTimeMs             0.893        0.967

               DifferenceAtr: 3B 00

            Field                   Reference    Difference   Meaning
            -----                   ---------    ----------   -------
            T0                      0x40         0x00         TC1, 0 historical | no interface bytes, 0 historical
            TC1                     0x00         absent       extra guard time N 0: none
            ExtraGuardTimeEtu       0            absent
            HasShortestGuardTime    False        absent


            """,
            string.Join('\n', PowerShellEngine.Show("Compare-Atr '3B 40 00' '3B 40 01', '3B 00'").Split('\n').Select(line => line.TrimEnd())));

    [Fact]
    public void Differences_survive_serialisation()
    {
        PSObject row = PowerShellEngine.Run("Compare-Atr '3B 01 41' '3B 01 42'").Output[0]!;
        var deserialised = (PSObject)PSSerializer.Deserialize(PSSerializer.Serialize(row, 1));

        Assert.Equal("HistoricalBytes", deserialised.Properties["Field"].Value);
        Assert.Equal("41", deserialised.Properties["Reference"].Value);
        Assert.Equal("42", deserialised.Properties["Difference"].Value);
        Assert.Equal(false, deserialised.Properties["IsEqual"].Value);
    }
}
