using System.Globalization;

namespace SmartCard.Atr.Lists;

/// <summary>A line of a list that is no ATR.</summary>
public sealed class RefusedLine
{
    internal RefusedLine(int block, long line, long offset, string text, string reason)
    {
        Block = block;
        Line = line;
        Offset = offset;
        Text = text;
        Reason = reason;
    }

    /// <summary>The line, from 1.</summary>
    public long Line { get; }

    /// <summary>Where it begins in the text, in bytes from 0.</summary>
    public long Offset { get; }

    /// <summary>Its beginning, as it stands there: it may hold control characters.</summary>
    public string Text { get; }

    /// <summary>Why it is no ATR, in one sentence.</summary>
    public string Reason { get; }

    /// <summary>Line and reason.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "line {0}: {1}", Line, Reason);

    internal int Block { get; }

    internal RefusedLine After(long lines) => new(Block, Line + lines, Offset, Text, Reason);
}
