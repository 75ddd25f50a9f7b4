using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using SmartCard.Apdu;
using SmartCard.Bytes;
using SmartCard.Pcsc.Native;

namespace SmartCard.Pcsc.Tracing;

/// <summary>A card handle in use.</summary>
internal sealed class ConnectedCard(string readerName)
{
    public string ReaderName { get; } = readerName;

    public SecretExchanges Exchanges { get; } = new();

    /// <summary>The answer to reset in hexadecimal digits; null as long as nobody asked for the card's status.</summary>
    public string? Atr { get; private set; }

    public CardProtocol Protocol { get; private set; }

    /// <summary>Takes over what SCardStatus told.</summary>
    public void Learn(CardStatus status)
    {
        Atr = status.Atr.Length > 0 ? HexText.Format(status.Atr) : null;
        Protocol = (CardProtocol)status.Protocol;
    }
}

/// <summary>
/// The reader of every card handle in use. It is kept whether there is a trace or not, so that a trace that begins later
/// knows the cards that were connected before.
/// </summary>
internal sealed class ConnectedCards
{
    private readonly ConcurrentDictionary<IntPtr, ConnectedCard> cards = new();

    public ConnectedCard? this[IntPtr card] => cards.TryGetValue(card, out ConnectedCard? known) ? known : null;

    public void Add(IntPtr card, string readerName) => cards[card] = new ConnectedCard(readerName);

    /// <summary>Forgets a handle, unless the resource manager gave its number out anew meanwhile.</summary>
    public void Remove(IntPtr card, ConnectedCard? known)
    {
        if (known is not null)
            ((ICollection<KeyValuePair<IntPtr, ConnectedCard>>)cards).Remove(new KeyValuePair<IntPtr, ConnectedCard>(card, known));
    }
}
