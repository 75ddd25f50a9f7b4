using System;

namespace SmartCard.Pcsc;

/// <summary>
/// What the resource manager says of a reader and its card: the SCARD_STATE_… bits of SCardGetStatusChange (PC/SC
/// Part 5) with their native values. Bits that belong to the call and not to the reader (IGNORE, CHANGED, ATRMATCH)
/// are left out.
/// </summary>
[Flags]
public enum ReaderState
{
    /// <summary>Nothing is known.</summary>
    None = 0,

    /// <summary>The resource manager does not know the reader (any more).</summary>
    Unknown = 0x0004,

    /// <summary>The state cannot be told: the reader does not answer.</summary>
    Unavailable = 0x0008,

    /// <summary>No card.</summary>
    Empty = 0x0010,

    /// <summary>A card is there.</summary>
    Present = 0x0020,

    /// <summary>The card is in use by one application alone; others cannot connect.</summary>
    Exclusive = 0x0080,

    /// <summary>The card is in use by at least one application that shares it.</summary>
    InUse = 0x0100,

    /// <summary>A card is there and does not answer to reset.</summary>
    Mute = 0x0200,

    /// <summary>A card is there without power.</summary>
    Unpowered = 0x0400,
}
