using System;
using System.Collections.Generic;

namespace SmartCard.Pcsc;

/// <summary>The events that lie between two looks at the same readers.</summary>
internal static class ReaderDifference
{
    /// <summary>The counter of events has 16 bits and goes on from 0 after its end.</summary>
    private const int CounterMask = 0xFFFF;

    private const int HalfOfCounter = 0x8000;

    /// <summary>What made one list of readers the other: readers that went, then changes, then readers that came.</summary>
    /// <param name="before">The readers of the first look.</param>
    /// <param name="after">The readers of the second look.</param>
    /// <param name="time">The time of the second look.</param>
    public static IEnumerable<SmartCardEvent> Between(IReadOnlyList<SmartCardReader> before, IReadOnlyList<SmartCardReader> after, DateTime time)
    {
        Dictionary<string, SmartCardReader> now = ByName(after);
        foreach (SmartCardReader reader in before)
        {
            if (now.ContainsKey(reader.ReaderName))
                continue;
            if (reader.CardPresent)
                yield return new SmartCardEvent(SmartCardEventKind.CardRemoved, reader.ReaderName, ReaderState.Unknown, reader.Atr, reader.EventCount, time);
            yield return new SmartCardEvent(SmartCardEventKind.ReaderRemoved, reader.ReaderName, ReaderState.Unknown, atr: null, reader.EventCount, time);
        }

        Dictionary<string, SmartCardReader> known = ByName(before);
        foreach (SmartCardReader reader in after)
        {
            if (known.TryGetValue(reader.ReaderName, out SmartCardReader? previous))
            {
                foreach (SmartCardEvent change in Between(previous, reader, time))
                    yield return change;
            }
        }

        foreach (SmartCardReader reader in after)
        {
            if (known.ContainsKey(reader.ReaderName))
                continue;
            yield return new SmartCardEvent(SmartCardEventKind.ReaderAdded, reader.ReaderName, reader.State, atr: null, reader.EventCount, time);
            if (reader.CardPresent)
                yield return new SmartCardEvent(SmartCardEventKind.CardInserted, reader, time);
        }
    }

    /// <summary>
    /// What made one look at a reader the other. Cards that came and went in between are told one by one as the counter
    /// says; of those that are gone already no answer to reset is known.
    /// </summary>
    public static IEnumerable<SmartCardEvent> Between(SmartCardReader before, SmartCardReader after, DateTime time)
    {
        int counted = Counted(before.EventCount, after.EventCount);
        int moves = Moves(before, after, counted);
        if (moves is 0 && before.State != after.State)
            yield return new SmartCardEvent(SmartCardEventKind.StateChanged, after, time);

        bool present = before.CardPresent;
        for (int move = 1; move <= moves; move++)
        {
            present = !present;
            int left = moves - move;
            yield return new SmartCardEvent(
                present ? SmartCardEventKind.CardInserted : SmartCardEventKind.CardRemoved,
                after.ReaderName,
                left is 0 ? after.State : present ? ReaderState.Present : ReaderState.Empty,
                present ? left is 0 ? after.Atr : null : move is 1 ? before.Atr : null,
                (after.EventCount - Math.Min(left, counted)) & CounterMask,
                time);
        }
    }

    /// <summary>How many cards came or went by the counter. One that went back was begun anew by the service.</summary>
    private static int Counted(int before, int after)
    {
        int more = (after - before) & CounterMask;
        return more < HalfOfCounter ? more : after;
    }

    /// <summary>
    /// How often the card must have come or gone: as counted, and once more where that cannot lead from the one state to
    /// the other, as when nobody counts or the reader failed for a moment. Another card without a count is two moves.
    /// </summary>
    private static int Moves(SmartCardReader before, SmartCardReader after, int counted)
    {
        bool changed = before.CardPresent != after.CardPresent;
        bool odd = (counted & 1) is not 0;
        if (odd != changed)
            return counted + 1;
        return counted is 0 && before.Atr is not null && after.Atr is not null && before.Atr != after.Atr ? 2 : counted;
    }

    private static Dictionary<string, SmartCardReader> ByName(IReadOnlyList<SmartCardReader> readers)
    {
        Dictionary<string, SmartCardReader> byName = new(readers.Count, StringComparer.Ordinal);
        foreach (SmartCardReader reader in readers)
            byName[reader.ReaderName] = reader;
        return byName;
    }
}
