using System;
using System.IO;
using System.Management.Automation;

namespace SmartCard.Errors;

/// <summary>The error records of traces of PC/SC calls.</summary>
internal static class TraceErrors
{
    /// <summary>A trace is on, and a process has one at a time.</summary>
    public static ErrorRecord TraceRunning(string path) =>
        ErrorConditions.TraceRunning.Because(new InvalidOperationException($"A trace is being written to \"{path}\" already."), path);

    /// <summary>There is no trace to end.</summary>
    public static ErrorRecord TraceNotRunning() =>
        ErrorConditions.TraceNotRunning.Because(new InvalidOperationException("No trace is being written."), target: null);

    /// <summary>There is a file, and none is to be written over.</summary>
    public static ErrorRecord TraceExists(string path) =>
        ErrorConditions.TraceExists.Because(new IOException($"The file \"{path}\" is there already, and -NoClobber is named."), path);

    /// <summary>The file cannot be written.</summary>
    public static ErrorRecord TraceNotWritten(string path, Exception exception) =>
        ErrorConditions.TraceNotWritten.Because(exception, path, $"The trace \"{path}\" cannot be written: {exception.Message}");
}
