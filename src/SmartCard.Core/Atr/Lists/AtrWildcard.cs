namespace SmartCard.Atr.Lists;

/// <summary>What becomes of the patterns in a list of ATRs, as <c>3B .. 94</c>.</summary>
public enum AtrWildcard
{
    /// <summary>They are left out.</summary>
    Skip,

    /// <summary>
    /// Each <c>.</c> and <c>*</c> is read as the digit 0, as the "ATR statistics" articles do. What is no ATR then,
    /// a set of digits in brackets or half a byte, is left out.
    /// </summary>
    Zero,
}
