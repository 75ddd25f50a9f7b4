using System;

namespace SmartCard.Atr.Statistics;

/// <summary>A row of a table of statistics, as <see cref="AtrStatistic"/> has it, that may come from elsewhere.</summary>
public sealed class AtrStatisticRow
{
    /// <summary>The name of the field.</summary>
    public required string Property { get; init; }

    /// <summary>The value, or text of it; <see langword="null"/> for absent.</summary>
    public object? Value { get; init; }

    /// <summary>What the value says.</summary>
    public string? Meaning { get; init; }

    /// <summary>How many ATRs have the value.</summary>
    public required long Count { get; init; }

    /// <summary>How many ATRs were counted.</summary>
    public required long Total { get; init; }

    /// <summary>The count in percent of the ATRs that have the field; needed where there is a value.</summary>
    public double? PercentOfPresent { get; init; }

    /// <summary>An ATR that has the value.</summary>
    public string? Example { get; init; }

    /// <summary>What the rows of one measurement have in common.</summary>
    public required string MeasurementId { get; init; }

    /// <summary>How many ATRs of the measurement have the field.</summary>
    internal long Present
    {
        get
        {
            if (Count < 1 || Count > Total)
                throw new FormatException($"{Property} has a count of {Count} of {Total}.");
            if (Value is null)
                return Total - Count;
            double present = Math.Round(100 * Count / PercentOfPresent ?? throw new FormatException($"{Property} has a value and no PercentOfPresent."));
            return present >= Count && present <= Total
                ? (long)present
                : throw new FormatException($"{Property} has a count of {Count} of {Total}, and {PercentOfPresent} percent of those that have it: these contradict each other.");
        }
    }
}
