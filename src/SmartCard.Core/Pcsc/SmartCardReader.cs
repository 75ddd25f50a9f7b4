using SmartCard.Bytes;
using SmartCard.Pcsc.Native;

namespace SmartCard.Pcsc;

/// <summary>A reader as it stood when the resource manager was asked; it does not change afterwards.</summary>
public sealed class SmartCardReader
{
    private const uint KnownStates = (uint)(
        ReaderState.Unknown | ReaderState.Unavailable | ReaderState.Empty | ReaderState.Present
        | ReaderState.Exclusive | ReaderState.InUse | ReaderState.Mute | ReaderState.Unpowered);

    private readonly byte[] atr;

    internal SmartCardReader(ReaderStatus status)
    {
        ReaderName = status.ReaderName;
        State = (ReaderState)(status.EventState & KnownStates);
        EventCount = (int)(status.EventState >> 16);
        atr = status.Atr;
        Atr = atr.Length > 0 ? HexText.Format(atr) : null;
    }

    /// <summary>The name as the resource manager gives it; it may hold spaces, brackets and any letters.</summary>
    public string ReaderName { get; }

    /// <summary>What is known of the reader and its card.</summary>
    public ReaderState State { get; }

    /// <summary>Whether a card is in the reader.</summary>
    public bool CardPresent => State.HasFlag(ReaderState.Present);

    /// <summary>The card's answer to reset as upper-case pairs with spaces; null without a card or from a mute one.</summary>
    public string? Atr { get; }

    /// <summary>
    /// How many times a card came or went since the resource manager knows the reader, 0 to 65535, then from 0 again
    /// (the upper half of dwEventState). 0 where the system does not count.
    /// </summary>
    public int EventCount { get; }

    /// <summary>The card's answer to reset, 0 to 33 bytes (ISO/IEC 7816-3, 8.1); a copy.</summary>
    public byte[] GetAtrBytes() => (byte[])atr.Clone();

    /// <summary>The name of the reader.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => ReaderName;
}
