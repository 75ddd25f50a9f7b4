using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SmartCard.Bench.Peers;

namespace SmartCard.Bench.Pairs;

/// <summary>Runs the sides of each pair in turn, and prints a table of the medians.</summary>
internal static class PairRun
{
    private const int WarmUps = 2;

    private static readonly (string Name, Func<AtrFile, IEnumerable<Pair>> Open)[] Sets =
    [
        ("parse", ParsePairs.Open),
        ("pipeline", PipelinePairs.Open),
        ("apdu", ApduPairs.Open),
        ("group", MeasurePairs.OpenGroupObject),
        ("count", MeasurePairs.OpenCounter),
        ("file", FilePairs.Open),
        ("types", CardTypePairs.Open),
        ("exchange", ExchangePairs.Open),
        ("virtual", VirtualPairs.Open),
        ("watch", WatchPairs.Open),
        ("pkcs11", Pkcs11Pairs.Open),
        ("import", ImportPairs.OpenHosted),
        ("import-pwsh", ImportPairs.OpenPwsh),
    ];

    /// <summary>Prints the rows of some sets, as a Markdown table.</summary>
    /// <param name="names">Their names; none for all.</param>
    internal static void Print(string[] names)
    {
        using AtrFile atrs = new();
        Console.WriteLine("| set | ours | peer | ours, median (lowest) | peer, median (lowest) | ratio (lowest to highest) | goal | |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        foreach ((string name, Func<AtrFile, IEnumerable<Pair>> open) in Sets.Where(set => names.Length == 0 || names.Contains(set.Name)))
        {
            try
            {
                foreach (Pair pair in open(atrs))
                    Console.WriteLine($"| {name} | {Measure(pair)} |");
            }
            catch (PeerMissingException missing)
            {
                Console.WriteLine($"| {name} | skipped: {missing.Message} | | | | | | |");
            }
        }
    }

    private static string Measure(Pair pair)
    {
        for (int i = 0; i < (pair.WarmUps ?? Math.Min(WarmUps, pair.Rounds / 2)); i++)
        {
            pair.RunOurs();
            pair.RunPeer();
        }

        double[] ours = new double[pair.Rounds];
        double[] peer = new double[pair.Rounds];
        for (int i = 0; i < pair.Rounds; i++)
        {
            ours[i] = pair.RunOurs() * pair.Unit.PerSecond;
            peer[i] = pair.RunPeer() * pair.Unit.PerSecond;
        }

        double[] ratios = [.. ours.Zip(peer, (a, b) => a / b)];
        double a = Median(ours);
        double b = Median(peer);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Code(pair.Ours)} | {Code(pair.Peer)} | {a:0.###} ({ours.Min():0.###}) {pair.Unit.Name} | {b:0.###} ({peer.Min():0.###}) {pair.Unit.Name} | {a / b:0.00} ({ratios.Min():0.00} to {ratios.Max():0.00}) | {pair.Goal.Text} | {Verdict(pair.Goal.IsMet?.Invoke(a, b))}");
    }

    private static string Verdict(bool? isMet) => isMet switch { true => "met", false => "missed", null => "" };

    /// <summary>A pipe would end the cell of the table.</summary>
    private static string Code(string text) => "`" + text.Replace("|", "\\|", StringComparison.Ordinal) + "`";

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);
}
