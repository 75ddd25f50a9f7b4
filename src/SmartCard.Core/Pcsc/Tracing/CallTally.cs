using System;
using System.Collections.Generic;
using System.Linq;

namespace SmartCard.Pcsc.Tracing;

/// <summary>Counts calls and their time; its size depends on the number of functions alone.</summary>
internal sealed class CallTally
{
    private readonly Dictionary<string, Entry> functions = new();
    private DateTime first = DateTime.MaxValue;
    private DateTime last = DateTime.MinValue;

    /// <summary>How many calls were counted.</summary>
    public int Count { get; private set; }

    public void Add(TracedCall call)
    {
        Count++;
        if (!functions.TryGetValue(call.Function, out Entry? entry))
            functions.Add(call.Function, entry = new Entry());
        entry.Calls++;
        entry.Failed += call.Status is PcscStatus.Success ? 0 : 1;
        entry.Time += call.Duration;
        first = call.Start < first ? call.Start : first;
        DateTime end = call.Start + call.Duration;
        last = end > last ? end : last;
    }

    public IReadOnlyList<PcscCallSummary> Summarize(bool withTimes)
    {
        TimeSpan elapsed = Count is 0 ? TimeSpan.Zero : last - first;
        TimeSpan sum = functions.Values.Aggregate(TimeSpan.Zero, (time, entry) => time + entry.Time);
        IEnumerable<KeyValuePair<string, Entry>> sorted = withTimes
            ? functions.OrderByDescending(function => function.Value.Time)
            : functions.OrderByDescending(function => function.Value.Calls).ThenBy(function => function.Key, StringComparer.Ordinal);
        return
        [
            .. sorted.Select(function => Line(function.Key, function.Value.Calls, function.Value.Failed, function.Value.Time)),
            Line(PcscCallSummary.Total, Count, functions.Values.Sum(entry => entry.Failed), sum),
        ];

        PcscCallSummary Line(string function, int calls, int failed, TimeSpan time) => withTimes
            ? new(function, calls, failed, time, elapsed > TimeSpan.Zero ? time.Ticks * 100.0 / elapsed.Ticks : 0, elapsed)
            : new(function, calls, failed, totalTime: null, share: null, elapsed: null);
    }

    private sealed class Entry
    {
        public int Calls { get; set; }

        public int Failed { get; set; }

        public TimeSpan Time { get; set; }
    }
}
