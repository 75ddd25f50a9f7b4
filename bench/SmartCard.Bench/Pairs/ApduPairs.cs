using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using SmartCard.Bench.Peers;
using SmartCard.Bytes;

namespace SmartCard.Bench.Pairs;

/// <summary>New-Apdu and ConvertFrom-Tlv against the least that a binary cmdlet can do, in one session.</summary>
internal static class ApduPairs
{
    private const int Count = 100_000;

    /// <summary>FCI of a payment application, built by EMV 4.3 Book 1, 11.3.4, table 45.</summary>
    private const string Fci = "6F 24 84 07 A0 00 00 00 03 10 10 A5 19 50 04 56 49 53 41 87 01 01 9F 38 03 9F 66 04 BF 0C 07 9F 4D 04 0B 0A 00 00";

    private static readonly Unit AnObject = new("µs an object", 1e6 / Count);

    internal static IEnumerable<Pair> Open(AtrFile _)
    {
        using HostedEngine engine = new(
            new SessionStateCmdletEntry("ConvertTo-Wrapped", typeof(ConvertToWrappedCommand), helpFileName: null),
            new SessionStateCmdletEntry("New-Wrapped", typeof(NewWrappedCommand), helpFileName: null));
        engine.ImportModule();
        engine.Set("objects", Enumerable.Repeat(Fci, Count).ToArray());
        yield return Of(engine, "$objects | {0} | Out-Null", "ConvertFrom-Tlv", "ConvertTo-Wrapped");
        yield return Of(engine, "$kept = $objects | {0}", "ConvertFrom-Tlv", "ConvertTo-Wrapped");

        // Only now: the collector would look through these 100,000 objects in the pairs before, too.
        engine.Set("rows", Enumerable.Range(0, Count).Select(Row).ToArray());
        engine.Set("data", HexText.Parse("A0 00 00 03 08 00 00 10 00"));
        yield return Of(engine, "$null = $rows | {0}", "New-Apdu", "New-Wrapped");
        yield return Of(engine, $"foreach ($i in 1..{Count}) {{{{ $null = {{0}} -Cla 0 -Ins 164 -P1 4 -P2 0 -Data $data -Le 256 }}}}", "New-Apdu", "New-Wrapped");
    }

    private static Pair Of(HostedEngine engine, string script, string ours, string peer)
    {
        string oursScript = string.Format(null, script, ours);
        string peerScript = string.Format(null, script, peer);
        return new(oursScript, peerScript, AnObject, Goal.RatioAtMost(1.5), () => engine.Time(oursScript), () => engine.Time(peerScript));
    }

    private static PSObject Row(int number)
    {
        var row = new PSObject();
        row.Properties.Add(new PSNoteProperty("Cla", (byte)0x00));
        row.Properties.Add(new PSNoteProperty("Ins", (byte)0xB2));
        row.Properties.Add(new PSNoteProperty("P1", (byte)number));
        row.Properties.Add(new PSNoteProperty("P2", (byte)0x0C));
        row.Properties.Add(new PSNoteProperty("Le", 256));
        return row;
    }
}
