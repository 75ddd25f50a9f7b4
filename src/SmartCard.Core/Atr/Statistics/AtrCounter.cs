using System;
using System.Collections.Generic;
using System.Linq;

namespace SmartCard.Atr.Statistics;

/// <summary>
/// Counts ATRs into the tables of the "ATR statistics" articles, in one pass. It keeps no ATR but one example a
/// value. Not for several threads at once.
/// </summary>
public sealed class AtrCounter
{
    private readonly FieldCounter[] counters;
    private readonly bool onlyThatOccur;

    /// <summary>Counts some fields.</summary>
    /// <param name="fields">The fields, in the order in which their tables are to come.</param>
    /// <exception cref="ArgumentNullException"><paramref name="fields"/> is null.</exception>
    public AtrCounter(IEnumerable<AtrField> fields)
    {
        counters = [.. (fields ?? throw new ArgumentNullException(nameof(fields))).Select(field => field.MakeCounter())];
    }

    /// <summary>Counts every byte by its position, and leaves out the positions that do not occur.</summary>
    public AtrCounter()
        : this(AtrFields.All.Where(field => field.IsPosition)) =>
        onlyThatOccur = true;

    /// <summary>How many ATRs were counted.</summary>
    public long Total { get; private set; }

    /// <summary>Counts one ATR.</summary>
    /// <param name="atr">The ATR.</param>
    /// <exception cref="ArgumentNullException"><paramref name="atr"/> is null.</exception>
    public void Add(AnswerToReset atr)
    {
        if (atr is null)
            throw new ArgumentNullException(nameof(atr));
        Total++;
        foreach (FieldCounter counter in counters)
            counter.Add(atr);
    }

    /// <summary>The tables, one after the other: absent first, then by falling count, then by value.</summary>
    /// <returns>The rows so far; none when nothing was counted.</returns>
    public IEnumerable<AtrStatistic> GetStatistics() =>
        counters
            .Where(counter => Total > 0 && (!onlyThatOccur || counter.HasValues))
            .SelectMany(counter => counter.Rows(Total));
}
