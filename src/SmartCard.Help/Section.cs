using System;
using System.Collections.Generic;
using System.Linq;
using Markdig;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;

namespace SmartCard.Help;

/// <summary>A heading, what stands below it up to the next heading, and the headings one level down.</summary>
internal sealed class Section(string heading, int level, int line)
{
    private static readonly MarkdownPipeline Pipeline =
        new MarkdownPipelineBuilder().UseYamlFrontMatter().UsePipeTables().UseAutoLinks().Build();

    private readonly List<Block> _body = [];
    private readonly List<Section> _parts = [];

    /// <summary>Text of the heading; empty for what stands above the first one.</summary>
    public string Heading { get; } = heading;

    /// <summary>1 for #, 2 for ##, 3 for ###; 0 for the whole page.</summary>
    public int Level { get; } = level;

    /// <summary>Line of the heading, from 1.</summary>
    public int Line { get; } = line;

    /// <summary>Paragraphs, lists, tables and code up to the next heading.</summary>
    public IReadOnlyList<Block> Body => _body;

    /// <summary>The sections inside this one.</summary>
    public IReadOnlyList<Section> Parts => _parts;

    /// <summary>Code blocks of the body.</summary>
    public IEnumerable<FencedCodeBlock> Code => _body.OfType<FencedCodeBlock>();

    /// <summary>Reads Markdown into the tree of its headings; the result is the page itself.</summary>
    public static Section Parse(string markdown)
    {
        Section page = new("", level: 0, line: 1);
        Stack<Section> open = new([page]);
        foreach (Block block in Markdown.Parse(markdown, Pipeline))
        {
            if (block is not HeadingBlock heading)
            {
                open.Peek()._body.Add(block);
                continue;
            }

            while (open.Peek().Level >= heading.Level)
                open.Pop();
            Section section = new(ConsoleText.OfInlines(heading.Inline), heading.Level, LineOf(heading));
            open.Peek()._parts.Add(section);
            open.Push(section);
        }

        return page;
    }

    /// <summary>The first part, which has the title of a page; the page itself when it has no heading.</summary>
    public Section Title => _parts.Count > 0 ? _parts[0] : this;

    /// <summary>The part with this heading, or null.</summary>
    public Section? Part(string heading) =>
        _parts.Find(part => part.Heading.Equals(heading, StringComparison.OrdinalIgnoreCase));

    /// <summary>The part with this heading, or an empty one at this line.</summary>
    public Section PartOrEmpty(string heading) => Part(heading) ?? new Section(heading, Level + 1, Line);

    /// <summary>The front matter, key by key; empty when there is none.</summary>
    public IReadOnlyDictionary<string, Setting> FrontMatter =>
        _body.OfType<YamlFrontMatterBlock>().FirstOrDefault() is { } matter ? Setting.Read(matter) : Setting.None;

    /// <summary>Line of a block, from 1.</summary>
    public static int LineOf(Block block) => block.Line + 1;
}
