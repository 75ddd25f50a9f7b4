using System;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using System.Net.Http;
using SmartCard.Atr.CardTypes;
using SmartCard.Commands.CardTypes;

namespace SmartCard.Errors;

/// <summary>The error records of lists of card types, and of their download.</summary>
internal static class CardTypeErrors
{
    /// <summary>None of the usual places has a list.</summary>
    internal static ErrorRecord CardTypeListNotFound(IEnumerable<string> places) =>
        ErrorConditions.CardTypeListNotFound.Because(
            new FileNotFoundException($"There is no list of card types on this computer; looked for: {string.Join(", ", places)}."),
            target: null);

    /// <summary>A file that was named is not there.</summary>
    internal static ErrorRecord CardTypeListNotFound(string path, Exception exception) =>
        ErrorConditions.CardTypeListNotFound.Because(exception, path, $"There is no list of card types \"{path}\".");

    /// <summary>A file cannot be read.</summary>
    internal static ErrorRecord CardTypeListUnreadable(string path, Exception exception) =>
        ErrorConditions.CardTypeListUnreadable.Because(exception, path, $"The list of card types \"{path}\" cannot be read: {exception.Message}");

    /// <summary>A file, or what an address gave, is no list.</summary>
    internal static ErrorRecord InvalidCardTypeList(string source, Exception exception) =>
        ErrorConditions.InvalidCardTypeList.Because(exception, source, $"\"{source}\" is no list of card types: {exception.Message}");

    /// <summary>A new list that would lose most of the old one.</summary>
    internal static ErrorRecord InvalidCardTypeList(Uri source, int count, int least) =>
        ErrorConditions.InvalidCardTypeList.Because(
            new InvalidDataException($"The list of {source} has {count} ATRs, where at least {least} are expected; it was not taken over."),
            source);

    /// <summary>The list cannot be put where it belongs.</summary>
    internal static ErrorRecord CardTypeListNotWritten(string path, Exception exception) =>
        ErrorConditions.CardTypeListNotWritten.Because(exception, path, $"The list of card types \"{path}\" cannot be written: {exception.Message}");

    /// <summary>An address from which no list is taken.</summary>
    internal static ErrorRecord InsecureAddress(Uri address) =>
        ErrorConditions.InsecureAddress.Because(
            new HttpRequestException($"\"{address}\" is no address that a list is downloaded from: nobody could tell whether it was changed on the way."),
            address);

    /// <summary>A download that did not come to its end.</summary>
    internal static ErrorRecord Download(DownloadException exception) =>
        (exception.Failure switch
        {
            DownloadFailure.Insecure => ErrorConditions.InsecureAddress,
            DownloadFailure.Incomplete => ErrorConditions.DownloadIncomplete,
            DownloadFailure.TooLarge => ErrorConditions.DownloadTooLarge,
            DownloadFailure.TimedOut => ErrorConditions.TimedOut,
            _ => ErrorConditions.DownloadFailed,
        }).Because(exception, exception.Address);
}
