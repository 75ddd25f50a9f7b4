namespace SmartCard.Apdu;

/// <summary>The one thing that a card does: it answers a command. Bytes in, bytes out.</summary>
/// <remarks>
/// A reader, a card made of script, a replayed transcript and every decorator of these is a channel. The layer of
/// whoever made the channel says what exceptions an exchange can end in.
/// </remarks>
public interface ICardChannel
{
    /// <summary>Sends a command and waits for the answer.</summary>
    /// <param name="command">The bytes of a command APDU; the channel does not change or keep them.</param>
    /// <returns>
    /// The bytes of the answer as the card gave them, an array of the caller's own. A card is not trusted: there may be
    /// fewer than the two of SW1 and SW2.
    /// </returns>
    byte[] Transmit(byte[] command);
}
