using System;
using System.Linq;

namespace SmartCard.Apdu;

/// <summary>A command and its answer in a transcript.</summary>
public sealed class TranscriptExchange
{
    /// <summary>A byte that was masked when the transcript was written.</summary>
    internal const short Masked = -1;

    private readonly short[] command;
    private readonly byte[] answer;

    internal TranscriptExchange(short[] command, short[] answer, int line)
    {
        this.command = command;
        this.answer = Array.ConvertAll(answer, one => one is Masked ? (byte)0 : (byte)one);
        Line = line;
    }

    /// <summary>The line of the answer, from 1.</summary>
    public int Line { get; }

    /// <summary>The command as upper-case pairs with spaces, <c>**</c> for a masked byte.</summary>
    public string Command => string.Join(" ", command.Select(one => one is Masked ? "**" : one.ToString("X2", System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>Whether a command is this one; a masked byte stands for any.</summary>
    /// <param name="sent">The command.</param>
    public bool Matches(byte[] sent)
    {
        if (sent.Length != command.Length)
            return false;
        for (int i = 0; i < sent.Length; i++)
        {
            if (command[i] is not Masked && command[i] != sent[i])
                return false;
        }

        return true;
    }

    /// <summary>The answer, with 00 for a masked byte; a copy.</summary>
    public byte[] GetAnswer() => (byte[])answer.Clone();
}
