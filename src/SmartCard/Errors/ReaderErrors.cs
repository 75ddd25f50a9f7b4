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

    /// <summary>No reader was named, and there is not just one card.</summary>
    /// <param name="readers">The readers that hold a card.</param>
    public static ErrorRecord NotOneCard(IReadOnlyList<SmartCardReader> readers) =>
        readers.Count is 0
            ? ErrorConditions.CardNotPresent.Because(new ItemNotFoundException("There is no card in any reader."), target: null)
            : ErrorConditions.ReaderAmbiguous.Because(
                new InvalidOperationException($"There is more than one card. {Listed(readers)}"), target: null);

    /// <summary>No reader was named, and there is not just one.</summary>
    public static ErrorRecord NotOneReader(IReadOnlyList<SmartCardReader> readers) =>
        (readers.Count is 0 ? ErrorConditions.ReaderNotFound : ErrorConditions.ReaderAmbiguous)
            .Because(new ItemNotFoundException($"There is not just one reader. {Listed(readers)}"), target: null);

    private static string Listed(IReadOnlyList<SmartCardReader> readers) =>
        readers.Count is 0
            ? "There are no readers at all."
            : $"There are: {string.Join(", ", readers.Select(reader => $"'{reader.ReaderName}'"))}.";
}
