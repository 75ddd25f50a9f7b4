using System;
using System.Diagnostics;
using System.IO;
using System.Text;
using SmartCard.Apdu;
using SmartCard.Pcsc;

namespace SmartCard.Commands.Cards;

/// <summary>A file that takes down what goes to cards and comes from them, each line as soon as it is there.</summary>
internal sealed class TranscriptFile : IDisposable
{
    private readonly StreamWriter text;
    private readonly TranscriptWriter transcript;
    private SmartCardConnection? last;

    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public TranscriptFile(string path, bool includeSecrets)
    {
        text = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true };
        transcript = new TranscriptWriter(text, includeSecrets);
    }

    /// <summary>A channel to the card whose exchanges are taken down.</summary>
    public ICardChannel Of(SmartCardConnection card)
    {
        if (!ReferenceEquals(last, card))
            transcript.WriteCard(card.ReaderName, card.Atr, ProtocolName(card.Protocol), DateTimeOffset.Now);
        last = card;
        return new Channel(card, transcript);
    }

    public void Dispose() => text.Dispose();

    private static string ProtocolName(CardProtocol protocol) => protocol switch
    {
        CardProtocol.T0 => "T=0",
        CardProtocol.T1 => "T=1",
        CardProtocol.T15 => "T=15",
        _ => protocol.ToString(),
    };

    private sealed class Channel(SmartCardConnection card, TranscriptWriter transcript) : ICardChannel
    {
        public byte[] Transmit(byte[] command)
        {
            Stopwatch clock = Stopwatch.StartNew();
            byte[] answer = card.Transmit(command);
            transcript.Write(command, answer, clock.Elapsed);
            return answer;
        }
    }
}
