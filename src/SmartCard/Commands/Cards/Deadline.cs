using System;
using System.Diagnostics;

namespace SmartCard.Commands.Cards;

/// <summary>A moment by which something is to be done, on a clock that nobody sets.</summary>
internal sealed class Deadline
{
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly TimeSpan time;

    private Deadline(TimeSpan time) => this.time = time;

    /// <summary>A deadline that has passed.</summary>
    public static Deadline Now => new(TimeSpan.Zero);

    public bool HasPassed => clock.Elapsed >= time;

    public static Deadline In(TimeSpan time) => new(time);

    /// <summary>A span that does not go beyond the deadline.</summary>
    public TimeSpan AtMost(TimeSpan span)
    {
        TimeSpan left = time - clock.Elapsed;
        return left < TimeSpan.Zero ? TimeSpan.Zero : left < span ? left : span;
    }
}
