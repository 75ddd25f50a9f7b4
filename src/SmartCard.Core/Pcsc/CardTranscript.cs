using System;
using System.IO;
using System.Runtime.CompilerServices;
using SmartCard.Apdu;

namespace SmartCard.Pcsc;

/// <summary>A transcript of one card or several: it says which, whenever the exchanges of another follow.</summary>
/// <param name="text">Where to.</param>
/// <param name="includeSecrets">Whether commands that carry a PIN or a key are written whole.</param>
public sealed class CardTranscript(TextWriter text, bool includeSecrets = false)
{
    // One for each card: what an answer may give back depends on the commands before it to the same card.
    private readonly ConditionalWeakTable<object, TranscriptWriter> writers = new();
    private object? last;

    /// <summary>The transcript, at the place of a card.</summary>
    /// <param name="card">The connection to the card.</param>
    /// <param name="readerName">The reader's name.</param>
    /// <param name="atr">The card's answer to reset in hexadecimal digits; null when it is not known.</param>
    /// <param name="protocol">The protocol.</param>
    /// <param name="time">The time; null leaves it out.</param>
    /// <returns>What takes the card's exchanges.</returns>
    public TranscriptWriter Of(object card, string readerName, string? atr, CardProtocol protocol, DateTimeOffset? time)
    {
        TranscriptWriter writer = writers.GetValue(card, _ => new TranscriptWriter(text, includeSecrets));
        if (!ReferenceEquals(last, card))
            writer.WriteCard(readerName, atr, NameOf(protocol), time);
        last = card;
        return writer;
    }

    private static string NameOf(CardProtocol protocol) => protocol switch
    {
        CardProtocol.T0 => "T=0",
        CardProtocol.T1 => "T=1",
        CardProtocol.T15 => "T=15",
        _ => protocol.ToString(),
    };
}
