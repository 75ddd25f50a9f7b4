namespace SmartCard.Pcsc;

/// <summary>
/// How far a card in a reader is, as SCardStatus says it: the ordinals of Windows (winsmcrd.h). pcsc-lite and macOS give
/// a mask, of which this is the highest bit.
/// </summary>
public enum CardState
{
    /// <summary>It cannot be told, or the connection has ended.</summary>
    Unknown = 0,

    /// <summary>No card.</summary>
    Absent = 1,

    /// <summary>A card is there, not yet in position.</summary>
    Present = 2,

    /// <summary>A card is in position, without power.</summary>
    Swallowed = 3,

    /// <summary>The card has power, and nothing is known of its mode.</summary>
    Powered = 4,

    /// <summary>The card was reset and waits for the choice of a protocol (PTS).</summary>
    Negotiable = 5,

    /// <summary>The card was reset and a protocol is set.</summary>
    Specific = 6,
}
