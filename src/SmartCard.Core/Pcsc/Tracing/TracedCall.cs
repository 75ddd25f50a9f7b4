using System;

namespace SmartCard.Pcsc.Tracing;

/// <summary>A call that has returned, with everything that went in and came out; each trace writes of it what it may show.</summary>
internal sealed class TracedCall
{
    public required string Function { get; init; }

    public string? ReaderName { get; init; }

    /// <summary>The card that the call was made with; null when it was none.</summary>
    public ConnectedCard? Card { get; init; }

    public required uint Status { get; init; }

    public required DateTime Start { get; init; }

    public required TimeSpan Duration { get; init; }

    public required int Thread { get; init; }

    /// <summary>Writes what went in.</summary>
    public required Action<ParameterWriter> Inputs { get; init; }

    /// <summary>Writes what came out.</summary>
    public required Action<ParameterWriter> Outputs { get; init; }
}
