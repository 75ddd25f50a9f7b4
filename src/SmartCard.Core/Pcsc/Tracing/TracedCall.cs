using System;

namespace SmartCard.Pcsc.Tracing;

/// <summary>
/// A call, with everything that went in and, once it has returned, what came out; each trace writes of it what it may show.
/// </summary>
internal sealed class TracedCall
{
    public required string Function { get; init; }

    public string? ReaderName { get; init; }

    /// <summary>The card that the call was made with; null when it was none.</summary>
    public ConnectedCard? Card { get; init; }

    /// <summary>What it returned; one that has not returned keeps the first value.</summary>
    public uint Status { get; set; } = PcscStatus.UnknownError;

    public required DateTime Start { get; init; }

    /// <summary>How long it took; zero until it returns.</summary>
    public TimeSpan Duration { get; set; }

    public required int Thread { get; init; }

    /// <summary>Writes what went in.</summary>
    public required Action<ParameterWriter> Inputs { get; init; }

    /// <summary>Writes what came out; nothing until it returns.</summary>
    public Action<ParameterWriter> Outputs { get; set; } = _ => { };
}
