using System.Collections.Generic;
using System.Management.Automation.Runspaces;
using SmartCard.Bench.Peers;

namespace SmartCard.Bench.Pairs;

/// <summary>ConvertFrom-Atr against the least that a binary cmdlet can do, in one session.</summary>
internal static class PipelinePairs
{
    internal static IEnumerable<Pair> Open(AtrFile atrs)
    {
        using HostedEngine engine = new(new SessionStateCmdletEntry("ConvertTo-Wrapped", typeof(ConvertToWrappedCommand), helpFileName: null));
        engine.ImportModule();
        engine.Set("atrs", atrs.Texts);

        yield return new(
            "$atrs | ConvertFrom-Atr",
            "$atrs | ConvertTo-Wrapped",
            Unit.MicrosecondsAnAtr,
            Goal.RatioAtMost(1.5),
            () => engine.Time("$null = $atrs | ConvertFrom-Atr"),
            () => engine.Time("$null = $atrs | ConvertTo-Wrapped"));
        yield return new(
            "$kept = $atrs | ConvertFrom-Atr",
            "$kept = $atrs | ConvertTo-Wrapped",
            Unit.MicrosecondsAnAtr,
            Goal.RatioAtMost(1.5),
            () => engine.Time("$kept = $atrs | ConvertFrom-Atr"),
            () => engine.Time("$kept = $atrs | ConvertTo-Wrapped"));
    }
}
