using System;

namespace SmartCard.Bench.Pairs;

/// <summary>Two ways to the same end.</summary>
/// <param name="Ours">What is measured.</param>
/// <param name="Peer">What it is measured against.</param>
/// <param name="Unit">What the times are given in.</param>
/// <param name="Goal">What is wanted of the two.</param>
/// <param name="RunOurs">Does ours once; gives the seconds that it took.</param>
/// <param name="RunPeer">Does the peer's once; gives the seconds that it took.</param>
/// <param name="Rounds">How often each side is measured.</param>
/// <param name="WarmUps">How often each side runs before; null for twice, or half as often as it is measured.</param>
internal sealed record Pair(string Ours, string Peer, Unit Unit, Goal Goal, Func<double> RunOurs, Func<double> RunPeer, int Rounds = 7, int? WarmUps = null);

/// <summary>What times are given in.</summary>
/// <param name="Name">The name that is printed.</param>
/// <param name="PerSecond">How many units a second of one run is.</param>
internal sealed record Unit(string Name, double PerSecond)
{
    /// <summary>A whole run, in milliseconds.</summary>
    internal static readonly Unit Milliseconds = new("ms", 1e3);

    /// <summary>One ATR of a run, in microseconds.</summary>
    internal static readonly Unit MicrosecondsAnAtr = new("µs an ATR", 1e6 / AtrFile.Count);
}

/// <summary>What is wanted of a pair, in the units in which it is printed.</summary>
/// <param name="Text">In words.</param>
/// <param name="IsMet">Whether our time and the peer's meet it; null when nothing is wanted and the row only informs.</param>
internal sealed record Goal(string Text, Func<double, double, bool>? IsMet)
{
    internal static readonly Goal None = new("none", null);

    internal static Goal AtMost(double ours, Unit unit) => new($"at most {ours} {unit.Name}", (a, _) => a <= ours);

    internal static Goal RatioAtMost(double ratio) => new($"ratio at most {ratio}", (a, b) => a <= b * ratio);

    internal static Goal TimesFaster(double times) => new($"ratio at most {1 / times} ({times} times faster)", (a, b) => a * times <= b);

    internal static Goal AtMostOver(double difference, Unit unit) => new($"at most {difference} {unit.Name} over", (a, b) => a - b <= difference);
}
