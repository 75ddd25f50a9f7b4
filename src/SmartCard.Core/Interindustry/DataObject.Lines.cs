using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace SmartCard.Interindustry;

/// <content>The tree as text.</content>
public sealed partial class DataObject
{
    private const int LineWidth = 79;
    private const int Indentation = 2;

    /// <summary>How many bytes a line shows at most; more would not fit.</summary>
    private const int MostBytesShown = 24;

    /// <summary>The object and all inside, one a line, two spaces deeper on each level; lines of at most 79 characters.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            var lines = new List<string>();
            foreach ((DataObject item, int depth) in WalkFrom(this))
                lines.Add(item.LineAt(depth));
            return lines;
        }
    }

    /// <summary>An object and all inside, in their order, each with its depth below the first.</summary>
    internal static IEnumerable<(DataObject Item, int Depth)> WalkFrom(DataObject first)
    {
        var open = new Stack<(DataObject Item, int Depth)>();
        open.Push((first, 0));
        while (open.Count > 0)
        {
            (DataObject item, int depth) = open.Pop();
            yield return (item, depth);
            for (int i = item.Children.Count - 1; i >= 0; i--)
                open.Push((item.Children[i], depth + 1));
        }
    }

    private string LineAt(int depth)
    {
        var line = new StringBuilder(LineWidth);
        line.Append(' ', depth * Indentation).Append(Tag);
        if (Name is string name)
            line.Append("  ").Append(name);
        line.Append(string.Format(CultureInfo.InvariantCulture, " [{0}]", Length));
        if (!IsConstructed && Length > 0)
            line.Append("  ").Append(Text is string text ? "\"" + text + "\"" : FirstOfValue(Math.Min(Length, MostBytesShown)));
        if (line.Length <= LineWidth && (IsConstructed || Text is not null || Length <= MostBytesShown))
            return line.ToString();
        return line.ToString(0, Math.Min(line.Length, LineWidth - 3)).TrimEnd() + "...";
    }
}
