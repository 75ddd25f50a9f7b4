using System;
using System.Collections.Generic;
using System.IO;
using SmartCard.Bench.Peers;

namespace SmartCard.Bench.Pairs;

/// <summary>Measure-Atr against what one would do without it.</summary>
internal static class MeasurePairs
{
    /// <summary>Both sides in one PowerShell: the engine alone has no Group-Object.</summary>
    internal static IEnumerable<Pair> OpenGroupObject(AtrFile atrs)
    {
        using PeerProcess pwsh = PeerProcess.Start(
            "pwsh", "-NoProfile", "-File", Path.Combine(AppContext.BaseDirectory, "Peers", "group.ps1"), HostedEngine.Manifest, atrs.Path);

        const string Grouped = "$atrs | ConvertFrom-Atr | Group-Object TA1";
        Func<double> group = () => pwsh.Time("group");
        yield return new("$atrs | Measure-Atr -Property TA1", Grouped, Unit.MicrosecondsAnAtr, Goal.TimesFaster(5), () => pwsh.Time("measureTA1"), group);
        yield return new("$atrs | Measure-Atr", Grouped, Unit.MicrosecondsAnAtr, Goal.TimesFaster(5), () => pwsh.Time("measure"), group);
    }

    /// <summary>Every byte by its position, on both sides.</summary>
    internal static IEnumerable<Pair> OpenCounter(AtrFile atrs)
    {
        using HostedEngine engine = new();
        engine.ImportModule();
        engine.Set("atrs", atrs.Texts);
        using PeerProcess python = Python.Start(atrs);

        yield return new(
            "$atrs | Measure-Atr",
            "pyscard and collections.Counter",
            Unit.MicrosecondsAnAtr,
            Goal.TimesFaster(5),
            () => engine.Time("$null = $atrs | Measure-Atr"),
            () => python.Time("count"));
    }
}
