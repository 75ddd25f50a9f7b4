using System;
using System.Collections.Generic;
using System.Linq;

namespace SmartCard.Atr.Statistics;

/// <summary>
/// Adds statistics of several measurements, as from many machines or files: the sum of the parts is what one measurement
/// of all their ATRs would have given. Not for several threads at once.
/// </summary>
/// <remarks>
/// Each row tells how many ATRs its measurement counted and how many of them have the property, so a sum is right even
/// where rows of absent values were filtered away. A measurement with TS and T0 counted every byte position: positions
/// that it does not show are absent in all of its ATRs. The same measurement given twice counts twice.
/// </remarks>
public sealed class AtrStatisticSum
{
    private readonly Dictionary<(string Measurement, int Time), MeasurementPart> parts = [];
    private readonly List<MeasurementPart> partsInOrder = [];
    private readonly Dictionary<(string Measurement, string Property, string Value), int> times = [];
    private readonly List<PropertySum> properties = [];

    /// <summary>Adds a row of a table of one of the measurements.</summary>
    /// <param name="row">The row; its value may be text, as from a CSV file.</param>
    /// <exception cref="ArgumentNullException"><paramref name="row"/> is null.</exception>
    /// <exception cref="FormatException">It cannot be a row of a table, or its value is none of the property's.</exception>
    public void Add(AtrStatisticRow row)
    {
        if (row is null)
            throw new ArgumentNullException(nameof(row));
        AtrField? field = AtrFields.All.FirstOrDefault(candidate => candidate.Name == row.Property);
        object? sortKey = row.Value is null ? null : field is null ? row.Value.ToString() : field.Read(row.Value);
        long present = row.Present;

        MeasurementPart part = PartOf(row, sortKey?.ToString() ?? string.Empty);
        part.Add(row, present);
        PropertySumOf(row.Property, field).Add(row, sortKey);
    }

    /// <summary>The tables, in the order of a measurement of all.</summary>
    /// <returns>The rows so far; none when nothing was added.</returns>
    public IEnumerable<AtrStatistic> GetStatistics()
    {
        var measurement = Guid.NewGuid();
        return InOrder().SelectMany(property => property.Rows(partsInOrder, measurement));
    }

    /// <summary>
    /// By the table of fields where all measurements kept to its order, as without -Property; otherwise as they came.
    /// </summary>
    private IEnumerable<PropertySum> InOrder() =>
        partsInOrder.All(part => part.IsInOrderOfFields) ? properties.OrderBy(property => property.Order) : properties;

    private MeasurementPart PartOf(AtrStatisticRow row, string value)
    {
        (string, string, string) cell = (row.MeasurementId, row.Property, value);
        int time = times.TryGetValue(cell, out int before) ? before + 1 : 1;
        times[cell] = time;

        if (!parts.TryGetValue((row.MeasurementId, time), out MeasurementPart? part))
        {
            parts.Add((row.MeasurementId, time), part = new MeasurementPart(row.Total, row.Example));
            partsInOrder.Add(part);
        }

        return part;
    }

    private PropertySum PropertySumOf(string name, AtrField? field)
    {
        PropertySum? found = properties.Find(property => property.Name == name);
        if (found is null)
            properties.Add(found = new PropertySum(name, field));
        return found;
    }
}
