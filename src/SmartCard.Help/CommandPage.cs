using System;
using System.Collections.Generic;
using System.Linq;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace SmartCard.Help;

/// <summary>The page of one cmdlet in platyPS's Markdown form, schema 2.0.0.</summary>
internal sealed class CommandPage
{
    /// <summary>What Get-Help leaves of 80 columns, the widest indentation taken off.</summary>
    private const int Width = 71;

    private CommandPage(string path, Section page)
    {
        Path = path;
        FrontMatter = page.FrontMatter;
        Title = page.Title;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>What stands between the lines <c>---</c> at its beginning.</summary>
    public IReadOnlyDictionary<string, Setting> FrontMatter { get; }

    /// <summary>The heading with the cmdlet's name; its parts are SYNOPSIS, SYNTAX and so on.</summary>
    public Section Title { get; }

    /// <summary>Name of the cmdlet.</summary>
    public string Name => Title.Heading;

    /// <summary>One sentence.</summary>
    public IEnumerable<string> Synopsis => ConsoleText.OfBlocks(Title.PartOrEmpty("SYNOPSIS").Body, ConsoleText.Unbroken);

    /// <summary>All about the cmdlet.</summary>
    public IEnumerable<string> Description => Texts("DESCRIPTION");

    /// <summary>One section an example.</summary>
    public IReadOnlyList<Section> Examples => Title.PartOrEmpty("EXAMPLES").Parts;

    /// <summary>One section a parameter; the common parameters are left out.</summary>
    public IEnumerable<Section> Parameters => Title.PartOrEmpty("PARAMETERS").Parts.Where(part => part.Heading.StartsWith('-'));

    /// <summary>One section an input type.</summary>
    public IReadOnlyList<Section> Inputs => Title.PartOrEmpty("INPUTS").Parts;

    /// <summary>One section an output type.</summary>
    public IReadOnlyList<Section> Outputs => Title.PartOrEmpty("OUTPUTS").Parts;

    /// <summary>Sources and limits.</summary>
    public IEnumerable<string> Notes => Texts("NOTES");

    /// <summary>Text and address of each related link; the address is empty for another topic of the help.</summary>
    public IEnumerable<(string Text, string Uri)> Links =>
        from paragraph in Title.PartOrEmpty("RELATED LINKS").Body.OfType<ParagraphBlock>()
        from link in paragraph.Inline!.OfType<LinkInline>()
        select (ConsoleText.OfInlines(link), Uri.TryCreate(link.Url, UriKind.Absolute, out _) ? link.Url! : "");

    /// <summary>Reads a page; what is wrong with it is for <see cref="PageCheck"/> to say.</summary>
    public static CommandPage Read(string path, string markdown) => new(path, Section.Parse(markdown));

    /// <summary>The code and the output that belong to an example.</summary>
    public static string CodeOf(Section example) => string.Join("\n\n", example.Code.Select(ConsoleText.OfCode));

    /// <summary>What is said about the example's code and output.</summary>
    public static IEnumerable<string> RemarksOf(Section example) =>
        ConsoleText.OfBlocks(example.Body.Where(block => block is not CodeBlock), Width);

    /// <summary>What is said about a parameter, without the blocks that <see cref="SettingsOf"/> reads.</summary>
    public static IEnumerable<string> DescriptionOf(Section parameter) =>
        ConsoleText.OfBlocks(parameter.Body.Where(block => !IsYaml(block)), Width);

    /// <summary>What is said about an input or output type.</summary>
    public static IEnumerable<string> TextsOf(Section type) => ConsoleText.OfBlocks(type.Body, Width);

    /// <summary>The yaml blocks of a parameter: one, or one for each group of parameter sets that differ.</summary>
    public static IEnumerable<CodeBlock> SettingsOf(Section parameter) => parameter.Body.Where(IsYaml).Cast<CodeBlock>();

    private static bool IsYaml(Block block) => block is FencedCodeBlock { Info: "yaml" };

    private IEnumerable<string> Texts(string heading) => ConsoleText.OfBlocks(Title.PartOrEmpty(heading).Body, Width);
}
