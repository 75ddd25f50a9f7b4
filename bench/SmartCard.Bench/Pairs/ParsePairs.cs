using System;
using System.Collections.Generic;
using System.Diagnostics;
using SmartCard.Atr;
using SmartCard.Bench.Inside;
using SmartCard.Bench.Peers;
using SmartCard.Bytes;

namespace SmartCard.Bench.Pairs;

/// <summary>Core against pyscard, from arrays of bytes.</summary>
internal static class ParsePairs
{
    internal static IEnumerable<Pair> Open(AtrFile atrs)
    {
        byte[][] arrays = Array.ConvertAll(atrs.Texts, HexText.Parse);
        using PeerProcess python = Python.Start(atrs);

        Func<double> parse = () => python.Time("parse");
        yield return new(
            "Core: parse and fully decode",
            "pyscard: parse",
            Unit.MicrosecondsAnAtr,
            Goal.AtMost(0.5, Unit.MicrosecondsAnAtr),
            () => Time(arrays, FullDecode.Read),
            parse);
        yield return new(
            "Core: parse",
            "pyscard: parse",
            Unit.MicrosecondsAnAtr,
            Goal.AtMost(0.5, Unit.MicrosecondsAnAtr),
            () => Time(arrays, static _ => { }),
            parse);
    }

    private static double Time(byte[][] arrays, Action<AnswerToReset> read)
    {
        long start = Stopwatch.GetTimestamp();
        foreach (byte[] array in arrays)
            read(AnswerToReset.Parse(array));
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
