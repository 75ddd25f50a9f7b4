using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using SmartCard.Bench.Peers;

namespace SmartCard.Bench.Pairs;

/// <summary>
/// Import-Module against a binary module that holds one empty cmdlet. Each import has a process of its own, and only
/// the import in it is timed.
/// </summary>
internal static class ImportPair
{
    /// <summary>The argument with which this program starts itself.</summary>
    internal const string ChildVerb = "import";

    /// <summary>Built beside this program, into a folder of its own name.</summary>
    private static readonly string EmptyModule =
        Path.Combine(AppContext.BaseDirectory, "..", "..", "EmptyModule", Path.GetFileName(AppContext.BaseDirectory.TrimEnd('/', '\\')), "EmptyModule.dll");

    /// <summary>In the engine alone, hosted by this program.</summary>
    internal static IEnumerable<Pair> OpenHosted(AtrFile atrs) =>
        [MakePair("the engine", module => PeerProcess.Start(Environment.ProcessPath!, ChildVerb, module))];

    /// <summary>In PowerShell 7.</summary>
    internal static IEnumerable<Pair> OpenPwsh(AtrFile atrs) =>
        [MakePair("pwsh", module => PeerProcess.Start("pwsh", "-NoProfile", "-File", Path.Combine(AppContext.BaseDirectory, "Peers", "import.ps1"), module))];

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

    private static Pair MakePair(string where, Func<string, PeerProcess> start)
    {
        return new(
            $"Import-Module SmartCard.psd1, {where}",
            $"Import-Module EmptyModule.dll, {where}",
            Unit.Milliseconds,
            Goal.AtMostOver(60, Unit.Milliseconds),
            () => Import(HostedEngine.Manifest),
            () => Import(EmptyModule));

        double Import(string module)
        {
            using PeerProcess child = start(module);
            return child.Time("import");
        }
    }
}
