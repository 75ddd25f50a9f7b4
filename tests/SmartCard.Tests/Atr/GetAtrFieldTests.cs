using System;
using System.Linq;
using SmartCard.Tests.Engine;
using Xunit;

namespace SmartCard.Tests.Atr;

public sealed class GetAtrFieldTests
{
    [Fact]
    public void Every_field_tells_what_it_is_what_it_can_be_and_where_it_comes_from()
    {
        EngineResult result = PowerShellEngine.Run("Get-AtrField");

        Assert.True(result.Output.Count > 60);
        Assert.All(result.Output, field => Assert.All(
            new[] { "Name", "Description", "Values", "Source" },
            name => Assert.False(string.IsNullOrEmpty((string)field!.Properties[name].Value))));
    }

    /// <summary>ISO/IEC 7816-3:2006, tables 7, 8, 9 and 10.</summary>
    [Theory]
    [InlineData("Fi", "372, 512, 558, 744, 768, 1024, 1116, 1488, 1536, 1860, 2048")]
    [InlineData("Di", "1, 2, 4, 8, 12, 16, 20, 32, 64")]
    [InlineData("ClockStop", "NotSupported, StateL, StateH, NoPreference")]
    [InlineData("OperatingClass", "A; B; A, B; C; B, C; A, B, C")]
    [InlineData("CanChangeMode", "True, False")]
    public void The_values_are_those_of_the_standard(string name, string values) =>
        Assert.Equal([values], PowerShellEngine.Run($"Get-AtrField {name}").Values("Values"));

    [Fact]
    public void Names_take_wildcards_and_come_each_once() =>
        Assert.Equal(["ClockStop", "T15.TA", "T15.TB"], PowerShellEngine.Run("Get-AtrField clockstop, T15.*, ClockStop").Values("Name"));

    [Fact]
    public void Measure_takes_every_name_that_is_listed()
    {
        EngineResult result = PowerShellEngine.Run("'3B1018' | Measure-Atr -Property (Get-AtrField).Name");

        Assert.Empty(result.ErrorIds);
        Assert.Equal(PowerShellEngine.Run("Get-AtrField").Values("Name"), result.Values("Property").Distinct());
    }

    [Fact]
    public void A_name_that_is_no_field_is_an_error_and_the_others_are_listed()
    {
        EngineResult result = PowerShellEngine.Run("Get-AtrField Nonsense, Nothing*, TA1");

        Assert.Equal(["FieldNotFound"], result.ErrorIds);
        Assert.Equal(["TA1"], result.Values("Name"));
    }

    [Fact]
    public void Names_complete() =>
        Assert.Equal(["ClockStop"], PowerShellEngine.Complete("Get-AtrField Clock").Select(match => match.CompletionText));

    [Fact]
    public void The_unit_stands_beside_the_values() =>
        Assert.Contains("MHz", PowerShellEngine.Show("Get-AtrField MaxFrequencyMHz"), StringComparison.Ordinal);
}
