using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using SmartCard.Pcsc.Virtual;

namespace SmartCard.Commands.Virtual;

/// <summary>A card that New-VirtualSmartCard made.</summary>
public sealed class VirtualSmartCard : IDisposable
{
    private static readonly ConcurrentDictionary<VirtualSmartCard, DateTime> Made = new();

    private readonly VirtualCard card;
    private readonly CardScript? script;
    private readonly VirtualReader? reader;
    private readonly VpcdLink? link;

    internal VirtualSmartCard(string readerName, VirtualCard card, CardScript? script, VirtualReader? reader, VpcdLink? link)
    {
        ReaderName = readerName;
        this.card = card;
        this.script = script;
        this.reader = reader;
        this.link = link;
        Made[this] = DateTime.UtcNow;
    }

    /// <summary>The cards that are in their readers, the oldest first.</summary>
    internal static IReadOnlyList<VirtualSmartCard> All =>
        [.. Made.Where(made => made.Key.IsInserted).OrderBy(made => made.Value).Select(made => made.Key)];

    /// <summary>The reader's name; empty for a card at vpcd that the PC/SC service has not shown.</summary>
    public string ReaderName { get; }

    /// <summary>The answer to reset as upper-case pairs with spaces; empty for a mute card.</summary>
    public string Atr => card.Atr;

    /// <summary>The port of vpcd, when the card is offered to the PC/SC service; null for one in this process.</summary>
    public int? VpcdPort => link?.Port;

    /// <summary>Whether the card is still in its reader.</summary>
    public bool IsInserted => link?.IsConnected ?? ReferenceEquals(reader!.Card, card);

    /// <summary>What went wrong last in the card's script block or transcript; null when nothing did.</summary>
    public string? LastError => card.LastError ?? script?.LastError;

    /// <summary>Takes the card out.</summary>
    public void Dispose()
    {
        Made.TryRemove(this, out _);
        if (ReferenceEquals(reader?.Card, card))
            reader!.Eject();
        link?.Dispose();
        script?.Dispose();
    }

    /// <summary>The name of the reader.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => ReaderName;
}
