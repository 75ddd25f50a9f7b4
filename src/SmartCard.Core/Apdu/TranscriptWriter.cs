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
    /// <param name="time">When it begins; null leaves it out.</param>
    public void WriteCard(string readerName, string? atr, string protocol, DateTimeOffset? time)
    {
        WriteRemark("READER: " + readerName);
        if (atr is not null)
            WriteRemark("ATR: " + atr);
        WriteRemark("PROTOCOL: " + protocol);
        if (time is { } began)
            WriteRemark("TIME: " + began.ToString("o", CultureInfo.InvariantCulture));
    }

    /// <summary>Writes what is for people.</summary>
    /// <param name="remark">One line.</param>
    public void WriteRemark(string remark) => text.WriteLine("# " + remark.Replace('\r', ' ').Replace('\n', ' '));

    /// <summary>Writes an exchange as it went over the line.</summary>
    /// <param name="command">The command.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="duration">How long the card took.</param>
    public void Write(byte[] command, byte[] answer, TimeSpan duration)
    {
        bool answerIsSecret = secrets.Next(command, answer, answer.Length, out bool commandIsSecret);
        Write(
            commandIsSecret && !includeSecrets ? SecretCommands.Mask(command) : HexText.Format(command),
            answerIsSecret && !includeSecrets ? SecretCommands.MaskAnswer(answer) : HexText.Format(answer),
            duration);
    }

    /// <summary>Writes an exchange whose secrets are masked already.</summary>
    /// <param name="command">The command as pairs, <c>**</c> for a masked byte.</param>
    /// <param name="answer">The answer as pairs, <c>**</c> for a masked byte.</param>
    /// <param name="duration">How long the card took; null leaves it out.</param>
    public void Write(string command, string answer, TimeSpan? duration)
    {
        text.WriteLine("> " + command);
        text.WriteLine("< " + answer + (duration is { } time ? " # " + time.TotalMilliseconds.ToString("0.000", CultureInfo.InvariantCulture) + " ms" : ""));
    }
}
