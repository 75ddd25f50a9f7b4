using System;
using System.Linq;
using BenchmarkDotNet.Attributes;
using SmartCard.Atr;
using SmartCard.Bytes;

namespace SmartCard.Bench.Inside;

/// <summary>Time and memory for one ATR, as the mean over the real list.</summary>
[MemoryDiagnoser]
public class AtrBenchmarks
{
    private const int Count = 1916;

    private readonly string[] texts = [.. RealAtrs.Repeat(Count)];
    private readonly byte[][] bytes = [.. RealAtrs.Repeat(Count).Select(HexText.Parse)];

    /// <summary>From bytes, nothing decoded.</summary>
    /// <returns>The last ATR.</returns>
    [Benchmark(OperationsPerInvoke = Count)]
    public AnswerToReset? ParseBytes()
    {
        AnswerToReset? last = null;
        foreach (byte[] atr in bytes)
            last = AnswerToReset.Parse(atr);
        return last;
    }

    /// <summary>From text, nothing decoded.</summary>
    /// <returns>The last ATR.</returns>
    [Benchmark(OperationsPerInvoke = Count)]
    public AnswerToReset? ParseText()
    {
        AnswerToReset? last = null;
        foreach (string atr in texts)
            last = AnswerToReset.Parse(atr);
        return last;
    }

    /// <summary>From bytes, and every property read but those that are text.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public void ParseAndFullyDecode()
    {
        foreach (byte[] atr in bytes)
            FullDecode.Read(AnswerToReset.Parse(atr));
    }

    /// <summary>The default view: every line of text.</summary>
    /// <returns>How many lines, so that none is left out.</returns>
    [Benchmark(OperationsPerInvoke = Count)]
    public int ParseAndDescribe()
    {
        int lines = 0;
        foreach (byte[] atr in bytes)
            lines += AnswerToReset.Parse(atr).Lines.Count;
        return lines;
    }
}
