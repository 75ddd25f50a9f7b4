using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SmartCard.Atr.Statistics;

namespace SmartCard.Atr.Comparison;

/// <summary>What one ATR says of one field.</summary>
/// <param name="Field">The name of the field.</param>
/// <param name="Value">The value: never null.</param>
/// <param name="Meaning">What it says; null where the value says it itself.</param>
internal sealed record FieldReading(string Field, object Value, string? Meaning)
{
    /// <summary>The groups that <see cref="AtrFields"/> names: what stands further back is read here.</summary>
    private const int LastNamedGroup = 4;

    /// <summary>The fields that an ATR has, in the order of <see cref="AtrFields"/>: the statistics of a list of one.</summary>
    internal static List<FieldReading> Of(AnswerToReset atr)
    {
        var counter = new AtrCounter(AtrFields.All);
        counter.Add(atr);
        return
        [
            .. counter.GetStatistics()
                .Where(row => row.Value is not null)
                .Select(row => new FieldReading(row.Property, row.Value!, row.Meaning)),
        ];
    }

    /// <summary>The bytes that no field counts: of groups after the fourth, and after the end. No byte is left out.</summary>
    internal static IEnumerable<FieldReading> BeyondFields(AnswerToReset atr) =>
        atr.InterfaceBytes
            .Where(found => found.Group > LastNamedGroup)
            .Select(found => new FieldReading(found.Name, string.Format(CultureInfo.InvariantCulture, "0x{0:X2}", found.Value), found.Meaning))
            .Concat(atr.Lines
                .Where(line => line.Name == "+")
                .Select(line => new FieldReading("TrailingBytes", line.Value, line.Meaning)));
}
