using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Markdig.Syntax;

namespace SmartCard.Help;

/// <summary>Holds a page against the compiled cmdlet: what is missing, what is too much, what is not true.</summary>
internal sealed class PageCheck
{
    /// <summary>What Get-Help leaves of 80 columns for an example.</summary>
    private const int CodeWidth = 75;

    private static readonly string[] Described = ["SYNOPSIS", "SYNTAX", "DESCRIPTION", "EXAMPLES", "PARAMETERS", "INPUTS", "OUTPUTS", "NOTES", "RELATED LINKS"];

    private readonly CommandPage _page;
    private readonly CmdletInfo _cmdlet;
    private readonly IReadOnlyDictionary<string, IReadOnlyList<ParameterFacts>> _facts;
    private readonly List<PageError> _errors = [];

    private PageCheck(CommandPage page, CmdletInfo cmdlet)
    {
        _page = page;
        _cmdlet = cmdlet;
        _facts = ParameterFacts.Of(cmdlet);
    }

    /// <summary>All that is wrong with the page, in the order of its lines.</summary>
    public static IReadOnlyList<PageError> Errors(CommandPage page, CmdletInfo cmdlet)
    {
        PageCheck check = new(page, cmdlet);
        check.FrontMatter();
        check.Sections();
        check.Syntax();
        check.Examples();
        check.Parameters();
        return [.. check._errors.OrderBy(error => error.Line)];
    }

    private void FrontMatter()
    {
        (string Key, string Value)[] expected =
        [
            ("external help file", _cmdlet.HelpFile is { Length: > 0 } file ? System.IO.Path.GetFileName(file) : ""),
            ("Module Name", _cmdlet.ModuleName),
            ("schema", "2.0.0"),
        ];
        foreach ((string key, string value) in expected)
            Same(_page.FrontMatter, key, value, line: 1);
    }

    private void Sections()
    {
        foreach (string heading in Described.Where(heading => _page.Title.Part(heading) is not { } part || part.Body.Count + part.Parts.Count == 0))
            Add(_page.Title.Line, $"The section {heading} is missing or empty.");
    }

    private void Syntax()
    {
        if (_page.Title.Part("SYNTAX") is not { } section)
            return;

        List<FencedCodeBlock> written = [.. section.Code.Concat(section.Parts.SelectMany(part => part.Code))];
        string[] compiled = [.. _cmdlet.ParameterSets.Select(set => $"{_cmdlet.Name} {set}")];
        foreach (string syntax in compiled.Where(syntax => !written.Exists(block => SameWords(ConsoleText.OfCode(block), syntax))))
            Add(section.Line, $"The syntax of the compiled cmdlet is missing: {syntax}");
        foreach (FencedCodeBlock block in written.Where(block => !Array.Exists(compiled, syntax => SameWords(ConsoleText.OfCode(block), syntax))))
            Add(Section.LineOf(block), "The compiled cmdlet has no such syntax.");
    }

    private void Examples()
    {
        foreach (Section example in _page.Examples.Where(example => example.Code.FirstOrDefault() is not { Info: "powershell" }))
            Add(example.Line, "The example has no code: a block fenced with ```powershell comes first, its output in blocks after it.");
        foreach (FencedCodeBlock block in _page.Examples.SelectMany(example => example.Code))
        {
            int wide = Array.FindIndex(ConsoleText.OfCode(block).Split('\n'), line => line.Length > CodeWidth);
            if (wide >= 0)
                Add(Section.LineOf(block) + 1 + wide, $"The line has more than {CodeWidth} characters and would be broken in a console of 80 columns.");
        }
    }

    private void Parameters()
    {
        Dictionary<string, Section> described = [];
        foreach (Section section in _page.Parameters)
        {
            string name = section.Heading[1..];
            if (!described.TryAdd(name, section))
                Add(section.Line, $"-{name} is described twice.");
            else if (!_facts.TryGetValue(name, out IReadOnlyList<ParameterFacts>? facts))
                Add(section.Line, $"{_cmdlet.Name} has no parameter -{name}.");
            else
                Parameter(section, facts);
        }

        foreach (string name in _facts.Keys.Except(described.Keys, StringComparer.OrdinalIgnoreCase))
            Add(_page.Title.PartOrEmpty("PARAMETERS").Line, $"-{name} is not described.");
    }

    private void Parameter(Section section, IReadOnlyList<ParameterFacts> facts)
    {
        if (!CommandPage.DescriptionOf(section).Any())
            Add(section.Line, $"{section.Heading} has no description.");

        List<CodeBlock> blocks = [.. CommandPage.SettingsOf(section)];
        if (blocks.Count != facts.Count)
            Add(section.Line, $"{section.Heading} has {blocks.Count} yaml block(s) where the compiled cmdlet asks for {facts.Count}: {string.Join("; ", facts.Select(fact => fact.Sets))}.");

        foreach ((CodeBlock block, ParameterFacts fact) in blocks.Zip(facts))
        {
            IReadOnlyDictionary<string, Setting> settings = Setting.Read(block);
            foreach ((string key, string value) in Expected(fact))
                Same(settings, key, value, Section.LineOf(block));
        }
    }

    /// <summary>What the yaml block must say. A default the cmdlet does not hold in its property may be told in words.</summary>
    private static IEnumerable<(string Key, string Value)> Expected(ParameterFacts fact)
    {
        yield return ("Type", fact.Type);
        yield return ("Parameter Sets", fact.Sets);
        yield return ("Aliases", string.Join(", ", fact.Parameter.Aliases));
        if (fact.AcceptedValues.Count > 0)
            yield return ("Accepted values", string.Join(", ", fact.AcceptedValues));
        yield return ("Required", fact.Parameter.IsMandatory.ToString());
        yield return ("Position", fact.Position);
        if (fact.Default.Length > 0)
            yield return ("Default value", fact.Default);
        yield return ("Accept pipeline input", fact.PipelineInput);
        yield return ("Accept wildcard characters", fact.Wildcards.ToString());
    }

    private void Same(IReadOnlyDictionary<string, Setting> settings, string key, string expected, int line)
    {
        if (!settings.TryGetValue(key, out Setting? setting))
            Add(line, $"\"{key}: {expected}\" is missing.");
        else if (!setting.Value.Equals(expected, StringComparison.OrdinalIgnoreCase))
            Add(setting.Line, $"\"{key}: {setting.Value}\" contradicts the compiled cmdlet, which says \"{expected}\".");
    }

    private static bool SameWords(string left, string right) =>
        Words(left).SequenceEqual(Words(right), StringComparer.OrdinalIgnoreCase);

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private void Add(int line, string message) => _errors.Add(new PageError(_page.Path, line, message));
}
