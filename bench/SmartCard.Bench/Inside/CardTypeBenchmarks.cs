using System;
using System.IO;
using System.Linq;
using BenchmarkDotNet.Attributes;
using SmartCard.Atr.CardTypes;
using SmartCard.Bytes;

namespace SmartCard.Bench.Inside;

/// <summary>Reading a list of card types, and naming every exact ATR that it has: at most 60 ms and 50 ms for the list of 2026.</summary>
/// <remarks>The list is GPL and not in the repository: the one beside it is taken, or the one that pcsc-tools installs.</remarks>
[MemoryDiagnoser]
public class CardTypeBenchmarks
{
    private static readonly string[] Places =
    [
        Path.Combine(RealAtrs.Root, "..", "shared", "data", "smartcard_list-2026-05.txt"),
        "/usr/share/pcsc/smartcard_list.txt",
    ];

    private readonly byte[] file = File.ReadAllBytes(
        Array.Find(Places, File.Exists) ?? throw new FileNotFoundException("There is no list of card types (apt install pcsc-tools)."));

    private readonly CardTypeList list;
    private readonly byte[][] exact;

    /// <summary>Reads the list once.</summary>
    public CardTypeBenchmarks()
    {
        list = Load();
        exact = [.. list.Entries.Where(entry => !entry.IsPattern).Select(entry => HexText.Parse(entry.Pattern))];
    }

    /// <summary>From bytes to a list that can answer.</summary>
    /// <returns>The list.</returns>
    [Benchmark]
    public CardTypeList Load()
    {
        using MemoryStream stream = new(file);
        return CardTypeList.Read(stream, "list");
    }

    /// <summary>All matches for each exact key of the list.</summary>
    /// <returns>How many, so that none is left out.</returns>
    [Benchmark]
    public int MatchAllExact()
    {
        int found = 0;
        foreach (byte[] atr in exact)
            found += list.Match(atr).Count;
        return found;
    }
}
