using System;

namespace SmartCard.Pcsc.Tracing;

/// <summary>What a trace takes up, and what it shows of it.</summary>
public sealed class PcscTraceOptions
{
    /// <summary>Masks what differs between two runs of one program: handles, times, threads and event counters.</summary>
    public bool Diffable { get; init; }

    /// <summary>Shows PINs and keys.</summary>
    public bool IncludeSecrets { get; init; }

    /// <summary>Whether the calls themselves are kept, and not only counted.</summary>
    public bool KeepCalls { get; init; } = true;

    /// <summary>Takes down the exchanges with cards; null does not.</summary>
    public PcscTranscript? Transcript { get; init; }

    /// <summary>Asked on the calling thread whether its calls belong to the trace; null takes up all.</summary>
    public Func<bool>? Belongs { get; init; }
}
