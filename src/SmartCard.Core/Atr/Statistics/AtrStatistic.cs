using System;
using System.Globalization;

namespace SmartCard.Atr.Statistics;

/// <summary>How many ATRs have one value of one field: a row of a table of ATR statistics.</summary>
public sealed class AtrStatistic
{
    internal AtrStatistic(string property, object? value, string? meaning, long count, long total, long present, string? example, Guid measurement)
    {
        Property = property;
        Value = value;
        Meaning = meaning;
        Count = count;
        Total = total;
        Percent = 100.0 * count / total;
        PercentOfPresent = value is null ? null : 100.0 * count / present;
        Example = example;
        MeasurementId = measurement;
    }

    /// <summary>The name of the field, as in <see cref="AtrFields"/>.</summary>
    public string Property { get; }

    /// <summary>
    /// The value: text such as <c>0x03</c> for a byte; the name, number or text of a decoded field;
    /// <see langword="null"/> for the ATRs in which it is absent or reserved.
    /// </summary>
    public object? Value { get; }

    /// <summary>What the value says; <see langword="null"/> where it says it itself.</summary>
    public string? Meaning { get; }

    /// <summary>How many ATRs have the value.</summary>
    public long Count { get; }

    /// <summary>How many ATRs were counted.</summary>
    public long Total { get; }

    /// <summary><see cref="Count"/> in percent of <see cref="Total"/>, not rounded.</summary>
    public double Percent { get; }

    /// <summary><see cref="Count"/> in percent of the ATRs that have the field, not rounded; <see langword="null"/> for those that have not.</summary>
    public double? PercentOfPresent { get; }

    /// <summary>The first ATR that had the value; <see langword="null"/> in a sum to which nobody gave it.</summary>
    public string? Example { get; }

    /// <summary>
    /// The same in all rows of one measurement and in no other: which rows share a <see cref="Total"/>.
    /// </summary>
    public Guid MeasurementId { get; }

    /// <summary>Field, value and count: <c>TA4 0x03: 27</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        string.Format(CultureInfo.InvariantCulture, "{0} {1}: {2}", Property, Value ?? "absent", Count);
}
