using System;
using SmartCard.Bytes;

namespace SmartCard.Pcsc;

/// <summary>A connected card as it stood when it was asked (SCardStatus); it does not change afterwards.</summary>
public sealed class SmartCardStatus
{
    private readonly byte[] atr;

    internal SmartCardStatus(string readerName, CardState state, CardProtocol protocol, byte[] atr, DateTime time)
    {
        ReaderName = readerName;
        State = state;
        Protocol = protocol;
        this.atr = atr;
        Atr = atr.Length > 0 ? HexText.Format(atr) : null;
        Time = time;
    }

    /// <summary>The reader's name.</summary>
    public string ReaderName { get; }

    /// <summary>How far the card is.</summary>
    public CardState State { get; }

    /// <summary>The protocol in use.</summary>
    public CardProtocol Protocol { get; }

    /// <summary>The card's answer to reset as upper-case pairs with spaces; null without a card.</summary>
    public string? Atr { get; }

    /// <summary>When the card was asked, in local time.</summary>
    public DateTime Time { get; }

    /// <summary>The card's answer to reset, 0 to 33 bytes (ISO/IEC 7816-3, 8.1); a copy.</summary>
    public byte[] GetAtrBytes() => (byte[])atr.Clone();

    /// <summary>The name of the reader.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => ReaderName;
}
