using System;
using System.Globalization;
using System.Management.Automation;
using SmartCard.Apdu;
using SmartCard.Pcsc;

namespace SmartCard.Errors;

/// <summary>The error records of cards that do not do what the caller waits for.</summary>
internal static class CardErrors
{
    /// <summary>The time ran out, and this is how the last try ended.</summary>
    public static ErrorRecord TimedOut(PcscException lastTry, TimeSpan timeout) =>
        ErrorConditions.TimedOut.Because(
            lastTry,
            lastTry.ReaderName,
            $"The time of {DurationText.Seconds(timeout)} ran out. {lastTry.Message}");

    /// <summary>The card's answer is none.</summary>
    public static ErrorRecord InvalidAnswer(CardAnswerException exception, string readerName) =>
        ErrorConditions.InvalidAnswer.Because(exception, readerName, $"Reader '{readerName}': {exception.Message}");

    /// <summary>The file for the transcript cannot be written.</summary>
    public static ErrorRecord TranscriptNotWritten(Exception exception, string path) =>
        ErrorConditions.TranscriptNotWritten.Because(exception, path, $"The transcript '{SafeText.Of(path)}' cannot be written: {exception.Message}");

    /// <summary>The answer is not the one that the script expects.</summary>
    public static ErrorRecord UnexpectedAnswer(int line, string command, string response, string expected, string readerName) =>
        ErrorConditions.UnexpectedAnswer.Because(
            new InvalidOperationException(
                $"Line {line.ToString(CultureInfo.InvariantCulture)}: {SafeText.Of(command)} was answered with {SafeText.Of(response)}, and {SafeText.Of(expected)} is expected."),
            readerName);

    /// <summary>The file cannot be read, or one of its lines is no command.</summary>
    public static ErrorRecord ScriptUnreadable(Exception exception, string path) =>
        ErrorConditions.ScriptUnreadable.Because(exception, path, $"'{SafeText.Of(path)}': {exception.Message}");

    /// <summary>The card gives no UID.</summary>
    public static ErrorRecord NoUid(CardExchange exchange) =>
        ErrorConditions.NoUid.Because(
            new InvalidOperationException($"The card in reader '{exchange.ReaderName}' gives no UID: {exchange.StatusWord}, {exchange.Meaning}."),
            exchange.ReaderName);

    /// <summary>A file of the card cannot be read.</summary>
    public static ErrorRecord FileUnreadable(string file, CardExchange exchange) =>
        ErrorConditions.CardFileUnreadable.Because(
            new InvalidOperationException(
                $"File {file} of the card in reader '{exchange.ReaderName}' cannot be read: {exchange.Command} was answered with {exchange.StatusWord}, {exchange.Meaning}."),
            exchange.ReaderName);
}
