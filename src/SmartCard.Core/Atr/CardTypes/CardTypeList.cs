using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace SmartCard.Atr.CardTypes;

/// <summary>
/// A list of card types in the form of pcsc-tools' smartcard_list.txt, ready to name cards by their ATR. It never
/// changes and may be shared between threads.
/// </summary>
/// <remarks>
/// The list itself is licensed GPL-2.0-or-later and is no part of this module:
/// <see href="https://pcsc-tools.apdu.fr/smartcard_list.txt"/>.
/// </remarks>
public sealed class CardTypeList
{
    /// <summary>Exact keys in the order of their bytes: no list can be made whose look-up is slow, as with hash codes.</summary>
    private readonly CardType[] exact;

    /// <summary>Patterns by their number of bytes, each bucket in the order of rank.</summary>
    private readonly Dictionary<int, CardType[]> patternsByLength;

    /// <summary>Patterns that leave the number of bytes open, in the order of rank.</summary>
    private readonly CardType[] openPatterns;

    private CardTypeList(IList<CardType> entries, IList<UnreadLine> unread, int unreadCount)
    {
        Entries = new(entries);
        Unread = new(unread);
        UnreadCount = unreadCount;

        exact = InOrder([.. entries.Where(entry => !entry.IsPattern)]);
        List<CardType> ranked =
        [
            .. entries.Where(entry => entry.IsPattern)
                .OrderBy(entry => entry.Compiled.Wildcards)
                .ThenBy(entry => entry.Compiled.Breadth),
        ];
        patternsByLength = ranked.Where(entry => !entry.Compiled.HasAnyBytes)
            .GroupBy(entry => entry.Compiled.Length)
            .ToDictionary(bucket => bucket.Key, bucket => bucket.ToArray());
        openPatterns = [.. ranked.Where(entry => entry.Compiled.HasAnyBytes)];
    }

    /// <summary>All keys in the order of the list, or of the lists that were merged.</summary>
    public AtrList<CardType> Entries { get; }

    /// <summary>The first lines that could not be read, at most 20 of a file.</summary>
    public AtrList<UnreadLine> Unread { get; }

    /// <summary>How many lines could not be read.</summary>
    public int UnreadCount { get; }

    /// <summary>Reads a list. The stream is read to its end and left open.</summary>
    /// <param name="stream">The list in UTF-8.</param>
    /// <param name="source">What the entries give as <see cref="CardType.Source"/>: the path.</param>
    /// <returns>The list.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="InvalidCardTypeListException">
    /// No key in it, more lines that are unreadable than keys, more than 200,000 keys or 64 MiB.
    /// </exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static CardTypeList Read(Stream stream, string source)
    {
        if (stream is null)
            throw new ArgumentNullException(nameof(stream));
        if (source is null)
            throw new ArgumentNullException(nameof(source));
        var reader = new CardTypeReader(stream, source);
        reader.Read();
        return new(reader.Entries, reader.Unread, reader.UnreadCount);
    }

    /// <summary>Puts lists together: all entries of the first, then those of the next.</summary>
    /// <param name="lists">The lists, one at least.</param>
    /// <returns>The list of all; the same object when there is only one.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="lists"/> is null.</exception>
    public static CardTypeList Merge(IReadOnlyList<CardTypeList> lists)
    {
        if (lists is null)
            throw new ArgumentNullException(nameof(lists));
        return lists.Count == 1
            ? lists[0]
            : new(
                [.. lists.SelectMany(list => list.Entries)],
                [.. lists.SelectMany(list => list.Unread)],
                lists.Sum(list => list.UnreadCount));
    }

    /// <summary>
    /// All entries whose key stands for an ATR: exact keys first, then those with the fewest wildcards, then those whose
    /// sets are smallest; keys that leave the number of bytes open last; among equals the order of the list.
    /// </summary>
    /// <param name="atr">The ATR, from TS on.</param>
    /// <returns>The entries; none when the list does not know the card.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="atr"/> is null.</exception>
    public IReadOnlyList<CardType> Match(byte[] atr)
    {
        if (atr is null)
            throw new ArgumentNullException(nameof(atr));
        var found = new List<CardType>();
        for (int i = FirstExact(atr); i < exact.Length && ByteOrder.Instance.Compare(exact[i].Compiled.Exact!, atr) == 0; i++)
            found.Add(exact[i]);
        if (patternsByLength.TryGetValue(atr.Length, out CardType[]? patterns))
            AddMatches(patterns, atr, found);
        AddMatches(openPatterns, atr, found);
        return found;
    }

    /// <summary>The real lists are in order already. OrderBy keeps the order of the list among equals.</summary>
    private static CardType[] InOrder(CardType[] entries)
    {
        for (int i = 1; i < entries.Length; i++)
        {
            if (ByteOrder.Instance.Compare(entries[i - 1].Compiled.Exact!, entries[i].Compiled.Exact!) > 0)
                return [.. entries.OrderBy(entry => entry.Compiled.Exact!, ByteOrder.Instance)];
        }

        return entries;
    }

    private static void AddMatches(CardType[] patterns, byte[] atr, List<CardType> found)
    {
        foreach (CardType candidate in patterns)
        {
            if (candidate.Compiled.IsMatch(atr))
                found.Add(candidate);
        }
    }

    private int FirstExact(byte[] atr)
    {
        int from = 0;
        int to = exact.Length;
        while (from < to)
        {
            int middle = (from + to) >>> 1;
            if (ByteOrder.Instance.Compare(exact[middle].Compiled.Exact!, atr) < 0)
                from = middle + 1;
            else
                to = middle;
        }

        return from;
    }

    private sealed class ByteOrder : IComparer<byte[]>
    {
        internal static readonly ByteOrder Instance = new();

        public int Compare(byte[] left, byte[] right)
        {
            int common = Math.Min(left.Length, right.Length);
            for (int i = 0; i < common; i++)
            {
                if (left[i] != right[i])
                    return left[i] - right[i];
            }

            return left.Length - right.Length;
        }
    }
}
