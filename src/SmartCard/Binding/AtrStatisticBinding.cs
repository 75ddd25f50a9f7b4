using System;
using System.Globalization;
using System.Management.Automation;
using SmartCard.Atr.Statistics;

namespace SmartCard.Binding;

/// <summary>Reads rows of statistics from objects: live ones, deserialised ones, and those of CSV files, in which all is text.</summary>
internal static class AtrStatisticBinding
{
    /// <summary>Reads a row.</summary>
    /// <param name="item">The object.</param>
    /// <exception cref="FormatException">A property is missing, or is no number where one belongs.</exception>
    internal static AtrStatisticRow RowOf(PSObject? item) => new()
    {
        Property = Text(item, nameof(AtrStatistic.Property)) ?? throw Missing(nameof(AtrStatistic.Property)),
        Value = Value(item, nameof(AtrStatistic.Value)),
        Meaning = Text(item, nameof(AtrStatistic.Meaning)),
        Count = Number(item, nameof(AtrStatistic.Count)),
        Total = Number(item, nameof(AtrStatistic.Total)),
        PercentOfPresent = Percentage(item, nameof(AtrStatistic.PercentOfPresent)),
        Example = Text(item, nameof(AtrStatistic.Example)),
        MeasurementId = Text(item, nameof(AtrStatistic.MeasurementId)) ?? throw Missing(nameof(AtrStatistic.MeasurementId)),
    };

    /// <summary>Nothing, as a CSV file has it, is an empty text.</summary>
    private static object? Value(PSObject? item, string name)
    {
        object? value = item?.Properties[name]?.Value;
        if (value is PSObject wrapped)
            value = wrapped.BaseObject;
        return value is string { Length: 0 } ? null : value;
    }

    private static string? Text(PSObject? item, string name) => Value(item, name)?.ToString();

    private static long Number(PSObject? item, string name)
    {
        object value = Value(item, name) ?? throw Missing(name);
        return LanguagePrimitives.TryConvertTo(value, CultureInfo.InvariantCulture, out long number)
            ? number
            : throw new FormatException($"The property {name} is no number.");
    }

    /// <summary>Export-Csv writes numbers as the language of the session has them.</summary>
    private static double? Percentage(PSObject? item, string name) => Value(item, name) switch
    {
        null => null,
        double number => number,
        var other when double.TryParse(other.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out double number) => number,
        var other when double.TryParse(other.ToString(), NumberStyles.Float, CultureInfo.CurrentCulture, out double number) => number,
        _ => throw new FormatException($"The property {name} is no number."),
    };

    private static FormatException Missing(string name) => new($"The object has no property {name}.");
}
