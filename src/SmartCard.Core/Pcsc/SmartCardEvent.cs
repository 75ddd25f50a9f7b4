using System;
using System.Diagnostics.CodeAnalysis;

namespace SmartCard.Pcsc;

/// <summary>Something that happened to a reader, a card or the PC/SC service; it does not change afterwards.</summary>
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "It is what Watch-SmartCard gives; that subscriptions hand it over as well does not make it less so.")]
public sealed class SmartCardEvent : EventArgs
{
    internal SmartCardEvent(SmartCardEventKind kind, DateTime time)
    {
        Event = kind;
        Time = time;
    }

    internal SmartCardEvent(SmartCardEventKind kind, SmartCardReader reader, DateTime time)
        : this(kind, reader.ReaderName, reader.State, reader.Atr, reader.EventCount, time)
    {
    }

    internal SmartCardEvent(SmartCardEventKind kind, string readerName, ReaderState state, string? atr, int eventCount, DateTime time)
        : this(kind, time)
    {
        ReaderName = readerName;
        State = state;
        Atr = atr;
        EventCount = eventCount;
    }

    /// <summary>What happened.</summary>
    public SmartCardEventKind Event { get; }

    /// <summary>The reader's name; null for an event of the service.</summary>
    public string? ReaderName { get; }

    /// <summary>
    /// The answer to reset of the card that came, went or is there, as upper-case pairs with spaces; null without a card,
    /// from a mute one, and for one that was gone before the service could be asked for it.
    /// </summary>
    public string? Atr { get; }

    /// <summary>When the service told it, in local time.</summary>
    public DateTime Time { get; }

    /// <summary>
    /// The reader's count of cards that came and went, 0 to 65535 and then from 0 again; 0 for an event of the service, and
    /// where the system does not count.
    /// </summary>
    public int EventCount { get; }

    /// <summary>What is known of the reader and its card after the event; <see cref="ReaderState.None"/> for an event of the service.</summary>
    public ReaderState State { get; }

    /// <summary>Kind and reader, such as <c>CardInserted Virtual PCD 00 00</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => ReaderName is null ? Event.ToString() : $"{Event} {ReaderName}";
}
