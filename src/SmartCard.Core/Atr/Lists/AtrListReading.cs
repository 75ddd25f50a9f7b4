using System.Collections.Generic;
using System.Linq;

namespace SmartCard.Atr.Lists;

/// <summary>What the lines of a list were.</summary>
public sealed class AtrListReading
{
    /// <summary>How many lines that are no ATR are kept to be shown.</summary>
    public const int MostShown = 5;

    private readonly List<RefusedLine> refused = [];
    private readonly List<(int Block, long Lines)> linesOfBlocks = [];

    /// <summary>All lines.</summary>
    public long Lines { get; private set; }

    /// <summary>Lines with an ATR, those that were counted already or left out as truncated included.</summary>
    public long Atrs { get; internal set; }

    /// <summary>Lines with an ATR that ends early, which were left out.</summary>
    public long Truncated { get; internal set; }

    /// <summary>Lines with a pattern, which were left out.</summary>
    public long Patterns { get; internal set; }

    /// <summary>Lines that are no ATR: not comment, description, pattern nor empty.</summary>
    public long RefusedCount { get; private set; }

    /// <summary>The first <see cref="MostShown"/> of them.</summary>
    public IReadOnlyList<RefusedLine> Refused => refused;

    internal void AddBlock(int block, long lines)
    {
        linesOfBlocks.Add((block, lines));
        Lines += lines;
    }

    internal void Refuse(RefusedLine line)
    {
        RefusedCount++;
        if (refused.Count < MostShown)
            refused.Add(line);
    }

    /// <summary>Whether a line that is refused now would be shown.</summary>
    internal bool ShowsMore => refused.Count < MostShown;

    internal void RefuseUnseen() => RefusedCount++;

    /// <summary>Puts the readings of several workers together; only now it is known which line is which.</summary>
    internal static AtrListReading Of(IReadOnlyCollection<AtrListReading> parts)
    {
        var whole = new AtrListReading
        {
            Lines = parts.Sum(part => part.Lines),
            Atrs = parts.Sum(part => part.Atrs),
            Truncated = parts.Sum(part => part.Truncated),
            Patterns = parts.Sum(part => part.Patterns),
            RefusedCount = parts.Sum(part => part.RefusedCount),
        };
        whole.refused.AddRange(parts.SelectMany(part => part.refused).OrderBy(line => line.Offset).Take(MostShown));

        long before = 0;
        int next = 0;
        foreach ((int block, long lines) in parts.SelectMany(part => part.linesOfBlocks).OrderBy(pair => pair.Block))
        {
            for (; next < whole.refused.Count && whole.refused[next].Block == block; next++)
                whole.refused[next] = whole.refused[next].After(before);
            before += lines;
        }

        return whole;
    }
}
