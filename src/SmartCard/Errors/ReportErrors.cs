using System;
using System.IO;
using System.Management.Automation;

namespace SmartCard.Errors;

/// <summary>The error records of reports that cannot be written or shown.</summary>
internal static class ReportErrors
{
    /// <summary>There is a file, and none is to be written over.</summary>
    internal static ErrorRecord ReportExists(string path) =>
        ErrorConditions.ReportExists.Because(new IOException($"The file \"{path}\" is there already, and -NoClobber is named."), path);

    /// <summary>The file is none that a report goes to.</summary>
    internal static ErrorRecord ReportNotWritten(string path, string reason) =>
        ErrorConditions.ReportNotWritten.Because(new IOException($"The report \"{path}\" cannot be written: {reason}"), path);

    /// <summary>The file cannot be written.</summary>
    internal static ErrorRecord ReportNotWritten(string path, Exception exception) =>
        ErrorConditions.ReportNotWritten.Because(exception, path, $"The report \"{path}\" cannot be written: {exception.Message}");

    /// <summary>The report is written, and nothing shows it.</summary>
    internal static ErrorRecord ReportNotOpened(string path, Exception exception) =>
        ErrorConditions.ReportNotOpened.Because(exception, path, $"The report \"{path}\" is written, and cannot be opened: {exception.Message}");
}
