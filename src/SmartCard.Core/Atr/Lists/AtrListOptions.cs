namespace SmartCard.Atr.Lists;

/// <summary>What is counted of a list of ATRs. All of it is when nothing is set, but the patterns.</summary>
public sealed class AtrListOptions
{
    /// <summary>What becomes of patterns.</summary>
    public AtrWildcard Wildcard { get; init; }

    /// <summary>Whether ATRs are left out that end before the last historical byte that T0 announces.</summary>
    public bool ExcludeTruncated { get; init; }

    /// <summary>
    /// Whether an ATR counts once, however often it comes. Each different ATR is kept then, in about 100 bytes;
    /// without it the memory does not grow.
    /// </summary>
    public bool Unique { get; init; }
}
