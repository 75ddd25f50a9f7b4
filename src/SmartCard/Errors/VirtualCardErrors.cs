using System;
using System.Globalization;
using System.Management.Automation;

namespace SmartCard.Errors;

/// <summary>The error records of virtual cards.</summary>
internal static class VirtualCardErrors
{
    /// <summary>There is a card in the reader already.</summary>
    internal static ErrorRecord ReaderOccupied(InvalidOperationException exception, string readerName) =>
        ErrorConditions.ReaderOccupied.Because(exception, readerName);

    /// <summary>No driver listens at the port.</summary>
    internal static ErrorRecord VpcdNotThere(Exception exception, int port) =>
        ErrorConditions.VpcdNotThere.Because(
            exception, port, $"Nobody takes a card at port {port.ToString(CultureInfo.InvariantCulture)} of this machine: {exception.Message}");

    /// <summary>The file is not there, may not be read, or is no transcript.</summary>
    internal static ErrorRecord TranscriptUnreadable(Exception exception, string path) =>
        ErrorConditions.TranscriptUnreadable.Because(exception, path, $"'{SafeText.Of(path)}' cannot be read as a transcript: {exception.Message}");

    /// <summary>There is no virtual card in such a reader.</summary>
    internal static ErrorRecord NotFound(string readerName) =>
        ErrorConditions.VirtualCardNotFound.Because(
            new ItemNotFoundException($"There is no virtual card in a reader '{SafeText.Of(readerName)}'."), readerName);
}
