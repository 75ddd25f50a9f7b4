using System.Collections.Generic;

namespace SmartCard.Atr.Statistics;

/// <summary>What the rows of one measurement say about it.</summary>
internal sealed class MeasurementPart(long total, string? example)
{
    private readonly Dictionary<string, (long Present, string? AbsentExample)> fields = [];
    private int lastOrder = -1;

    /// <summary>How many ATRs it counted.</summary>
    internal long Total { get; } = total;

    /// <summary>Whether its properties came in the order of the table of fields.</summary>
    internal bool IsInOrderOfFields { get; private set; } = true;

    private bool CountedEveryPosition => fields.ContainsKey("TS") && fields.ContainsKey("T0");

    internal void Add(AtrStatisticRow row, long present)
    {
        if (!fields.TryGetValue(row.Property, out (long Present, string? AbsentExample) sofar))
        {
            int order = AtrFields.OrderOf(row.Property);
            IsInOrderOfFields &= order >= lastOrder;
            lastOrder = order;
        }

        fields[row.Property] = (present, row.Value is null ? row.Example : sofar.AbsentExample);
    }

    /// <summary>How many of its ATRs have the property, and one that has not; false when it did not count it.</summary>
    internal bool TryGet(string property, bool isPosition, out long present, out string? absentExample)
    {
        bool isShown = fields.TryGetValue(property, out (long Present, string? AbsentExample) found);
        present = found.Present;
        absentExample = isShown ? found.AbsentExample : example;
        return isShown || (isPosition && CountedEveryPosition);
    }
}
