using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using SmartCard.Bench.Peers;
using SmartCard.Fixtures;

namespace SmartCard.Bench.Pairs;

/// <summary>
/// From a card's insertion to the object in the pipeline of Watch-SmartCard, and to the return of SCardGetStatusChange in
/// a C program: both wait for the same insertion.
/// </summary>
internal static class WatchPairs
{
    private const string Atr = "3B 02 14 50";

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    internal static IEnumerable<Pair> Open(AtrFile atrs)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("SmartCard.Bench.");
        try
        {
            using PeerProcess c = PeerProcess.Start(Compile(folder), VpcdSlot.First.ReaderName);
            using BlockingCollection<long> inserted = [];
            using BlockingCollection<long> removed = [];
            using HostedEngine engine = new();
            engine.ImportModule();
            engine.Set("inserted", inserted);
            engine.Set("removed", removed);
            Task watching = Task.Run(() => Watch(engine));
            Thread.Sleep(1000);
            double peer = 0;

            yield return new(
                "Watch-SmartCard | ForEach-Object { }",
                "C: SCardGetStatusChange",
                Unit.Milliseconds,
                Goal.RatioAtMost(1.2),
                () =>
                {
                    long start = Stopwatch.GetTimestamp();
                    using (VpcdCard card = VpcdCard.InsertUnseen(VpcdSlot.First, Atr))
                    {
                        if (!inserted.TryTake(out long seen, Deadline))
                            throw new InvalidOperationException("Watch-SmartCard has not told of the card.");
                        peer = c.Time("insertion") - Seconds(start);
                        card.Dispose();
                        removed.TryTake(out _, Deadline);
                        return Seconds(seen) - Seconds(start);
                    }
                },
                () => peer,
                Rounds: 21);

            engine.Dispose();
            watching.Wait();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>.NET's clock is CLOCK_MONOTONIC on Linux, as the C program's.</summary>
    private static double Seconds(long timestamp) => timestamp / (double)Stopwatch.Frequency;

    private static void Watch(HostedEngine engine)
    {
        try
        {
            engine.Time(
                $$"""
                Watch-SmartCard '{{VpcdSlot.First.ReaderName}}' | ForEach-Object {
                    if ($_.Event -eq 'CardInserted') { $inserted.Add([System.Diagnostics.Stopwatch]::GetTimestamp()) }
                    elseif ($_.Event -eq 'CardRemoved') { $removed.Add(0) }
                }
                """);
        }
        catch (PipelineStoppedException)
        {
            // The session was closed: the measurement is over.
        }
    }

    private static string Compile(DirectoryInfo folder)
    {
        string program = Path.Combine(folder.FullName, "watch");
        string source = Path.Combine(AppContext.BaseDirectory, "Peers", "watch.c");
        try
        {
            using Process compiler = Process.Start("cc", ["-O2", "-o", program, source, "-I/usr/include/PCSC", "-lpcsclite", "-lpthread"]);
            compiler.WaitForExit();
            return compiler.ExitCode is 0
                ? program
                : throw new PeerMissingException("watch.c does not compile (Debian: gcc, libc6-dev, libpcsclite-dev)");
        }
        catch (Win32Exception)
        {
            throw new PeerMissingException("there is no C compiler (Debian: gcc)");
        }
    }
}
