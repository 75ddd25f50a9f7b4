using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using SmartCard.Tests.Engine;
using Xunit;

namespace SmartCard.Tests.Atr;

public sealed class MeasureAtrTests
{
    [Fact]
    public void It_takes_what_ConvertFromAtr_takes()
    {
        EngineResult result = PowerShellEngine.Run(
            "'3B1018', ([pscustomobject]@{ Atr = '3B 10 18' }), (ConvertFrom-Atr '3B1011') | Measure-Atr -Property TA1");

        Assert.Equal(["0x18", "0x11"], result.Values("Value"));
        Assert.Equal([2L, 1L], result.Values("Count"));
        Assert.All(result.Output, row => Assert.Equal("SmartCard.Atr.Statistics.AtrStatistic", row!.TypeNames[0]));
    }

    [Fact]
    public void Bytes_that_come_one_by_one_are_counted_as_one_ATR() =>
        Assert.Equal(["0x18"], PowerShellEngine.Run("[byte[]](0x3B, 0x10, 0x18) | Measure-Atr -Property TA1").Values("Value"));

    [Fact]
    public void Bad_input_is_an_error_and_is_not_counted()
    {
        EngineResult result = PowerShellEngine.Run("'3B1018', 'x', '3B1018' | Measure-Atr -Property TA1");

        Assert.Equal(["InvalidHex"], result.ErrorIds);
        Assert.Equal([2L], result.Values("Total"));
    }

    [Fact]
    public void Without_input_there_is_no_output()
    {
        EngineResult result = PowerShellEngine.Run("@() | Measure-Atr");

        Assert.Empty(result.Output);
        Assert.Empty(result.ErrorIds);
    }

    [Fact]
    public void Tables_come_in_the_order_of_the_fields_named_each_once() =>
        Assert.Equal(
            ["ClockStop", "TS", "T1.TA", "T1.TB", "T1.TC"],
            PowerShellEngine.Run("'3B00' | Measure-Atr -Property clockstop, TS, T1.*, ts").Values("Property"));

    /// <summary>In Turkish, i is not the small letter of I.</summary>
    [Fact]
    public void Names_of_fields_mean_the_same_in_every_culture() =>
        Assert.Equal(
            ["Ifsc", "Fi"],
            PowerShellEngine.Run("[cultureinfo]::CurrentCulture = 'tr-TR'; '3B00' | Measure-Atr -Property ifsc, FI").Values("Property"));

    [Fact]
    public void A_field_that_does_not_exist_ends_the_command_before_anything_is_counted()
    {
        EngineResult result = PowerShellEngine.Run("'3B00' | Measure-Atr -Property TS, Nonsense");

        Assert.Empty(result.Output);
        ErrorRecord error = Assert.Single(result.Errors);
        Assert.StartsWith("FieldNotFound,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("Nonsense", error.TargetObject);
        Assert.Contains("\"Nonsense\"", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Measure-Atr -Property TA", new[] { "TA1", "TA2", "TA3", "TA4" })]
    [InlineData("Measure-Atr -Property T15", new[] { "T15.TA", "T15.TB" })]
    [InlineData("Measure-Atr -Property TS, Clock", new[] { "ClockStop" })]
    [InlineData("Measure-Atr -Property 'Clock", new[] { "ClockStop" })]
    [InlineData("Measure-Atr -Property *Class", new[] { "OperatingClass" })]
    public void Field_names_complete(string input, string[] expected) =>
        Assert.Equal(expected, PowerShellEngine.Complete(input).Select(match => match.CompletionText));

    [Fact]
    public void A_completion_tells_what_the_field_is() =>
        Assert.Equal("highest clock frequency, in MHz", Assert.Single(PowerShellEngine.Complete("Measure-Atr -Property MaxF")).ToolTip);

    [Fact]
    public void The_table_looks_like_those_of_the_articles() =>
        Assert.Equal(
            """

               Property: TA4

            Value          Count      % present Meaning
            -----          -----      - ------- -------
            absent             1  50.00
            0x03               1  50.00  100.00 clock stop not supported, class A and B


            """.Replace("\r", "", StringComparison.Ordinal),
            string.Join('\n', PowerShellEngine.Show("'3B00', '3B 94 18 81 B1 80 7D 1F 03 19 C8 00 50 DC' | Measure-Atr -Property TA4").Split('\n').Select(line => line.TrimEnd())));

    [Fact]
    public void Statistics_survive_serialisation()
    {
        PSObject row = PowerShellEngine.Run("'3B1018' | Measure-Atr -Property TA1").Output[0]!;
        var deserialised = (PSObject)PSSerializer.Deserialize(PSSerializer.Serialize(row, 1));

        Assert.Equal("0x18", deserialised.Properties["Value"].Value);
        Assert.Equal(1L, deserialised.Properties["Count"].Value);
        Assert.Equal(100.0, deserialised.Properties["Percent"].Value);
        Assert.Equal("3B 10 18", deserialised.Properties["Example"].Value);
    }

    /// <summary>The tables of March 2019, through examples/atr-statistics.ps1 as a user runs it.</summary>
    [Fact]
    public void The_example_reproduces_the_three_articles()
    {
        EngineResult result = PowerShellEngine.Run($"& '{Path.Combine(Repository.Root, "examples", "atr-statistics.ps1")}'");

        Assert.Empty(result.ErrorIds);
        Assert.Equal(
            """
            TA4 absent 2009 96.96
            TA4 0x03 27 1.30
            TA4 0x83 15 0.72
            TA4 0xC3 12 0.58
            TA4 0x07 6 0.29
            TA4 0x43 2 0.10
            TA4 0xC7 1 0.05
            TD3 absent 2009 96.96
            TD3 0x1F 61 2.94
            TD3 0x3F 2 0.10
            TC3 absent 2017 97.35
            TC3 0x00 55 2.65
            ClockStop NotSupported 33 52.38
            ClockStop StateH 15 23.81
            ClockStop NoPreference 13 20.63
            ClockStop StateL 2 3.17
            OperatingClass A, B 56 88.89
            OperatingClass A, B, C 7 11.11
            """.ReplaceLineEndings("\n"),
            string.Join('\n', result.Output.Select(row => row!.Properties).Select(row =>
                FormattableString.Invariant($"{row["Property"].Value} {row["Value"].Value ?? "absent"} {row["Count"].Value} {row["Percent"].Value:F2}"))));
    }
}
