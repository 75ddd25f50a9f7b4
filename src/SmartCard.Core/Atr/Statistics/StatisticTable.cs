using System;
using System.Collections.Generic;
using System.Linq;

namespace SmartCard.Atr.Statistics;

/// <summary>A value of a field, and how often it came.</summary>
/// <param name="value">The value as it is shown.</param>
/// <param name="sortKey">What it is ordered by: of one type in one table.</param>
/// <param name="meaning">What it says.</param>
/// <param name="count">How many ATRs have it.</param>
/// <param name="example">The first ATR that has it.</param>
internal sealed class StatisticRow(object value, object sortKey, string? meaning, long count, string? example)
{
    internal object Value { get; } = value;

    internal object SortKey { get; } = sortKey;

    internal string? Meaning { get; } = meaning;

    internal long Count { get; } = count;

    internal string? Example { get; } = example;
}

/// <summary>The table of one field: absent first, then by falling count, then by value.</summary>
internal sealed class StatisticTable(string property, long total, long present, Guid measurement)
{
    internal IEnumerable<AtrStatistic> Rows(string? absentExample, IEnumerable<StatisticRow> rows)
    {
        if (present < total)
            yield return Row(null, "absent", total - present, absentExample);
        foreach (StatisticRow row in rows.OrderByDescending(row => row.Count).ThenBy(row => row.SortKey, ValueOrder.Instance))
            yield return Row(row.Value, row.Meaning, row.Count, row.Example);
    }

    private AtrStatistic Row(object? value, string? meaning, long count, string? example) =>
        new(property, value, meaning, count, total, present, example, measurement);

    /// <summary>Numbers by size, text by its characters, whatever the culture.</summary>
    private sealed class ValueOrder : IComparer<object>
    {
        internal static readonly ValueOrder Instance = new();

        public int Compare(object? x, object? y) =>
            x is string text ? string.CompareOrdinal(text, (string?)y) : Comparer<object>.Default.Compare(x!, y!);
    }
}
