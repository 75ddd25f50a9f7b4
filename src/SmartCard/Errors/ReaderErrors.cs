using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using SmartCard.Pcsc;

namespace SmartCard.Errors;

/// <summary>The error records of readers and cards that are not as the caller needs them.</summary>
internal static class ReaderErrors
{
    /// <summary>No reader has the name that was asked for.</summary>
    public static ErrorRecord ReaderNotFound(string readerName, IReadOnlyList<SmartCardReader> present) =>
        ErrorConditions.ReaderNotFound.Because(
            new ItemNotFoundException($"There is no reader '{readerName}'. {Listed(present)}"),
            readerName);

    /// <summary>The reader is empty.</summary>
    public static ErrorRecord CardNotPresent(SmartCardReader reader) =>
        ErrorConditions.CardNotPresent.Because(
            new ItemNotFoundException($"There is no card in reader '{reader.ReaderName}' (state {reader.State})."),
            reader.ReaderName);

    /// <summary>The card in the reader does not answer to reset.</summary>
    public static ErrorRecord CardUnresponsive(SmartCardReader reader) =>
        ErrorConditions.CardUnresponsive.Because(
            new InvalidOperationException($"The card in reader '{reader.ReaderName}' does not answer to reset (state {reader.State})."),
            reader.ReaderName);

    private static string Listed(IReadOnlyList<SmartCardReader> readers) =>
        readers.Count is 0
            ? "There are no readers at all."
            : $"There are: {string.Join(", ", readers.Select(reader => $"'{reader.ReaderName}'"))}.";
}
