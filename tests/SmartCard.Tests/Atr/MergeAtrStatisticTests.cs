using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using SmartCard.Tests.Engine;
using Xunit;

namespace SmartCard.Tests.Atr;

public sealed class MergeAtrStatisticTests
{
    private const string Left = "'3B1018', '3B00', '3B 94 18 81 B1 80 7D 1F 03 19 C8 00 50 DC'";
    private const string Right = "'3B1018', '3B1011', '3F00'";

    [Theory]
    [InlineData("")]
    [InlineData("-Property *")]
    [InlineData("-Property ClockStop, TA1, TS")]
    public void The_sum_of_two_lists_is_that_of_one(string options) =>
        Assert.Equal(
            Rows(PowerShellEngine.Run($"{Left}, {Right} | Measure-Atr {options}")),
            Rows(PowerShellEngine.Run($"({Left} | Measure-Atr {options}), ({Right} | Measure-Atr {options}) | Merge-AtrStatistic")));

    [Fact]
    public void It_adds_what_came_through_serialisation()
    {
        EngineResult parts = PowerShellEngine.Run($"{Left} | Measure-Atr -Property *; {Right} | Measure-Atr -Property *");
        object[] deserialised = [.. parts.Output.Select(row => PSSerializer.Deserialize(PSSerializer.Serialize(row, 1)))];

        Assert.Equal(
            Rows(PowerShellEngine.Run($"{Left}, {Right} | Measure-Atr -Property *")),
            Rows(PowerShellEngine.Run("$input | Merge-AtrStatistic", deserialised)));
    }

    /// <summary>What Import-Csv gives: text everywhere, and an empty one for nothing.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    public void It_adds_what_came_through_a_CSV_file(string culture)
    {
        var language = System.Globalization.CultureInfo.GetCultureInfo(culture);
        System.Globalization.CultureInfo before = System.Globalization.CultureInfo.CurrentCulture;
        EngineResult parts = PowerShellEngine.Run($"{Left} | Measure-Atr -Property *; {Right} | Measure-Atr -Property *");
        object[] text = [.. parts.Output.Select(row =>
        {
            var record = new PSObject();
            foreach (PSPropertyInfo property in row!.Properties)
                record.Properties.Add(new PSNoteProperty(property.Name, Convert.ToString(property.Value, language) ?? ""));
            return record;
        })];

        try
        {
            System.Globalization.CultureInfo.CurrentCulture = language;
            Assert.Equal(
                Rows(PowerShellEngine.Run($"{Left}, {Right} | Measure-Atr -Property *")),
                Rows(PowerShellEngine.Run("$input | Merge-AtrStatistic", text)));
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void GroupBy_adds_each_source_by_itself_and_names_it()
    {
        EngineResult result = PowerShellEngine.Run(
            $$"""
            $named = foreach ($list in @{ Name = 'a'; Atrs = {{Left}} }, @{ Name = 'b'; Atrs = {{Right}} }, @{ Name = 'A'; Atrs = {{Right}} }) {
                $list.Atrs | Measure-Atr -Property TA1 | ForEach-Object { $_.psobject.Properties.Add([psnoteproperty]::new('PSComputerName', $list.Name)); $_ }
            }
            $named | Merge-AtrStatistic -GroupBy PSComputerName
            """);

        Assert.Empty(result.ErrorIds);
        Assert.Equal(["a 6", "b 3"], result.Output.Select(row => $"{row!.Properties["PSComputerName"].Value} {row.Properties["Total"].Value}").Distinct());
        Assert.All(result.Output, row => Assert.Equal("SmartCard.Atr.Statistics.AtrStatistic", row!.TypeNames[0]));
    }

    [Fact]
    public void What_is_no_statistic_is_an_error_and_the_rest_is_added()
    {
        EngineResult result = PowerShellEngine.Run("'x', $null, [pscustomobject]@{ Property = 'TS'; Count = 1 }, ('3B00' | Measure-Atr -Property TS) | Merge-AtrStatistic");

        Assert.Equal(["InvalidStatistic", "InvalidStatistic", "InvalidStatistic"], result.ErrorIds);
        Assert.Equal([1L], result.Values("Count"));
    }

    [Fact]
    public void Without_input_there_is_no_output() => Assert.Empty(PowerShellEngine.Run("@() | Merge-AtrStatistic").Output);

    private static IEnumerable<string> Rows(EngineResult result)
    {
        Assert.Empty(result.ErrorIds);
        string[] names = ["Property", "Value", "Meaning", "Count", "Total", "Percent", "PercentOfPresent"];
        return result.Output.Select(row => string.Join('|', names.Select(name => row!.Properties[name].Value).Select(value => FormattableString.Invariant($"{value?.GetType().Name} {value}"))));
    }
}
