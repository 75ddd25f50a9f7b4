using System;
using System.Linq;
using System.Xml.Linq;
using SmartCard.Help;
using Xunit;

namespace SmartCard.Tests.Help;

/// <summary>The elements are those of PowerShell's MAML schema as platyPS writes them.</summary>
public sealed class MamlWriterTests
{
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    private readonly XElement command = XDocument.Parse(MamlWriter.Write([(StrictModePage.Page(), EngineCmdlet.Get("Set-StrictMode"))])).Root!.Elements().Single();

    [Fact]
    public void Each_parameter_set_is_a_line_of_syntax() =>
        Assert.Equal(
            ["Version <Version>", "Off "],
            from item in command.Element(Command + "syntax")!.Elements(Command + "syntaxItem")
            from parameter in item.Elements(Command + "parameter")
            let value = parameter.Element(Command + "parameterValue")
            select $"{parameter.Element(Maml + "name")!.Value} {(value is null ? "" : $"<{value.Value}>")}",
            StringComparer.Ordinal);

    [Fact]
    public void A_parameter_carries_what_the_compiled_cmdlet_says()
    {
        XElement version = command.Element(Command + "parameters")!.Elements().Single(parameter => parameter.Element(Maml + "name")!.Value is "Version");

        Assert.Equal(
            [("required", "true"), ("variableLength", "false"), ("globbing", "false"), ("pipelineInput", "False"), ("position", "named"), ("aliases", "v")],
            version.Attributes().Select(attribute => (attribute.Name.LocalName, attribute.Value)));
        Assert.Equal("None", version.Element(Dev + "defaultValue")!.Value);
        Assert.Equal("The rules to apply.", version.Element(Maml + "description")!.Value);
    }

    [Fact]
    public void Code_and_output_stand_together_and_the_remarks_after_them()
    {
        XElement example = command.Element(Command + "examples")!.Elements().First();

        Assert.Equal("Set-StrictMode -Version 2.0\n\nnothing", example.Element(Dev + "code")!.Value);
        Assert.Equal(["The remarks.", ""], example.Element(Dev + "remarks")!.Elements(Maml + "para").Select(para => para.Value), StringComparer.Ordinal);
        Assert.Contains("- Example 1: Turn it on -", example.Element(Maml + "title")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void The_description_has_one_paragraph_a_block() =>
        Assert.Equal(["First paragraph, see Set-PSDebug.", "- one\n- two"], command.Element(Maml + "description")!.Elements(Maml + "para").Select(para => para.Value), StringComparer.Ordinal);

    [Fact]
    public void The_online_version_is_the_first_link() =>
        Assert.Equal(
            [("Online Version:", "https://example.org/Set-StrictMode"), ("Set-PSDebug", ""), ("The manual", "https://example.org/manual")],
            command.Element(Command + "relatedLinks")!.Elements().Select(link => (link.Element(Maml + "linkText")!.Value, link.Element(Maml + "uri")!.Value)));

    [Fact]
    public void Values_that_are_all_it_takes_stand_in_the_syntax()
    {
        const string Page = "# Import-Module";
        XElement written = XDocument.Parse(MamlWriter.Write([(CommandPage.Read("Import-Module.md", Page), EngineCmdlet.Get("Import-Module"))])).Root!;

        XElement scope = written.Descendants(Command + "parameter").First(parameter => parameter.Element(Maml + "name")!.Value is "Scope");

        Assert.Equal(["Local", "Global"], scope.Element(Command + "parameterValueGroup")!.Elements().Select(value => value.Value), StringComparer.Ordinal);
    }
}
