using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using SmartCard.Bench.Inside;
using SmartCard.Bench.Peers;

namespace SmartCard.Bench.Pairs;

/// <summary>The list of card types, against ATR_analysis, which reads it anew for one ATR.</summary>
internal static class CardTypePairs
{
    private const string AtrAnalysis = "/usr/bin/ATR_analysis";

    internal static IEnumerable<Pair> Open(AtrFile atrs)
    {
        if (!File.Exists(AtrAnalysis))
            throw new PeerMissingException(AtrAnalysis + " is not on this machine (apt install pcsc-tools)");
        CardTypeBenchmarks types = new();
        Func<double> one = () => FilePairs.Shell(AtrAnalysis + " '3B 94 18 81 B1 80 7D 1F 03 19 C8 00 50 DC'");

        yield return new("Core: read the list", "ATR_analysis, one ATR", Unit.Milliseconds, Goal.AtMost(60, Unit.Milliseconds), () => Time(types.Load), one);
        yield return new("Core: name every exact ATR of the list", "ATR_analysis, one ATR", Unit.Milliseconds, Goal.AtMost(50, Unit.Milliseconds), () => Time(types.MatchAllExact), one);
    }

    private static double Time<T>(Func<T> work)
    {
        long start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
