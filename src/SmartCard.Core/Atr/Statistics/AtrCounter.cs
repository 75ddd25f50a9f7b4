using System;
using System.Collections.Generic;
using System.Linq;

namespace SmartCard.Atr.Statistics;

/// <summary>
/// Counts ATRs into the tables of the "ATR statistics" articles, in one pass. It keeps no ATR but one example a
/// value. Not for several threads at once: each counts with a counter of its own, and they are added up.
/// </summary>
public sealed class AtrCounter
{
    private readonly FieldCounter[] counters;
    private readonly ByteTallies? bytesOfAll;
    private readonly ValueCounter[] values;
    private readonly bool onlyThatOccur;
    private readonly Guid measurement = Guid.NewGuid();

    /// <summary>Counts some fields.</summary>
    /// <param name="fields">The fields, in the order in which their tables are to come.</param>
    /// <exception cref="ArgumentNullException"><paramref name="fields"/> is null.</exception>
    public AtrCounter(IEnumerable<AtrField> fields)
    {
        var tallies = new ByteTallies();
        counters = [.. (fields ?? throw new ArgumentNullException(nameof(fields))).Select(field => field.MakeCounter(tallies))];
        values = [.. counters.OfType<ValueCounter>()];
        bytesOfAll = values.Length < counters.Length ? tallies : null;
    }

    /// <summary>Counts every byte by its position, and leaves out the positions that do not occur.</summary>
    public AtrCounter()
        : this(AtrFields.All.Where(field => field.IsPosition)) =>
        onlyThatOccur = true;

    private AtrCounter(AtrCounter model)
        : this(model.counters.Select(counter => counter.Field)) =>
        onlyThatOccur = model.onlyThatOccur;

    /// <summary>How many ATRs were counted.</summary>
    public long Total { get; private set; }

    /// <summary>Counts one ATR.</summary>
    /// <param name="atr">The ATR.</param>
    /// <exception cref="ArgumentNullException"><paramref name="atr"/> is null.</exception>
    public void Add(AnswerToReset atr)
    {
        if (atr is null)
            throw new ArgumentNullException(nameof(atr));
        if (bytesOfAll is not null)
            atr.AddTo(bytesOfAll, count: 1, position: Total);
        AddValues(atr, count: 1, position: Total);
        Total++;
    }

    /// <summary>Counts an ATR that came several times; an object is made of it only where something is to be decoded.</summary>
    /// <param name="bytes">An array that begins with the ATR.</param>
    /// <param name="length">How many bytes it has.</param>
    /// <param name="count">How often it came.</param>
    /// <param name="position">Where it came first: the lowest gives the examples.</param>
    internal void Add(byte[] bytes, int length, long count, long position)
    {
        bytesOfAll?.Add(bytes, AtrLayout.Of(bytes, length), count, position);
        if (values.Length > 0)
        {
            var owned = new byte[length];
            Buffer.BlockCopy(bytes, 0, owned, 0, length);
            AddValues(AnswerToReset.Of(owned), count, position);
        }

        Total += count;
    }

    /// <summary>Adds what another counter of the same fields has counted.</summary>
    internal void Add(AtrCounter other)
    {
        Total += other.Total;
        bytesOfAll?.Add(other.bytesOfAll!);
        for (int i = 0; i < values.Length; i++)
            values[i].Add(other.values[i]);
    }

    /// <summary>A counter of the same fields that has counted nothing.</summary>
    internal AtrCounter MakeEmpty() => new(this);

    /// <summary>The tables, one after the other: absent first, then by falling count, then by value.</summary>
    /// <returns>The rows so far; none when nothing was counted.</returns>
    public IEnumerable<AtrStatistic> GetStatistics() =>
        counters
            .Where(counter => Total > 0 && (!onlyThatOccur || counter.Present > 0))
            .SelectMany(counter => counter.Rows(Total, measurement));

    private void AddValues(AnswerToReset atr, long count, long position)
    {
        foreach (ValueCounter counter in values)
            counter.Add(atr, count, position);
    }
}
