using System;
using System.Collections.Generic;
using System.Linq;

namespace SmartCard.Atr.Statistics;

/// <summary>The values of one property, added over several measurements.</summary>
internal sealed class PropertySum(string name, AtrField? field)
{
    private readonly Dictionary<object, ValueSum> values = [];

    internal string Name { get; } = name;

    /// <summary>Where its field stands in the table of fields.</summary>
    internal int Order { get; } = AtrFields.OrderOf(name);

    internal void Add(AtrStatisticRow row, object? value)
    {
        if (value is null)
            return;
        if (!values.TryGetValue(value, out ValueSum? sum))
            values.Add(value, sum = new ValueSum());
        sum.Count += row.Count;
        sum.Example ??= row.Example;
        if (row.Meaning is { Length: > 0 } meaning && !sum.Meanings.Contains(meaning))
            sum.Meanings.Add(meaning);
    }

    internal IEnumerable<AtrStatistic> Rows(IEnumerable<MeasurementPart> parts, Guid measurement)
    {
        long total = 0;
        long present = 0;
        string? absentExample = null;
        foreach (MeasurementPart part in parts)
        {
            if (!part.TryGet(Name, field?.IsPosition ?? false, out long presentInPart, out string? example))
                continue;
            total += part.Total;
            present += presentInPart;
            if (presentInPart < part.Total)
                absentExample ??= example;
        }

        return new StatisticTable(Name, total, present, measurement).Rows(absentExample, values.Select(pair => new StatisticRow(
            AtrField.Show(pair.Key),
            pair.Key,
            AtrField.JoinMeanings(pair.Key, pair.Value.Meanings),
            pair.Value.Count,
            pair.Value.Example)));
    }

    private sealed class ValueSum
    {
        internal long Count;
        internal string? Example;

        internal List<string> Meanings { get; } = [];
    }
}
