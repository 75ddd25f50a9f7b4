using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using SmartCard.Pcsc;

namespace SmartCard.Errors;

/// <summary>The error records of readers and cards that are not as the caller needs them.</summary>
internal static class ReaderErrors
{
    /// <summary>A hostile reader can have thousands.</summary>
    private const int MostProblems = 5;

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

    /// <summary>No attribute has the name.</summary>
    public static ErrorRecord AttributeNotFound(string name) =>
        ErrorConditions.AttributeNotFound.Because(new ItemNotFoundException($"There is no attribute '{SafeText.Of(name)}'."), name);

    /// <summary>The driver does not have the attribute that was named.</summary>
    public static ErrorRecord AttributeNotSupported(PcscException exception, uint attribute) =>
        ErrorConditions.FeatureNotSupported.Because(
            exception,
            exception.ReaderName,
            $"Reader '{exception.ReaderName}' does not tell {ReaderAttributeInfo.NameOf(attribute)}. {exception.Message}");

    /// <summary>The reader or its driver does not do what it was told; drivers say so by a code that otherwise means the card.</summary>
    public static ErrorRecord Refused(PcscException exception) =>
        exception.StatusName is "SCARD_E_NOT_TRANSACTED"
            ? ErrorConditions.ReaderRefused.Because(
                exception,
                exception.ReaderName,
                $"{exception.Function} failed on reader '{exception.ReaderName}': the reader or its driver refused it ({exception.StatusName}, 0x{exception.Status:X8}).")
            : PcscErrors.From(exception);

    /// <summary>The reader's answer is not as the standard has it.</summary>
    public static ErrorRecord InvalidReaderAnswer(string readerName, IReadOnlyList<string> problems) =>
        ErrorConditions.InvalidReaderAnswer.Because(
            new InvalidOperationException($"Reader '{readerName}' answers wrongly: {string.Join("; ", problems.Take(MostProblems))}{(problems.Count > MostProblems ? $"; and {problems.Count - MostProblems} more" : "")}."),
            readerName);

    private static string Listed(IReadOnlyList<SmartCardReader> readers) =>
        readers.Count is 0
            ? "There are no readers at all."
            : $"There are: {string.Join(", ", readers.Select(reader => $"'{reader.ReaderName}'"))}.";
}
