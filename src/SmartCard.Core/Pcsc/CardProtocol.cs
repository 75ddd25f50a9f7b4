using System;

namespace SmartCard.Pcsc;

/// <summary>Transmission protocols between reader and card: SCARD_PROTOCOL_… with Windows' values (winsmcrd.h).</summary>
[Flags]
public enum CardProtocol
{
    /// <summary>None, as in a direct connection to a reader without a card.</summary>
    None = 0,

    /// <summary>T=0, character by character (ISO/IEC 7816-3, 10).</summary>
    T0 = 0x0001,

    /// <summary>T=1, block by block (ISO/IEC 7816-3, 11).</summary>
    T1 = 0x0002,

    /// <summary>T=0 or T=1, as the reader and the card agree.</summary>
    Any = T0 | T1,

    /// <summary>T=15; known to pcsc-lite and macOS alone.</summary>
    T15 = 0x0008,

    /// <summary>Bytes as they are, for cards of other protocols. pcsc-lite and macOS have the number 4.</summary>
    Raw = 0x10000,
}
