using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using SmartCard.Bench.Peers;
using SmartCard.Pcsc;

namespace SmartCard.Bench.Pairs;

/// <summary>Commands to one virtual card: Core and Send-Apdu against a C loop over SCardTransmit and against pyscard.</summary>
internal static class ExchangePairs
{
    private const int Count = 2000;

    private static readonly Unit MicrosecondsAnExchange = new("µs an exchange", 1e6 / Count);

    private static readonly byte[] Command = [0x00, 0xB0, 0x00, 0x00, 0x10];

    internal static IEnumerable<Pair> Open(AtrFile atrs)
    {
        using VirtualCard card = new();
        using PeerProcess c = card.StartLoop(Count);
        using PeerProcess pyscard = PeerProcess.Start(
            "/usr/bin/python3", Path.Combine(AppContext.BaseDirectory, "Peers", "exchange.py"), VirtualCard.ReaderName, $"{Count}");
        using SmartCardConnection connection = SmartCardConnection.Open(VirtualCard.ReaderName);
        using HostedEngine engine = new();
        engine.ImportModule();
        engine.Set("apdus", Enumerable.Repeat<object>(Command, Count).ToArray());
        engine.Time($"$c = Connect-SmartCard '{VirtualCard.ReaderName}'");

        yield return new(
            "Core: Transmit", "C: SCardTransmit", MicrosecondsAnExchange, Goal.RatioAtMost(1.05), () => Transmit(connection), () => c.Time("go"), Rounds: 21);
        yield return new(
            "$apdus | Send-Apdu -Card $c",
            "C: SCardTransmit",
            MicrosecondsAnExchange,
            Goal.RatioAtMost(1.15),
            () => engine.Time("$null = $apdus | Send-Apdu -Card $c"),
            () => c.Time("go"),
            Rounds: 21);
        yield return new(
            "$apdus | Send-Apdu -Card $c",
            "pyscard: transmit",
            MicrosecondsAnExchange,
            Goal.RatioAtMost(1),
            () => engine.Time("$null = $apdus | Send-Apdu -Card $c"),
            () => pyscard.Time("go"));
        engine.Time("Disconnect-SmartCard $c");
    }

    private static double Transmit(SmartCardConnection connection)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < Count; i++)
            connection.Transmit(Command);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
