using System;
using SmartCard.Apdu;
using SmartCard.Bytes;

namespace SmartCard.Pcsc.Virtual;

/// <summary>A card that lives in the process: what it answers to a reset, and what to commands.</summary>
public sealed class VirtualCard
{
    private readonly byte[] atr;
    private readonly ICardChannel channel;
    private readonly Action? reset;

    /// <summary>Makes a card.</summary>
    /// <param name="atr">The answer to reset, up to 33 bytes; none makes a card that does not answer, a mute one.</param>
    /// <param name="channel">
    /// Answers the commands. An exception means that the card does not answer; PC/SC then gives SCARD_E_NOT_TRANSACTED.
    /// </param>
    /// <param name="protocols">The protocols that the card offers.</param>
    /// <param name="reset">Called after each reset, and when the card gets power.</param>
    /// <exception cref="ArgumentException">The answer to reset is too long.</exception>
    public VirtualCard(byte[] atr, ICardChannel channel, CardProtocol protocols = CardProtocol.Any, Action? reset = null)
    {
        if (atr.Length > LongestAtr)
            throw new ArgumentException("An answer to reset has at most 33 bytes.", nameof(atr));
        this.atr = (byte[])atr.Clone();
        this.channel = channel;
        this.reset = reset;
        Protocols = protocols;
    }

    /// <summary>The answer to reset as upper-case pairs with spaces; empty for a mute card.</summary>
    public string Atr => HexText.Format(atr);

    /// <summary>The protocols that the card offers.</summary>
    public CardProtocol Protocols { get; }

    /// <summary>Whether the card does not answer to reset.</summary>
    public bool IsMute => atr.Length is 0;

    /// <summary>What went wrong when the card last did not answer a command; null when it always did.</summary>
    public string? LastError { get; private set; }

    /// <summary>ISO/IEC 7816-3, 8.1: TS and at most 32 characters.</summary>
    internal const int LongestAtr = 33;

    /// <summary>The answer to reset; a copy.</summary>
    public byte[] GetAtrBytes() => (byte[])atr.Clone();

    internal void Reset() => reset?.Invoke();

    /// <summary>Answers a command; null when the card does not answer, whatever went wrong in what someone wrote.</summary>
    internal byte[]? Transmit(byte[] command)
    {
        try
        {
            return channel.Transmit(command);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            LastError = exception.Message;
            return null;
        }
    }
}
