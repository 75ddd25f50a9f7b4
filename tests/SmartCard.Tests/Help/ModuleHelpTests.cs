using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text.RegularExpressions;
using SmartCard.Tests.Engine;
using Xunit;

namespace SmartCard.Tests.Help;

/// <summary>Get-Help as a user gets it, over every cmdlet the module exports. A failure lists the offenders.</summary>
public sealed class ModuleHelpTests
{
    public static TheoryData<string> Cmdlets { get; } =
        [.. PowerShellEngine.Run("Get-Command -Module SmartCard").Values("Name").Cast<string>()];

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Every_cmdlet_is_described(string cmdlet)
    {
        EngineResult help = PowerShellEngine.Run(
            $$"""
            $help = Get-Help {{cmdlet}} -Full
            @{
                Name = $help.Name; Category = $help.Category; Module = $help.ModuleName
                Synopsis = $help.Synopsis; Description = $help.description.Text
                Links = @($help.relatedLinks.navigationLink).Count; Notes = $help.alertSet.alert.Text
            }
            """);
        System.Collections.Hashtable found = (System.Collections.Hashtable)help.Output.Single()!.BaseObject;

        Assert.Equal((cmdlet, "Cmdlet", "SmartCard"), ($"{found["Name"]}", $"{found["Category"]}", $"{found["Module"]}"));
        Assert.DoesNotContain(cmdlet, $"{found["Synopsis"]}", StringComparison.Ordinal);
        List<string> empty = [.. found.Keys.Cast<string>().Where(key => found[key] is null or "" or 0)];
        Assert.Empty(empty);
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Every_parameter_is_described(string cmdlet) =>
        Assert.Empty(PowerShellEngine.Run(
            $$"""
            $described = @((Get-Help {{cmdlet}}).parameters.parameter | Where-Object { $_.description.Text } | ForEach-Object name)
            (Get-Command {{cmdlet}}).Parameters.Keys | Where-Object {
                $_ -notin [System.Management.Automation.Cmdlet]::CommonParameters -and $_ -notin $described
            }
            """).Output);

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Every_cmdlet_has_two_examples_or_more(string cmdlet)
    {
        IReadOnlyList<object?> codes = PowerShellEngine.Run($"(Get-Help {cmdlet} -Examples).examples.example").Values("code");

        Assert.True(codes.Count >= 2, $"{cmdlet} has {codes.Count} example(s).");
        Assert.DoesNotContain(codes, code => string.IsNullOrWhiteSpace($"{code}"));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Syntax_is_what_Get_Command_says(string cmdlet)
    {
        string syntax = PowerShellEngine.Show($"(Get-Help {cmdlet}).syntax", width: 2000);
        ParameterMetadata[] parameters = [.. PowerShellEngine.Run($"(Get-Command {cmdlet}).Parameters.Values").Output.Select(item => (ParameterMetadata)item!.BaseObject)];
        IEnumerable<string> expected = PowerShellEngine.Run($"(Get-Command {cmdlet}).ParameterSets | ForEach-Object ToString")
            .Output.Select(set => parameters.Aggregate($"{cmdlet} {set}", WithValuesOf));

        Assert.Equal(expected, syntax.Split('\n', StringSplitOptions.RemoveEmptyEntries), StringComparer.OrdinalIgnoreCase);
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_user_can_read_all_of_it_at_80_columns(string cmdlet)
    {
        string full = PowerShellEngine.Show($"Get-Help {cmdlet} -Full", width: 80);

        foreach (string heading in (string[])["NAME", "SYNOPSIS", "SYNTAX", "DESCRIPTION", "PARAMETERS", "INPUTS", "OUTPUTS", "NOTES", "RELATED LINKS"])
            Assert.Contains($"\n{heading}\n", full, StringComparison.Ordinal);
        Assert.Equal(OwnParameters(cmdlet).Any(), full.Contains("Required?", StringComparison.Ordinal));

        // One at the end of a line is PowerShell's own, and goes on in the next.
        Assert.DoesNotContain("`", full.Replace("`\n", "\n", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("](", full, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Parts_of_it_can_be_asked_for(string cmdlet)
    {
        Assert.Contains("Example 2:", PowerShellEngine.Show($"Get-Help {cmdlet} -Examples"), StringComparison.Ordinal);
        Assert.Contains("PARAMETERS", PowerShellEngine.Show($"Get-Help {cmdlet} -Detailed"), StringComparison.Ordinal);
        foreach (string parameter in OwnParameters(cmdlet))
            Assert.StartsWith($"-{parameter}", PowerShellEngine.Show($"Get-Help {cmdlet} -Parameter {parameter}").TrimStart(), StringComparison.Ordinal);
    }

    private static IEnumerable<string> OwnParameters(string cmdlet) =>
        PowerShellEngine.Run(
            $"(Get-Command {cmdlet}).Parameters.Keys | Where-Object {{ $_ -notin [System.Management.Automation.Cmdlet]::CommonParameters }}")
            .Output.Select(name => $"{name}");

    /// <summary>Get-Command names an enumeration where Get-Help lists its names.</summary>
    private static string WithValuesOf(string syntax, ParameterMetadata parameter)
    {
        Type type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType.GetElementType() ?? parameter.ParameterType;
        IEnumerable<string>? values = parameter.Attributes.OfType<ValidateSetAttribute>().FirstOrDefault()?.ValidValues
            ?? (type.IsEnum ? Enum.GetNames(type) : null);
        return values is null
            ? syntax
            : Regex.Replace(
                syntax,
                $@"(?<=-{Regex.Escape(parameter.Name)}\]? )<[^>]+>",
                $"{{{string.Join(" | ", values)}}}",
                RegexOptions.None,
                TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void The_topic_about_the_module_is_found_and_fits_80_columns()
    {
        string text = PowerShellEngine.Show("Get-Help about_SmartCard", width: 200);

        Assert.StartsWith("TOPIC\n    about_SmartCard\n", text.TrimStart(), StringComparison.Ordinal);
        List<string> wide = [.. text.Split('\n').Where(line => line.Length > 80 && !line.StartsWith("        ", StringComparison.Ordinal))];
        Assert.Empty(wide);
    }
}
