using System.Linq;
using SmartCard.Bench.Peers;

namespace SmartCard.Bench.Pairs;

/// <summary>A million commands to one card in one session, in ten parts: the memory after each part.</summary>
internal static class ExchangeMemory
{
    private const int Parts = 10;
    private const int Commands = 1_000_000;
    private const int InOnePipeline = 10_000;

    private static readonly byte[] Command = [0x00, 0xB0, 0x00, 0x00, 0x10];

    internal static void Print()
    {
        using VirtualCard card = new();
        using HostedEngine engine = new();
        engine.ImportModule();
        engine.Set("apdus", Enumerable.Repeat<object>(Command, InOnePipeline).ToArray());
        engine.Time($"$c = Connect-SmartCard '{VirtualCard.ReaderName}'; $null = $apdus | Send-Apdu -Card $c");

        MemoryTable.Begin();
        for (int part = 0; part <= Parts; part++)
        {
            for (int sent = 0; part > 0 && sent < Commands / Parts; sent += InOnePipeline)
                engine.Time("$null = $apdus | Send-Apdu -Card $c");
            MemoryTable.Row($"{part * Commands / Parts} exchanges");
        }

        engine.Time("Disconnect-SmartCard $c");
    }
}
