using System;
using System.Collections.Generic;
using System.Linq;

namespace SmartCard.Atr.Statistics;

/// <summary>Counts a decoded property; it needs memory for each distinct value.</summary>
internal sealed class ValueCounter(AtrField field, Func<AnswerToReset, object?> read, Func<object, string?>? describe) : FieldCounter(field)
{
    private readonly Dictionary<object, Tally> values = [];
    private FirstAtr absentExample;
    private long present;

    internal override long Present => present;

    protected override string? AbsentExample => absentExample.Text;

    /// <summary>Counts an ATR.</summary>
    internal void Add(AnswerToReset atr, long count, long position)
    {
        object? value = read(atr);
        if (value is null)
        {
            See(ref absentExample, atr, position);
            return;
        }

        Tally tally = TallyOf(value);
        tally.Count += count;
        present += count;
        See(ref tally.Example, atr, position);
    }

    /// <summary>Adds what another counter of the same field has counted.</summary>
    internal void Add(ValueCounter other)
    {
        present += other.present;
        absentExample.See(other.absentExample);
        foreach (KeyValuePair<object, Tally> pair in other.values)
        {
            Tally tally = TallyOf(pair.Key);
            tally.Count += pair.Value.Count;
            tally.Example.See(pair.Value.Example);
        }
    }

    protected override IEnumerable<StatisticRow> Values() =>
        values.Select(pair => new StatisticRow(
            AtrField.Show(pair.Key),
            pair.Key,
            describe?.Invoke(pair.Key),
            pair.Value.Count,
            pair.Value.Example.Text));

    private static void See(ref FirstAtr first, AnswerToReset atr, long position)
    {
        if (first.IsAfter(position))
            first.Set(atr.Atr, position);
    }

    private Tally TallyOf(object value)
    {
        if (!values.TryGetValue(value, out Tally? tally))
            values.Add(value, tally = new Tally());
        return tally;
    }

    private sealed class Tally
    {
        internal long Count;
        internal FirstAtr Example;
    }
}
