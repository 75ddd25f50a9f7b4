using System;
using System.Collections.Generic;
using Markdig.Syntax;

namespace SmartCard.Help;

/// <summary>The value of one line <c>key: value</c>, all that a page's YAML holds, and the line where it stands.</summary>
internal sealed record Setting(string Value, int Line)
{
    /// <summary>No lines at all.</summary>
    public static readonly IReadOnlyDictionary<string, Setting> None = new Dictionary<string, Setting>(StringComparer.Ordinal);

    /// <summary>Reads the lines of a front matter or of a fenced yaml block; lines without a colon are left out.</summary>
    public static IReadOnlyDictionary<string, Setting> Read(CodeBlock block)
    {
        Dictionary<string, Setting> settings = new(StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < block.Lines.Count; i++)
        {
            string text = block.Lines.Lines[i].ToString();
            int colon = text.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
                settings[text[..colon].Trim()] = new Setting(text[(colon + 1)..].Trim(), Section.LineOf(block) + 1 + i);
        }

        return settings;
    }
}
