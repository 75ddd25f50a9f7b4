using System;

namespace SmartCard.Errors;

/// <summary>Times as messages tell them.</summary>
internal static class DurationText
{
    /// <summary>Seconds, to the millisecond: <c>1 second</c>, <c>0.5 seconds</c>.</summary>
    public static string Seconds(TimeSpan time) =>
        time == TimeSpan.FromSeconds(1) ? "1 second" : FormattableString.Invariant($"{time.TotalSeconds:0.###} seconds");
}
