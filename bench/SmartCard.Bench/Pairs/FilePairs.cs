using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using SmartCard.Bench.Peers;

namespace SmartCard.Bench.Pairs;

/// <summary>Measure-Atr -Path against the tools that count the lines of a file: ten million ATRs, one in twenty random.</summary>
internal static class FilePairs
{
    private const int Lines = 10_000_000;
    private const int LinesARandomOne = 20;

    /// <summary>One run of a side takes seconds, and of sort a minute.</summary>
    private const int Rounds = 3;

    internal static IEnumerable<Pair> Open(AtrFile _)
    {
        string path = Path.GetTempFileName();
        try
        {
            Write(path);
            using HostedEngine engine = new();
            engine.ImportModule();
            engine.Set("path", path);
            Func<double> measure = () => engine.Time("$null = Measure-Atr -Path $path");

            yield return new("Measure-Atr -Path", "wc -l", Unit.Milliseconds, Goal.RatioAtMost(8), measure, () => Shell($"wc -l '{path}'"), Rounds);
            yield return new("Measure-Atr -Path", "sort | uniq -c", Unit.Milliseconds, Goal.TimesFaster(5), measure, () => Shell($"LC_ALL=C sort '{path}' | uniq -c"), Rounds);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void Write(string path)
    {
        Random random = new(1);
        using StreamWriter file = new(path);
        for (int i = 0; i < Lines; i++)
            file.WriteLine(i % LinesARandomOne == 0 ? RandomAtr(random) : RealAtrs.Texts[random.Next(RealAtrs.Texts.Count)]);
    }

    private static string RandomAtr(Random random)
    {
        byte[] atr = new byte[random.Next(2, 34)];
        random.NextBytes(atr);
        atr[0] = 0x3B;
        return BitConverter.ToString(atr).Replace('-', ' ');
    }

    /// <summary>Runs a command and throws its output away; gives the seconds from start to end.</summary>
    internal static double Shell(string command)
    {
        ProcessStartInfo start = new("sh", ["-c", command + " > /dev/null"]);
        long begin = Stopwatch.GetTimestamp();
        try
        {
            using Process process = Process.Start(start)!;
            process.WaitForExit();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new PeerMissingException("sh is not on this machine");
        }

        return Stopwatch.GetElapsedTime(begin).TotalSeconds;
    }
}
