using System;
using System.Linq;
using System.Text;
using Markdig.Syntax;

namespace SmartCard.Help;

/// <summary>An about topic as plain text: headings at the margin, text indented, nothing beyond column 80 but code.</summary>
internal static class AboutWriter
{
    private const int Width = 80;
    private const string Indent = "    ";

    /// <summary>Turns a topic, whose heading is its name, into the text Get-Help shows.</summary>
    public static string Write(Section topic)
    {
        StringBuilder text = new();
        text.Append("TOPIC\n").Append(Indent).Append(topic.Heading).Append("\n\n");
        foreach (Section section in topic.Parts)
        {
            text.Append(section.Heading.ToUpperInvariant()).Append('\n');
            AppendBody(text, section);
            foreach (Section part in section.Parts)
            {
                text.Append("  ").Append(part.Heading).Append('\n');
                AppendBody(text, part);
            }
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static void AppendBody(StringBuilder text, Section section)
    {
        foreach (Block block in section.Body)
        {
            string indent = block is CodeBlock ? Indent + Indent : Indent;
            string[] lines = ConsoleText.OfBlock(block, Width - indent.Length).Split('\n');
            text.AppendJoin('\n', lines.Select(line => (indent + line).TrimEnd())).Append("\n\n");
        }
    }
}
