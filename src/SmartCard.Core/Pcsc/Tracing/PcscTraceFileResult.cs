using System;

namespace SmartCard.Pcsc.Tracing;

/// <summary>What a trace into a file came to.</summary>
/// <param name="path">The file.</param>
/// <param name="callCount">How many calls were written.</param>
/// <param name="start">When the trace began.</param>
/// <param name="end">When it ended.</param>
public sealed class PcscTraceFileResult(string path, int callCount, DateTime start, DateTime end)
{
    /// <summary>The file, as a full path.</summary>
    public string Path { get; } = path;

    /// <summary>How many calls were written, a line each.</summary>
    public int CallCount { get; } = callCount;

    /// <summary>When the trace began, in local time.</summary>
    public DateTime Start { get; } = start;

    /// <summary>When the trace ended, in local time.</summary>
    public DateTime End { get; } = end;

    /// <summary>The file.</summary>
    /// <returns>The path.</returns>
    public override string ToString() => Path;
}
