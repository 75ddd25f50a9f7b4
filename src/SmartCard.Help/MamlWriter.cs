using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace SmartCard.Help;

/// <summary>
/// The help file that Get-Help reads: the words from the pages; syntax and parameters from the compiled cmdlets, for
/// once there is a help file PowerShell adds none of them by itself.
/// </summary>
internal static class MamlWriter
{
    /// <summary>Width to which platyPS, and so the help of PowerShell's own cmdlets, fills the title of an example.</summary>
    private const int TitleWidth = 64;

    private static readonly XNamespace Msh = "http://msh";
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    /// <summary>The whole file.</summary>
    public static string Write(IEnumerable<(CommandPage Page, CmdletInfo Cmdlet)> commands)
    {
        XElement root = new(Msh + "helpItems", new XAttribute("schema", "maml"), commands.Select(command => CommandElement(command.Page, command.Cmdlet)));
        using MemoryStream stream = new();
        using (XmlWriter writer = XmlWriter.Create(stream, new XmlWriterSettings { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(false) }))
            root.Save(writer);
        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static XElement CommandElement(CommandPage page, CmdletInfo cmdlet)
    {
        IReadOnlyDictionary<string, IReadOnlyList<ParameterFacts>> facts = ParameterFacts.Of(cmdlet);
        return new XElement(
            Command + "command",
            new XAttribute(XNamespace.Xmlns + "maml", Maml),
            new XAttribute(XNamespace.Xmlns + "command", Command),
            new XAttribute(XNamespace.Xmlns + "dev", Dev),
            new XElement(
                Command + "details",
                new XElement(Command + "name", cmdlet.Name),
                new XElement(Command + "verb", cmdlet.Verb),
                new XElement(Command + "noun", cmdlet.Noun),
                Paragraphs(Maml + "description", page.Synopsis)),
            Paragraphs(Maml + "description", page.Description),
            new XElement(Command + "syntax", cmdlet.ParameterSets.Select(set => SyntaxItem(cmdlet, set, facts))),
            new XElement(Command + "parameters", page.Parameters.Select(parameter => Parameter(parameter, facts[parameter.Heading[1..]][0]))),
            new XElement(Command + "inputTypes", page.Inputs.Select(input => Type(Command + "inputType", input))),
            new XElement(Command + "returnValues", page.Outputs.Select(output => Type(Command + "returnValue", output))),
            new XElement(Maml + "alertSet", Paragraphs(Maml + "alert", page.Notes)),
            new XElement(Command + "examples", page.Examples.Select(Example)),
            new XElement(Command + "relatedLinks", Links(page).Select(link => Link(link.Text, link.Uri))));
    }

    private static XElement SyntaxItem(CmdletInfo cmdlet, CommandParameterSetInfo set, IReadOnlyDictionary<string, IReadOnlyList<ParameterFacts>> facts) =>
        new(
            Command + "syntaxItem",
            new XElement(Maml + "name", cmdlet.Name),
            from parameter in set.Parameters
            where facts.ContainsKey(parameter.Name)
            orderby parameter.Position < 0, Math.Max(parameter.Position, 0), !parameter.IsMandatory
            select SyntaxParameter(facts[parameter.Name][0] with { Parameter = parameter }));

    private static XElement SyntaxParameter(ParameterFacts fact)
    {
        XElement element = ParameterElement(fact);
        if (fact.AcceptedValues.Count > 0)
            element.Add(new XElement(Command + "parameterValueGroup", fact.AcceptedValues.Select(value => Value(value, required: false))));
        else if (fact.Parameter.ParameterType != typeof(SwitchParameter))
            element.Add(Value(fact.TypeInSyntax, required: true));
        return element;
    }

    private static XElement Parameter(Section section, ParameterFacts fact)
    {
        IEnumerable<string> accepted = fact.AcceptedValues.Count > 0 ? [$"Accepted values: {string.Join(", ", fact.AcceptedValues)}"] : [];
        XElement element = ParameterElement(fact);
        element.Add(
            Paragraphs(Maml + "description", CommandPage.DescriptionOf(section).Concat(accepted)),
            Value(fact.Type, required: fact.Parameter.ParameterType != typeof(SwitchParameter)),
            new XElement(Dev + "type", new XElement(Maml + "name", fact.Type)),
            new XElement(Dev + "defaultValue", DefaultOf(section, fact)));
        return element;
    }

    private static XElement ParameterElement(ParameterFacts fact) =>
        new(
            Command + "parameter",
            new XAttribute("required", fact.Parameter.IsMandatory),
            new XAttribute("variableLength", fact.Parameter.ParameterType.IsArray),
            new XAttribute("globbing", fact.Wildcards),
            new XAttribute("pipelineInput", fact.PipelineInput),
            new XAttribute("position", fact.Position.ToLowerInvariant()),
            new XAttribute("aliases", fact.Parameter.Aliases.Count > 0 ? string.Join(", ", fact.Parameter.Aliases) : "none"),
            new XElement(Maml + "name", fact.Parameter.Name));

    private static string DefaultOf(Section section, ParameterFacts fact)
    {
        if (fact.Default.Length > 0)
            return fact.Default;
        return CommandPage.SettingsOf(section).Select(Setting.Read).FirstOrDefault()?.GetValueOrDefault("Default value") is { Value: { Length: > 0 } words }
            ? words
            : "None";
    }

    private static XElement Value(string text, bool required) =>
        new(Command + "parameterValue", new XAttribute("required", required), new XAttribute("variableLength", value: false), text);

    private static XElement Type(XName name, Section section) =>
        new(name, new XElement(Dev + "type", new XElement(Maml + "name", section.Heading)), Paragraphs(Maml + "description", CommandPage.TextsOf(section)));

    private static XElement Example(Section example)
    {
        // An empty paragraph at the end keeps the remarks apart from the next example; an empty element would indent it.
        string[] remarks = [.. CommandPage.RemarksOf(example)];
        return new XElement(
            Command + "example",
            new XElement(Maml + "title", Padded(example.Heading)),
            new XElement(Dev + "code", CommandPage.CodeOf(example)),
            remarks.Length > 0 ? Paragraphs(Dev + "remarks", [.. remarks, ""]) : null);
    }

    private static string Padded(string title)
    {
        string dashes = new('-', Math.Max(0, (TitleWidth - title.Length - 2) / 2));
        return $"{dashes} {title} {dashes}".Trim();
    }

    /// <summary>The address Get-Help -Online opens comes first, when the page names one.</summary>
    private static IEnumerable<(string Text, string Uri)> Links(CommandPage page) =>
        page.FrontMatter.GetValueOrDefault("online version") is { Value: { Length: > 0 } address }
            ? page.Links.Prepend(("Online Version:", address))
            : page.Links;

    private static XElement Link(string text, string uri) =>
        new(Maml + "navigationLink", new XElement(Maml + "linkText", text), new XElement(Maml + "uri", uri));

    private static XElement Paragraphs(XName name, IEnumerable<string> texts) =>
        new(name, texts.Select(text => new XElement(Maml + "para", text)));
}
