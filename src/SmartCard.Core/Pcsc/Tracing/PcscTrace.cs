using System;
using System.Collections.Generic;
using System.Threading;

namespace SmartCard.Pcsc.Tracing;

/// <summary>
/// A trace of the PC/SC calls that the thread which began it makes until it is disposed, and the threads which that one starts
/// meanwhile. A trace within a trace is part of the outer one.
/// </summary>
public sealed class PcscTrace : IDisposable, ICallRecorder
{
    /// <summary>How many characters of text a trace keeps, about; older calls are dropped to make room.</summary>
    internal const long MostText = 128 * 1024 * 1024;

    // What an object costs besides its text, in characters.
    private const int CostOfCall = 512;

    private static readonly AsyncLocal<PcscTrace?> Current = new();
    private static readonly object Counting = new();
    private static volatile bool isOn;
    private static int open;

    private readonly object gate = new();
    private readonly PcscTraceOptions options;
    private readonly PcscTrace? outer;
    private readonly Queue<(PcscCall Call, int Cost)> calls = new();
    private readonly CallTally tally = new();
    private long text;
    private bool ended;

    private PcscTrace(PcscTraceOptions options)
    {
        this.options = options;
        outer = Current.Value;
        Current.Value = this;
        Opened();
    }

    /// <summary>Whether any trace is on in the process.</summary>
    internal static bool IsOn => isOn;

    private bool Belongs => options.Belongs?.Invoke() ?? true;

    /// <summary>How many of the oldest calls are not kept because the newer ones needed the room.</summary>
    public int DroppedCount { get; private set; }

    /// <summary>Begins a trace on this thread.</summary>
    /// <param name="options">What is taken up and shown.</param>
    /// <returns>The trace; to be disposed on the same thread.</returns>
    public static PcscTrace Begin(PcscTraceOptions options) =>
        new(options ?? throw new ArgumentNullException(nameof(options)));

    /// <summary>
    /// Leaves the traces that this thread got from the one that started it and that its calls do not belong to, so that the
    /// threads which it starts in turn do not get them either.
    /// </summary>
    public static void LeaveForeign()
    {
        if (!IsOn)
            return;
        PcscTrace? trace = Current.Value;
        while (trace is not null && !trace.Belongs)
            trace = trace.outer;
        if (!ReferenceEquals(trace, Current.Value))
            Current.Value = trace;
    }

    /// <summary>The calls so far, in the order in which they returned.</summary>
    public IReadOnlyList<PcscCall> GetCalls()
    {
        lock (gate)
        {
            List<PcscCall> kept = new(calls.Count);
            foreach ((PcscCall call, _) in calls)
                kept.Add(call);
            return kept;
        }
    }

    /// <summary>Calls, time and share of each function so far, the longest time first, and a last line for all of them.</summary>
    public IReadOnlyList<PcscCallSummary> Summarize()
    {
        lock (gate)
            return tally.Summarize(withTimes: !options.Diffable);
    }

    /// <summary>Ends the trace; a second time does nothing. Calls that return later are not in it.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            if (ended)
                return;
            ended = true;
        }

        Closed();
        if (ReferenceEquals(Current.Value, this))
            Current.Value = outer;
    }

    void ICallRecorder.Begin(TracedCall call)
    {
        // The calls are asked for when the block has ended.
    }

    void ICallRecorder.Record(TracedCall call)
    {
        lock (gate)
        {
            if (ended)
                return;
            tally.Add(call);
            if (!options.KeepCalls && options.Transcript is null)
                return;
            PcscCall shown = new(call, tally.Count, options);
            options.Transcript?.Take(call, shown);
            if (options.KeepCalls)
                Keep(shown);
        }
    }

    /// <summary>Who takes up the calls of this thread.</summary>
    internal static ICallRecorder[] RecordersHere()
    {
        List<ICallRecorder> recorders = [];
        for (PcscTrace? trace = Current.Value; trace is not null; trace = trace.outer)
        {
            if (trace.Belongs)
                recorders.Add(trace);
        }

        if (PcscTraceFile.Running is { } file)
            recorders.Add(file);
        return [.. recorders];
    }

    /// <summary>One more trace is on.</summary>
    internal static void Opened()
    {
        lock (Counting)
            isOn = ++open > 0;
    }

    /// <summary>One trace less is on.</summary>
    internal static void Closed()
    {
        lock (Counting)
            isOn = --open > 0;
    }

    private void Keep(PcscCall call)
    {
        int cost = CostOf(call);
        calls.Enqueue((call, cost));
        text += cost;
        while (text > MostText && calls.Count > 1)
        {
            text -= calls.Dequeue().Cost;
            DroppedCount++;
        }
    }

    private static int CostOf(PcscCall call)
    {
        int cost = CostOfCall + (call.Input?.Length ?? 0) + (call.Output?.Length ?? 0);
        foreach (PcscParameter parameter in call.Inputs)
            cost += parameter.Value.Length;
        foreach (PcscParameter parameter in call.Outputs)
            cost += parameter.Value.Length;
        return cost;
    }
}
