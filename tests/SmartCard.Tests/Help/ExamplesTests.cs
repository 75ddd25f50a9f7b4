using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using Markdig.Syntax;
using SmartCard.Help;
using SmartCard.Tests.Engine;
using Xunit;

namespace SmartCard.Tests.Help;

/// <summary>The code blocks of all pages: it parses, and every command and parameter in it exists.</summary>
public sealed class ExamplesTests
{
    /// <summary>Commands of modules that come with PowerShell and not with its engine, with the parameters that examples use.</summary>
    private static readonly Dictionary<string, string[]> OfPowerShell = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Convert-Path"] = ["Path"],
        ["ConvertFrom-Json"] = [],
        ["Export-Clixml"] = ["Path"],
        ["Export-Csv"] = ["Path", "Append"],
        ["Format-List"] = ["Property"],
        ["Format-Table"] = ["Property"],
        ["Get-ChildItem"] = ["Path"],
        ["Get-Content"] = ["Path"],
        ["Group-Object"] = ["Property"],
        ["Import-Clixml"] = ["Path"],
        ["Import-Csv"] = ["Path"],
        ["Unregister-Event"] = ["SourceIdentifier"],
        ["Wait-Event"] = ["SourceIdentifier", "Timeout"],
        ["Get-Credential"] = [],
        ["Read-Host"] = ["Prompt", "AsSecureString"],
        ["Select-Object"] = ["Property"],
    };

    public static TheoryData<string> Pages { get; } =
        [.. Directory.GetFiles(Path.Combine(Repository.Root, "en-US"), "*.md").Select(file => Path.GetFileName(file))];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_command_and_parameter_exists(string page)
    {
        Dictionary<string, HashSet<string>> known = Known();

        List<string> offenders = [];
        foreach (string code in Code(page))
        {
            ScriptBlockAst script = Parser.ParseInput(code, out _, out ParseError[] errors);
            offenders.AddRange(errors.Select(error => $"{error.Message}: {code}"));
            foreach (CommandAst command in script.FindAll(ast => ast is CommandAst, searchNestedScriptBlocks: true).Cast<CommandAst>())
                offenders.AddRange(Offences(command, known));
        }

        Assert.Empty(offenders);
    }

    [Theory]
    [InlineData("Get-Nothing", "There is no command Get-Nothing.")]
    [InlineData("ConvertFrom-Atr -Bytes 3B00", "ConvertFrom-Atr has no parameter -Bytes.")]
    [InlineData("Get-Help about_SmartCard | ForEach-Object { Export-Csv -Out x }", "Export-Csv has no parameter -Out.")]
    public void An_offender_is_found(string code, string expected)
    {
        CommandAst[] commands = [.. Parser.ParseInput(code, out _, out _).FindAll(ast => ast is CommandAst, searchNestedScriptBlocks: true).Cast<CommandAst>()];

        Assert.Equal([expected], commands.SelectMany(command => Offences(command, Known())), StringComparer.Ordinal);
    }

    private static IEnumerable<string> Offences(CommandAst command, Dictionary<string, HashSet<string>> known)
    {
        string name = command.GetCommandName();
        if (!known.TryGetValue(name, out HashSet<string>? parameters))
            return [$"There is no command {name}."];
        return command.CommandElements.OfType<CommandParameterAst>()
            .Where(parameter => !parameters.Contains(parameter.ParameterName))
            .Select(parameter => $"{name} has no parameter -{parameter.ParameterName}.");
    }

    /// <summary>The commands of the module and of the engine, and those of the list; each with its parameters.</summary>
    private static Dictionary<string, HashSet<string>> Known()
    {
        Dictionary<string, HashSet<string>> known = PowerShellEngine.Run("Get-Command -CommandType Cmdlet | ForEach-Object { $null = $_.Parameters; $_ }")
            .Output.Select(item => (CmdletInfo)item!.BaseObject)
            .ToDictionary(
                cmdlet => cmdlet.Name,
                cmdlet => cmdlet.Parameters.Values.SelectMany(parameter => parameter.Aliases.Append(parameter.Name)).ToHashSet(StringComparer.OrdinalIgnoreCase),
                StringComparer.OrdinalIgnoreCase);
        foreach ((string name, string[] parameters) in OfPowerShell)
            known[name] = parameters.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return known;
    }

    /// <summary>The PowerShell code of a page, of its examples and of everything else.</summary>
    private static IEnumerable<string> Code(string page) =>
        Markdig.Markdown.Parse(File.ReadAllText(Path.Combine(Repository.Root, "en-US", page))).Descendants<FencedCodeBlock>()
            .Where(block => block.Info is "powershell").Select(ConsoleText.OfCode);
}
