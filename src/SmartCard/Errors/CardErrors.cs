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
            $"The time of {timeout.TotalSeconds.ToString(CultureInfo.InvariantCulture)} seconds ran out. {lastTry.Message}");

    /// <summary>The card's answer is none.</summary>
    public static ErrorRecord InvalidAnswer(CardAnswerException exception, string readerName) =>
        ErrorConditions.InvalidAnswer.Because(exception, readerName, $"Reader '{readerName}': {exception.Message}");
}
