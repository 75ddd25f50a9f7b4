namespace SmartCard.Atr.Statistics;

/// <summary>The first of some ATRs by their positions, whatever the order in which they are seen.</summary>
internal struct FirstAtr
{
    private long position;

    /// <summary>The ATR as text; <see langword="null"/> when none was seen.</summary>
    internal string? Text { get; private set; }

    /// <summary>Whether an ATR at a position would be the first.</summary>
    internal readonly bool IsAfter(long other) => Text is null || other < position;

    internal void Set(string atr, long at)
    {
        Text = atr;
        position = at;
    }

    internal void See(in FirstAtr other)
    {
        if (other.Text is not null && IsAfter(other.position))
            this = other;
    }
}
