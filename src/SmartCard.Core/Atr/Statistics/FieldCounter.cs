using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace SmartCard.Atr.Statistics;

/// <summary>Counts the values of one field.</summary>
internal abstract class FieldCounter(AtrField field)
{
    private long absent;
    private string? absentExample;

    internal AtrField Field { get; } = field;

    /// <summary>Counts one ATR.</summary>
    internal void Add(AnswerToReset atr)
    {
        if (!TryAdd(atr))
        {
            absent++;
            absentExample ??= atr.Atr;
        }
    }

    /// <summary>The rows: absent first, then by falling count, then by value.</summary>
    internal IEnumerable<AtrStatistic> Rows(long total)
    {
        long present = total - absent;
        if (absent > 0)
            yield return new(Field.Name, null, "absent", absent, total, present, absentExample!);
        foreach (Row row in Present().OrderByDescending(row => row.Count).ThenBy(row => row.SortKey, ValueOrder.Instance))
            yield return new(Field.Name, row.Value, row.Meaning, row.Count, total, present, row.Example);
    }

    /// <summary>Whether any ATR had the field.</summary>
    internal abstract bool HasValues { get; }

    /// <summary>Counts one ATR; false when it has not the field.</summary>
    protected abstract bool TryAdd(AnswerToReset atr);

    /// <summary>The values that occurred, in any order.</summary>
    protected abstract IEnumerable<Row> Present();

    /// <summary>A value, and how often it came.</summary>
    protected sealed class Row(object value, object sortKey, string? meaning, long count, string example)
    {
        internal object Value { get; } = value;

        internal object SortKey { get; } = sortKey;

        internal string? Meaning { get; } = meaning;

        internal long Count { get; } = count;

        internal string Example { get; } = example;
    }

    /// <summary>Numbers by size, text by its characters, whatever the culture.</summary>
    private sealed class ValueOrder : IComparer<object>
    {
        internal static readonly ValueOrder Instance = new();

        public int Compare(object? x, object? y) =>
            x is string text ? string.CompareOrdinal(text, (string?)y) : Comparer<object>.Default.Compare(x!, y!);
    }
}

/// <summary>Counts bytes: one slot a value.</summary>
internal abstract class ByteCounter(AtrField field) : FieldCounter(field)
{
    private readonly long[] counts = new long[256];
    private readonly string?[] examples = new string?[256];

    internal override bool HasValues => Array.Exists(counts, count => count > 0);

    protected bool Count(byte value, AnswerToReset atr)
    {
        counts[value]++;
        examples[value] ??= atr.Atr;
        return true;
    }

    protected abstract string? Describe(byte value);

    protected override IEnumerable<Row> Present()
    {
        for (int value = 0; value < counts.Length; value++)
        {
            if (counts[value] > 0)
                yield return new(string.Format(CultureInfo.InvariantCulture, "0x{0:X2}", value), value, Describe((byte)value), counts[value], examples[value]!);
        }
    }
}

/// <summary>Counts TS, T0 or TCK.</summary>
internal sealed class CharacterCounter(AtrField field, Func<AnswerToReset, byte?> read, Func<byte, string?> describe) : ByteCounter(field)
{
    protected override bool TryAdd(AnswerToReset atr) => read(atr) is byte value && Count(value, atr);

    protected override string? Describe(byte value) => describe(value);
}

/// <summary>
/// Counts an interface byte. At one position it can have several roles, as TA3 after T=1 and TA3 after T=15:
/// the meaning names each that occurred.
/// </summary>
internal sealed class InterfaceByteCounter(AtrField field, InterfaceByteCounter.Find find) : ByteCounter(field)
{
    private readonly int[] roles = new int[256];

    internal delegate bool Find(AnswerToReset atr, out InterfaceByte found);

    protected override bool TryAdd(AnswerToReset atr)
    {
        if (!find(atr, out InterfaceByte found))
            return false;
        roles[found.Value] |= 1 << (int)found.Role;
        return Count(found.Value, atr);
    }

    protected override string? Describe(byte value)
    {
        IEnumerable<string> meanings = Enumerable.Range(0, 32)
            .Where(role => (roles[value] >> role & 1) != 0)
            .Select(role => InterfaceByteRoles.Describe((InterfaceByteRole)role, value));
        return string.Join(" | ", meanings);
    }
}

/// <summary>Counts a decoded property; it needs memory for each distinct value.</summary>
internal sealed class ValueCounter(AtrField field, Func<AnswerToReset, object?> read, Func<object, string?>? describe) : FieldCounter(field)
{
    private readonly Dictionary<object, (long Count, string Example)> values = [];

    internal override bool HasValues => values.Count > 0;

    protected override bool TryAdd(AnswerToReset atr)
    {
        object? value = read(atr);
        if (value is null)
            return false;
        values[value] = values.TryGetValue(value, out (long Count, string Example) sofar)
            ? (sofar.Count + 1, sofar.Example)
            : (1, atr.Atr);
        return true;
    }

    protected override IEnumerable<Row> Present() =>
        values.Select(pair => new Row(
            pair.Key is Enum ? pair.Key.ToString() : pair.Key,
            pair.Key,
            describe?.Invoke(pair.Key),
            pair.Value.Count,
            pair.Value.Example));
}
