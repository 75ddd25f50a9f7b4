using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using SmartCard.Atr.CardTypes;
using SmartCard.Bytes;

namespace SmartCard.Errors;

/// <summary>The error records of waits that did not come to their end.</summary>
internal static class WaitErrors
{
    /// <summary>The time ran out.</summary>
    /// <param name="timeout">How long it was.</param>
    /// <param name="removed">Whether the card was to go, and not to come.</param>
    /// <param name="readerNames">The readers that were watched; none means all.</param>
    public static ErrorRecord TimedOut(TimeSpan timeout, bool removed, IReadOnlyList<string> readerNames)
    {
        string where = readerNames.Count is 0 ? "any reader" : string.Join(", ", readerNames.Select(name => $"'{name}'"));
        string what = removed ? $"The card was not taken out of {where}" : $"No card that is waited for was put into {where}";
        return ErrorConditions.TimedOut.Because(
            new TimeoutException($"{what} within {DurationText.Seconds(timeout)}."), readerNames.Count is 1 ? readerNames[0] : null);
    }

    /// <summary>The mask does not fit what it is laid over.</summary>
    public static ErrorRecord InvalidMask(byte[] mask, AtrSelection[]? selections) =>
        ErrorConditions.InvalidMask.Because(
            new InvalidOperationException(
                selections is null
                    ? "A mask needs the bytes of an answer to reset."
                    : $"The mask has {mask.Length} bytes, and '{string.Join("', '", selections.Select(selection => selection.ToString()))}' is not as many."),
            HexText.Format(mask));

    /// <summary>The action of a subscription failed.</summary>
    /// <param name="sourceIdentifier">The subscription.</param>
    /// <param name="error">What failed in it.</param>
    public static string ActionFailed(string sourceIdentifier, ErrorRecord error) =>
        $"Register-SmartCardEvent, action of '{sourceIdentifier}': {error} ({error.FullyQualifiedErrorId})";

    /// <summary>The action of a subscription was ended by an error, and the engine holds its job for failed.</summary>
    /// <param name="sourceIdentifier">The subscription.</param>
    public static string ActionEnded(string sourceIdentifier) =>
        $"Register-SmartCardEvent, action of '{sourceIdentifier}': an error ended it, and it is not run again. "
        + $"To go on: Unregister-Event '{sourceIdentifier}', and Register-SmartCardEvent anew.";
}
