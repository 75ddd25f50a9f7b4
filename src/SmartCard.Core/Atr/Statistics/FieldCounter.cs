using System;
using System.Collections.Generic;
using System.Linq;

namespace SmartCard.Atr.Statistics;

/// <summary>What was counted of one field.</summary>
internal abstract class FieldCounter(AtrField field)
{
    internal AtrField Field { get; } = field;

    /// <summary>How many ATRs have the field.</summary>
    internal abstract long Present { get; }

    /// <summary>The first ATR that has it not.</summary>
    protected abstract string? AbsentExample { get; }

    /// <summary>The rows, in the order of a table.</summary>
    internal IEnumerable<AtrStatistic> Rows(long total, Guid measurement) =>
        new StatisticTable(Field.Name, total, Present, measurement).Rows(AbsentExample, Values());

    /// <summary>The values that occurred, in any order.</summary>
    protected abstract IEnumerable<StatisticRow> Values();
}

/// <summary>A byte: it is counted with all others.</summary>
internal sealed class ByteFieldCounter(AtrField field, ByteTally tally, Func<byte, int, string?> describe) : FieldCounter(field)
{
    internal override long Present => tally.Present;

    protected override string? AbsentExample => tally.AbsentExample;

    protected override IEnumerable<StatisticRow> Values() =>
        tally.Values.Select(slot => new StatisticRow(
            AtrField.Show(slot.Value),
            slot.Value,
            describe(slot.Value, slot.Roles),
            slot.Count,
            slot.Example));
}
