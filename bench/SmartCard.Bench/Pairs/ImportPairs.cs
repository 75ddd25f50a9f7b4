using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using SmartCard.Bench.Peers;

namespace SmartCard.Bench.Pairs;

/// <summary>
/// Import-Module against a binary module that holds one empty cmdlet. Each import has a process of its own, and only
/// the import in it is timed. The empty module comes bare and with a manifest, which costs the engine time of its own.
/// </summary>
internal static class ImportPairs
{
    /// <summary>The argument with which this program starts itself.</summary>
    internal const string ChildVerb = "import";

    /// <summary>Built beside this program, into a folder of its own name.</summary>
    private static readonly string EmptyModuleFolder =
        Path.Combine(AppContext.BaseDirectory, "..", "..", "EmptyModule", Path.GetFileName(AppContext.BaseDirectory.TrimEnd('/', '\\')));

    /// <summary>In the engine alone, hosted by this program.</summary>
    internal static IEnumerable<Pair> OpenHosted(AtrFile atrs) =>
        MakePairs("the engine", module => PeerProcess.Start(Environment.ProcessPath!, ChildVerb, module));

    /// <summary>In PowerShell 7, whose engine is compiled ahead of time.</summary>
    internal static IEnumerable<Pair> OpenPwsh(AtrFile atrs) =>
        MakePairs("pwsh", module => PeerProcess.Start("pwsh", "-NoProfile", "-File", Path.Combine(AppContext.BaseDirectory, "Peers", "import.ps1"), module));

    /// <summary>What the process does that imports into the engine alone.</summary>
    /// <param name="module">The path of the module.</param>
    internal static void RunChild(string module)
    {
        using HostedEngine engine = new();
        engine.Set("module", module);
        Console.WriteLine("ready");
        Console.ReadLine();
        Console.WriteLine(engine.Time("Import-Module $module").ToString(CultureInfo.InvariantCulture));
    }

    private static IEnumerable<Pair> MakePairs(string where, Func<string, PeerProcess> start)
    {
        foreach (string empty in (string[])["EmptyModule.dll", "EmptyModule.psd1"])
        {
            yield return new(
                $"Import-Module SmartCard.psd1, {where}",
                $"Import-Module {empty}, {where}",
                Unit.Milliseconds,
                Goal.AtMostOver(60, Unit.Milliseconds),
                () => Import(HostedEngine.Manifest),
                () => Import(Path.Combine(EmptyModuleFolder, empty)));
        }

        double Import(string module)
        {
            using PeerProcess child = start(module);
            return child.Time("import");
        }
    }
}
