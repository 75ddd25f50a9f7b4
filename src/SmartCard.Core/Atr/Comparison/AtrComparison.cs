using System;
using System.Collections.Generic;
using System.Linq;
using SmartCard.Atr.Statistics;

namespace SmartCard.Atr.Comparison;

/// <summary>Holds ATRs against one reference, byte by byte and field by field.</summary>
public sealed class AtrComparison
{
    private readonly AnswerToReset reference;
    private readonly Readings readings;

    /// <summary>Reads the reference once, for however many comparisons.</summary>
    /// <param name="reference">The ATR to hold others against.</param>
    /// <exception cref="ArgumentNullException"><paramref name="reference"/> is null.</exception>
    public AtrComparison(AnswerToReset reference)
    {
        this.reference = reference ?? throw new ArgumentNullException(nameof(reference));
        readings = new(reference);
    }

    /// <summary>
    /// Every field that one of the two has: the bytes by position, those by protocol, and what is decoded. ATRs with
    /// different bytes differ in one field at least.
    /// </summary>
    /// <param name="other">The ATR to hold against the reference.</param>
    /// <returns>The fields, equal ones included.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    public IEnumerable<AtrDifference> With(AnswerToReset other)
    {
        var others = new Readings(other ?? throw new ArgumentNullException(nameof(other)));
        IEnumerable<string> names =
        [
            .. AtrFields.All.Where(field => field.IsPosition).Select(field => field.Name),
            .. readings.BeyondFields.Union(others.BeyondFields),
            .. AtrFields.All.Where(field => !field.IsPosition).Select(field => field.Name),
        ];
        return
            from name in names
            let ours = readings.Find(name)
            let theirs = others.Find(name)
            where ours is not null || theirs is not null
            select new AtrDifference(name, ours, theirs, reference, other);
    }

    /// <summary>All that an ATR says, by the name of the field.</summary>
    private sealed class Readings
    {
        private readonly Dictionary<string, FieldReading> byName;

        internal Readings(AnswerToReset atr)
        {
            List<FieldReading> beyond = [.. FieldReading.BeyondFields(atr)];
            BeyondFields = beyond.ConvertAll(reading => reading.Field);
            byName = FieldReading.Of(atr).Concat(beyond).ToDictionary(reading => reading.Field);
        }

        internal IReadOnlyList<string> BeyondFields { get; }

        internal FieldReading? Find(string name) => byName.TryGetValue(name, out FieldReading? found) ? found : null;
    }
}
