using System;

namespace SmartCard.Apdu;

/// <summary>A card that says what a transcript has.</summary>
/// <param name="transcript">The transcript.</param>
/// <param name="inOrder">
/// Whether the commands have to come as they were written down. Otherwise the next exchange with that command answers, from
/// the one before on and round again, and a command that there is none of gets 6D00.
/// </param>
public sealed class TranscriptChannel(Transcript transcript, bool inOrder) : ICardChannel
{
    private static readonly byte[] InstructionNotSupported = [0x6D, 0x00];

    private readonly object turn = new();
    private int next;

    /// <summary>Answers a command.</summary>
    /// <param name="command">The command.</param>
    /// <returns>The answer in the transcript.</returns>
    /// <exception cref="InvalidOperationException">The transcript has another command next, or is at its end.</exception>
    public byte[] Transmit(byte[] command)
    {
        lock (turn)
            return inOrder ? Next(command) : Find(command);
    }

    private byte[] Next(byte[] command)
    {
        if (next == transcript.Exchanges.Count)
            throw new InvalidOperationException($"The transcript is at its end, and {SecretCommands.Mask(command)} was sent.");
        TranscriptExchange exchange = transcript.Exchanges[next];
        if (!exchange.Matches(command))
            throw new InvalidOperationException($"The transcript has {exchange.Command} next (line {exchange.Line - 1}), and {SecretCommands.Mask(command)} was sent.");
        next++;
        return exchange.GetAnswer();
    }

    private byte[] Find(byte[] command)
    {
        for (int i = 0; i < transcript.Exchanges.Count; i++)
        {
            int at = (next + i) % transcript.Exchanges.Count;
            if (!transcript.Exchanges[at].Matches(command))
                continue;
            next = (at + 1) % transcript.Exchanges.Count;
            return transcript.Exchanges[at].GetAnswer();
        }

        return (byte[])InstructionNotSupported.Clone();
    }
}
