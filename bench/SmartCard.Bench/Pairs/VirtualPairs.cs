using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using SmartCard.Apdu;
using SmartCard.Bench.Peers;
using SmartCard.Pcsc;
using SmartCard.Pcsc.Virtual;

namespace SmartCard.Bench.Pairs;

/// <summary>Commands to a virtual card of this process against the same to a card at vsmartcard's driver, behind pcscd.</summary>
internal static class VirtualPairs
{
    private const int Count = 20_000;
    private const string ReaderName = "Virtual card of the bench";
    private const string ScriptReaderName = "Script block of the bench";

    private static readonly Unit MicrosecondsAnExchange = new("µs an exchange", 1e6 / Count);

    private static readonly byte[] Command = [0x00, 0xB0, 0x00, 0x00, 0x10];

    internal static IEnumerable<Pair> Open(AtrFile atrs)
    {
        using Peers.VirtualCard card = new();
        using PeerProcess c = card.StartLoop(Count);
        using var reader = VirtualReader.Add(ReaderName);
        reader.Insert(new(atr: [0x3B, 0x02, 0x14, 0x50], new Success()));
        using SmartCardConnection connection = SmartCardConnection.Open(ReaderName);
        using HostedEngine engine = new();
        engine.ImportModule();
        engine.Set("apdus", Enumerable.Repeat<object>(Command, Count).ToArray());
        engine.Time($"$null = New-VirtualSmartCard 3B021450 {{ 0x9000 }} -ReaderName '{ScriptReaderName}'");
        engine.Time($"$script = Connect-SmartCard '{ScriptReaderName}'; $vpcd = Connect-SmartCard '{Peers.VirtualCard.ReaderName}'");

        yield return new(
            "Core: Transmit to a virtual card",
            "C: SCardTransmit",
            MicrosecondsAnExchange,
            Goal.AtMost(20, MicrosecondsAnExchange),
            () => Transmit(connection),
            () => c.Time("go"));
        yield return new(
            "$apdus | Send-Apdu -Card $script",
            "$apdus | Send-Apdu -Card $vpcd",
            MicrosecondsAnExchange,
            Goal.AtMost(100, MicrosecondsAnExchange),
            () => engine.Time("$null = $apdus | Send-Apdu -Card $script"),
            () => engine.Time("$null = $apdus | Send-Apdu -Card $vpcd"));
        engine.Time($"Disconnect-SmartCard $script, $vpcd; Remove-VirtualSmartCard '{ScriptReaderName}' -IncludeReader");
    }

    private static double Transmit(SmartCardConnection connection)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < Count; i++)
            connection.Transmit(Command);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>Answers every command with 9000, as exchange.c does.</summary>
    private sealed class Success : ICardChannel
    {
        public byte[] Transmit(byte[] command) => [0x90, 0x00];
    }
}
