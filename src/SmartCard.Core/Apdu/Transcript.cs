using System;
using System.Collections.Generic;
using System.IO;
using SmartCard.Bytes;

namespace SmartCard.Apdu;

/// <summary>
/// What a card and a program said to each other, as text. A line that begins with <c>&gt;</c> is a command and one with
/// <c>&lt;</c> its answer, both in hexadecimal digits with <c>**</c> for a byte that was masked; <c># ATR:</c> and
/// <c># PROTOCOL:</c> say of the card, and whatever else follows a <c>#</c> is for people.
/// </summary>
/// <example>
/// <code>
/// # ATR: 3B 02 14 50
/// # PROTOCOL: T=0
/// &gt; 00 A4 04 00 00
/// &lt; 90 00 # 1.24 ms
/// </code>
/// </example>
public sealed class Transcript
{
    /// <summary>The most exchanges that are read: a million.</summary>
    public const int MostExchanges = 1_000_000;

    // 65,544 bytes of a command as pairs with spaces, and a remark.
    private const int LongestLine = 200_000;

    private const string AtrLabel = "ATR:";
    private const string ProtocolLabel = "PROTOCOL:";

    private readonly List<TranscriptExchange> exchanges = [];
    private byte[] atr = [];

    private Transcript()
    {
    }

    /// <summary>The card's answer to reset as upper-case pairs with spaces; null when the text does not say it.</summary>
    public string? Atr => atr.Length > 0 ? HexText.Format(atr) : null;

    /// <summary>The protocol as the text has it, such as <c>T=1</c>; null when it does not say it.</summary>
    public string? Protocol { get; private set; }

    /// <summary>The exchanges in their order.</summary>
    public IReadOnlyList<TranscriptExchange> Exchanges => exchanges;

    /// <summary>Reads a transcript.</summary>
    /// <param name="text">The text; read to its end.</param>
    /// <returns>The transcript.</returns>
    /// <exception cref="InvalidTranscriptException">A line is none of the kinds, or there is a command without an answer.</exception>
    public static Transcript Read(TextReader text)
    {
        Transcript transcript = new();
        short[]? command = null;
        int number = 0;
        while (BoundedLine.Read(text, LongestLine) is { } line)
        {
            number++;
            if (line.Length > LongestLine)
                throw new InvalidTranscriptException(number, "is longer than any command or answer");
            line = line.Trim();
            if (line.Length is 0)
                continue;
            switch (line[0])
            {
                case '#':
                    transcript.ReadRemark(line.Substring(1).Trim(), number);
                    break;
                case '>' when command is null:
                    command = Command(line, number);
                    break;
                case '<' when command is not null:
                    transcript.Add(new TranscriptExchange(command, Bytes(line, number), number), number);
                    command = null;
                    break;
                default:
                    throw new InvalidTranscriptException(
                        number, command is null ? "is neither a command (>) nor a remark (#)" : "is not the answer (<) to the command before it");
            }
        }

        return command is null ? transcript : throw new InvalidTranscriptException(number, "is a command without an answer");
    }

    /// <summary>The card's answer to reset, 0 to 33 bytes; a copy.</summary>
    public byte[] GetAtrBytes() => (byte[])atr.Clone();

    private void Add(TranscriptExchange exchange, int number)
    {
        if (exchanges.Count == MostExchanges)
            throw new InvalidTranscriptException(number, "is one exchange more than a transcript may have");
        exchanges.Add(exchange);
    }

    // The first card that is named counts: a transcript of one card may say it again after a reset.
    private void ReadRemark(string remark, int number)
    {
        if (remark.StartsWith(AtrLabel, StringComparison.OrdinalIgnoreCase) && atr.Length is 0)
            atr = Hex(remark.Substring(AtrLabel.Length), number);
        else if (remark.StartsWith(ProtocolLabel, StringComparison.OrdinalIgnoreCase))
            Protocol ??= remark.Substring(ProtocolLabel.Length).Trim();
    }

    private static byte[] Hex(string text, int number)
    {
        try
        {
            return HexText.Parse(text);
        }
        catch (InvalidHexException exception)
        {
            throw new InvalidTranscriptException(number, "holds what is no hexadecimal text: " + exception.Message);
        }
    }

    private static short[] Command(string line, int number)
    {
        short[] command = Bytes(line, number);
        return command.Length > 0 ? command : throw new InvalidTranscriptException(number, "is a command without a byte");
    }

    /// <summary>A masked digit may be any: a byte that is 00 with the least of them and FF with the greatest is masked.</summary>
    private static short[] Bytes(string line, int number)
    {
        int remark = line.IndexOf('#');
        string text = (remark < 0 ? line : line.Substring(0, remark)).Substring(1);
        byte[] least = Hex(text.Replace('*', '0'), number);
        byte[] greatest = Hex(text.Replace('*', 'F'), number);
        short[] pattern = new short[least.Length];
        for (int i = 0; i < pattern.Length; i++)
        {
            pattern[i] = least[i] == greatest[i] ? least[i]
                : least[i] is 0x00 && greatest[i] is 0xFF ? TranscriptExchange.Masked
                : throw new InvalidTranscriptException(number, "masks half a byte");
        }

        return pattern;
    }
}
