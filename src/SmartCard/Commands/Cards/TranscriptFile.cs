using System;
using System.Diagnostics;
using System.IO;
using System.Text;
using SmartCard.Apdu;
using SmartCard.Pcsc;
using SmartCard.Pcsc.Native;

namespace SmartCard.Commands.Cards;

/// <summary>A file that takes down what goes to cards and comes from them, each line as soon as it is there.</summary>
internal sealed class TranscriptFile : IDisposable
{
    private readonly StreamWriter text;
    private readonly CardTranscript transcript;

    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public TranscriptFile(string path, bool includeSecrets)
    {
        text = Open(path, includeSecrets);
        transcript = new CardTranscript(text, includeSecrets);
    }

    /// <summary>A new file that has each line as soon as it is written; with PINs and keys in it, its owner alone may read it.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written, or not be kept from others when it gets secrets.</exception>
    public static StreamWriter Open(string path, bool includeSecrets)
    {
        FileStream file = includeSecrets
            ? SecretFile.Open(path, FileMode.Create, FileAccess.Write)
            : new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read);
        return new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true };
    }

    /// <summary>A channel to the card whose exchanges are taken down.</summary>
    public ICardChannel Of(SmartCardConnection card) =>
        new Channel(card, transcript.Of(card, card.ReaderName, card.Atr, card.Protocol, DateTimeOffset.Now));

    public void Dispose() => text.Dispose();

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
