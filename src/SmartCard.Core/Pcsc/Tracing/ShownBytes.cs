namespace SmartCard.Pcsc.Tracing;

/// <summary>Which bytes of a buffer that may hold a secret are shown all the same.</summary>
/// <param name="first">How many at the beginning.</param>
/// <param name="last">How many at the end.</param>
internal sealed class ShownBytes(int first, int last = 0)
{
    public static readonly ShownBytes None = new(0);

    /// <summary>SW1 and SW2.</summary>
    public static readonly ShownBytes StatusWord = new(0, 2);

    public int First { get; } = first;

    public int Last { get; } = last;
}
