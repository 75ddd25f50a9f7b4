using System.Collections.Generic;
using System.Linq;
using SmartCard.Atr.CardTypes;

namespace SmartCard.Atr.Report;

/// <summary>One ATR of a report: how often it came, from which readers, and what card it is.</summary>
internal sealed class SeenAtr(string atr, int ordinal, IReadOnlyList<CardType>? matches)
{
    private const int MostReaders = 5;

    private readonly List<string> readerNames = [];

    internal string Atr { get; } = atr;

    /// <summary>Its place among the different ATRs, from 0.</summary>
    internal int Ordinal { get; } = ordinal;

    internal long Count { get; private set; }

    /// <summary>The name by the list, else as the input had it.</summary>
    internal string? CardName { get; private set; } =
        matches?.Select(found => found.Description.FirstOrDefault()).FirstOrDefault(name => name is not null);

    /// <summary>Whether there is a list and it does not know the ATR.</summary>
    internal bool IsUnknown { get; } = matches is { Count: 0 };

    /// <summary>The readers it came from, the first few.</summary>
    internal IReadOnlyList<string> ReaderNames => readerNames;

    /// <summary>Whether it came from more readers than are named.</summary>
    internal bool HasMoreReaders { get; private set; }

    internal void Add(string? readerName, string? cardName)
    {
        Count++;
        CardName ??= string.IsNullOrEmpty(cardName) ? null : cardName;
        if (string.IsNullOrEmpty(readerName) || readerNames.Contains(readerName!))
            return;
        if (readerNames.Count < MostReaders)
            readerNames.Add(readerName!);
        else
            HasMoreReaders = true;
    }
}
