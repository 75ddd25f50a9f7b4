using System;

namespace SmartCard.Pcsc.Tracing;

/// <summary>How often a PC/SC function was called, and how long that took.</summary>
public sealed class PcscCallSummary
{
    /// <summary><see cref="Function"/> of the line for all functions.</summary>
    public const string Total = "Total";

    internal PcscCallSummary(string function, int calls, int failed, TimeSpan? totalTime, double? share, TimeSpan? elapsed)
    {
        Function = function;
        Calls = calls;
        Failed = failed;
        TotalTime = totalTime;
        AverageTime = totalTime is { } time ? TimeSpan.FromTicks(calls is 0 ? 0 : time.Ticks / calls) : null;
        Share = share;
        Elapsed = elapsed;
    }

    /// <summary>The function, such as <c>SCardTransmit</c>, or <see cref="Total"/> for all of them.</summary>
    public string Function { get; }

    /// <summary>How often it was called.</summary>
    public int Calls { get; }

    /// <summary>How many of the calls gave another result than SCARD_S_SUCCESS.</summary>
    public int Failed { get; }

    /// <summary>The time of all calls together; null in a trace that masks times.</summary>
    public TimeSpan? TotalTime { get; }

    /// <summary>The mean time of a call; null in a trace that masks times.</summary>
    public TimeSpan? AverageTime { get; }

    /// <summary>
    /// <see cref="TotalTime"/> in per cent of <see cref="Elapsed"/>, 0 to 100, more when several threads call at a time; null
    /// in a trace that masks times.
    /// </summary>
    public double? Share { get; }

    /// <summary>The time from the first call to the end of the last, the same in every line; null in a trace that masks times.</summary>
    public TimeSpan? Elapsed { get; }

    /// <summary>The line in short: <c>SCardTransmit: 12 calls</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Function}: {Calls} {(Calls is 1 ? "call" : "calls")}";
}
