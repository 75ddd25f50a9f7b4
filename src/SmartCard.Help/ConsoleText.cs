using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Markdig.Extensions.Tables;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace SmartCard.Help;

/// <summary>
/// Markdown as a console can show it: no marks around code and emphasis, the address of a link behind its text,
/// list items hanging from their marks, tables in columns, all broken at spaces. Get-Help breaks lines as well, but
/// inside words where the language of the session is not one of a few, and without hanging.
/// </summary>
internal static class ConsoleText
{
    /// <summary>For text that is to stay on one line.</summary>
    public const int Unbroken = int.MaxValue;

    /// <summary>One text a block, with lines of at most this width; code keeps its lines.</summary>
    public static IEnumerable<string> OfBlocks(IEnumerable<Block> blocks, int width) =>
        blocks.Select(block => OfBlock(block, width)).Where(text => text.Length > 0);

    /// <summary>One block; nothing for what only a browser shows (front matter, comments, link targets).</summary>
    public static string OfBlock(Block block, int width) => block switch
    {
        YamlFrontMatterBlock or HtmlBlock or LinkReferenceDefinitionGroup => "",
        CodeBlock code => OfCode(code),
        ListBlock list => OfList(list, width),
        Table table => OfTable(table, width),
        LeafBlock leaf => Broken(OfInlines(leaf.Inline), width),
        ContainerBlock container => string.Join("\n\n", OfBlocks(container, width)),
        _ => "",
    };

    /// <summary>The lines of a code block as they are.</summary>
    public static string OfCode(CodeBlock code) => code.Lines.ToString().TrimEnd();

    /// <summary>The inside of a paragraph, a heading or a cell, unbroken.</summary>
    public static string OfInlines(ContainerInline? inlines) =>
        string.Concat((inlines ?? Enumerable.Empty<Inline>()).Select(OfInline));

    private static string OfInline(Inline inline) => inline switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        LineBreakInline lineBreak => lineBreak.IsHard ? "\n" : " ",
        AutolinkInline link => link.Url,
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        LinkInline link => OfLink(link),
        ContainerInline container => OfInlines(container),
        _ => "",
    };

    private static string OfLink(LinkInline link)
    {
        string text = OfInlines(link);
        return Uri.TryCreate(link.Url, UriKind.Absolute, out _) && !text.Equals(link.Url, StringComparison.Ordinal)
            ? $"{text} ({link.Url})"
            : text;
    }

    private static string OfList(ListBlock list, int width)
    {
        int number = int.TryParse(list.OrderedStart, CultureInfo.InvariantCulture, out int start) ? start : 1;
        List<string> items = [];
        foreach (ListItemBlock item in list.Cast<ListItemBlock>())
        {
            string mark = list.IsOrdered ? string.Create(CultureInfo.InvariantCulture, $"{number++}. ") : "- ";
            items.Add(mark + Hanging(string.Join('\n', OfBlocks(item, width - mark.Length)), mark.Length));
        }

        return string.Join('\n', items);
    }

    /// <summary>In columns where they fit, otherwise the first cell of a row with the others below it.</summary>
    private static string OfTable(Table table, int width)
    {
        List<string[]> rows = [.. table.Cast<TableRow>().Select(row => row.Cast<TableCell>().Select(cell => string.Join(' ', OfBlocks(cell, Unbroken))).ToArray())];
        int[] columns = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length))];
        return columns.Sum() + (2 * (columns.Length - 1)) <= width ? InColumns(rows, columns) : AsTerms(rows, width);
    }

    private static string InColumns(List<string[]> rows, int[] columns)
    {
        IEnumerable<string[]> ruled = [rows[0], [.. columns.Select(width => new string('-', width))], .. rows.Skip(1)];
        return string.Join('\n', ruled.Select(row => string.Join("  ", row.Select((cell, column) => cell.PadRight(columns[column]))).TrimEnd()));
    }

    private static string AsTerms(List<string[]> rows, int width) =>
        string.Join("\n\n", rows.Skip(1).Select(row => Hanging(string.Join('\n', row.Select(cell => Broken(cell, width - 2))), 2)));

    private static string Hanging(string text, int indent) =>
        text.Replace("\n", "\n" + new string(' ', indent), StringComparison.Ordinal);

    private static string Broken(string text, int width)
    {
        StringBuilder broken = new();
        foreach (string line in text.Split('\n'))
        {
            int used = 0;
            foreach (string word in line.Split(' '))
            {
                bool fits = used == 0 || used + 1 + word.Length <= width;
                broken.Append(used == 0 ? "" : fits ? " " : "\n").Append(word);
                used = fits && used > 0 ? used + 1 + word.Length : word.Length;
            }

            broken.Append('\n');
        }

        return broken.ToString().TrimEnd('\n');
    }
}
