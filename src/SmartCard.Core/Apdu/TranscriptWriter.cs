using System;
using System.Globalization;
using System.IO;
using SmartCard.Bytes;

namespace SmartCard.Apdu;

/// <summary>Writes a transcript, exchange by exchange; secrets are masked unless it is told otherwise.</summary>
/// <param name="text">Where to.</param>
/// <param name="includeSecrets">Whether commands that carry a PIN or a key are written whole.</param>
public sealed class TranscriptWriter(TextWriter text, bool includeSecrets = false)
{
    private readonly SecretExchanges secrets = new();

    /// <summary>Says which card follows.</summary>
    /// <param name="readerName">The reader's name.</param>
    /// <param name="atr">The card's answer to reset in hexadecimal digits; null when it has none.</param>
    /// <param name="protocol">The protocol, such as <c>T=1</c>.</param>
    /// <param name="time">When it begins.</param>
    public void WriteCard(string readerName, string? atr, string protocol, DateTimeOffset time)
    {
        // A name is what a reader's driver likes: it stays on its line.
        text.WriteLine("# READER: " + readerName.Replace('\r', ' ').Replace('\n', ' '));
        if (atr is not null)
            text.WriteLine("# ATR: " + atr);
        text.WriteLine("# PROTOCOL: " + protocol);
        text.WriteLine("# TIME: " + time.ToString("o", CultureInfo.InvariantCulture));
    }

    /// <summary>Writes an exchange as it went over the line.</summary>
    /// <param name="command">The command.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="duration">How long the card took.</param>
    public void Write(byte[] command, byte[] answer, TimeSpan duration)
    {
        bool answerIsSecret = secrets.Next(command, answer, answer.Length, out bool commandIsSecret);
        text.WriteLine("> " + (commandIsSecret && !includeSecrets ? SecretCommands.Mask(command) : HexText.Format(command)));
        text.WriteLine(
            "< " + (answerIsSecret && !includeSecrets ? SecretCommands.MaskAnswer(answer) : HexText.Format(answer))
            + " # " + duration.TotalMilliseconds.ToString("0.000", CultureInfo.InvariantCulture) + " ms");
    }
}
