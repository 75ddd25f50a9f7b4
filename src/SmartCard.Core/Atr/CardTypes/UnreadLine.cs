using static System.FormattableString;

namespace SmartCard.Atr.CardTypes;

/// <summary>A line of a list of card types that could not be read; the rest of the list was.</summary>
public sealed class UnreadLine
{
    internal UnreadLine(string source, int line, string reason)
    {
        Source = source;
        Line = line;
        Reason = reason;
    }

    /// <summary>The list.</summary>
    public string Source { get; }

    /// <summary>The number of the line, from 1.</summary>
    public int Line { get; }

    /// <summary>What is wrong with it.</summary>
    public string Reason { get; }

    /// <summary>Line and reason.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Invariant($"line {Line} {Reason}");
}
