using System;
using System.Collections.Generic;
using System.Linq;
using SmartCard.Help;
using Xunit;

namespace SmartCard.Tests.Help;

/// <summary>What is expected here stands in the pages of PowerShell's documentation for its own cmdlets.</summary>
public sealed class ParameterFactsTests
{
    [Theory]
    [InlineData("Where-Object", "Property", "String", "0")]
    [InlineData("ForEach-Object", "Process", "ScriptBlock[]", "0")]
    [InlineData("Get-Module", "ListAvailable", "SwitchParameter", "Named")]
    public void Type_and_position_are_read(string cmdlet, string parameter, string type, string position)
    {
        ParameterFacts fact = Facts(cmdlet, parameter)[0];

        Assert.Equal((type, position), (fact.Type, fact.Position));
    }

    [Theory]
    [InlineData("Where-Object", "InputObject", "True (ByValue)")]
    [InlineData("Get-Help", "Name", "True (ByPropertyName)")]
    [InlineData("Get-Command", "Name", "True (ByPropertyName, ByValue)")]
    [InlineData("Get-Command", "All", "True (ByPropertyName)")]
    [InlineData("Where-Object", "FilterScript", "False")]
    public void Pipeline_input_is_read(string cmdlet, string parameter, string expected) =>
        Assert.Equal(expected, Facts(cmdlet, parameter)[0].PipelineInput);

    /// <summary>No cmdlet of the engine is marked; that -Property takes wildcards is in the plan of Measure-Atr.</summary>
    [Theory]
    [InlineData("Measure-Atr", "Property", true)]
    [InlineData("Set-StrictMode", "Version", false)]
    public void Wildcards_are_read(string cmdlet, string parameter, bool expected) =>
        Assert.Equal(expected, Facts(cmdlet, parameter)[0].Wildcards);

    [Theory]
    [InlineData("Import-Module", "Scope", "Local, Global")]
    [InlineData("New-ModuleManifest", "ProcessorArchitecture", "None, MSIL, X86, IA64, Amd64, Arm")]
    [InlineData("Get-Module", "Name", "")]
    public void Accepted_values_are_those_of_a_ValidateSet_or_an_enumeration(string cmdlet, string parameter, string expected) =>
        Assert.Equal(expected, string.Join(", ", Facts(cmdlet, parameter)[0].AcceptedValues));

    [Theory]
    [InlineData("Get-Module", "ListAvailable", "False")]
    [InlineData("Get-Module", "Name", "")]
    public void A_default_is_what_a_new_cmdlet_holds(string cmdlet, string parameter, string expected) =>
        Assert.Equal(expected, Facts(cmdlet, parameter)[0].Default);

    [Fact]
    public void Parameter_sets_that_differ_are_told_apart() =>
        Assert.Equal(["Version"], Facts("Set-StrictMode", "Version").Select(fact => fact.Sets), StringComparer.Ordinal);

    [Fact]
    public void A_parameter_of_every_set_is_of_all() =>
        Assert.Equal(["(All)"], Facts("Where-Object", "InputObject").Select(fact => fact.Sets), StringComparer.Ordinal);

    [Fact]
    public void Common_parameters_are_left_out() =>
        Assert.Equal(["Off", "Version"], ParameterFacts.Of(EngineCmdlet.Get("Set-StrictMode")).Keys.Order(StringComparer.Ordinal), StringComparer.Ordinal);

    private static IReadOnlyList<ParameterFacts> Facts(string cmdlet, string parameter) =>
        ParameterFacts.Of(EngineCmdlet.Get(cmdlet))[parameter];
}
