using System.Collections.Generic;
using System.Linq;

namespace SmartCard.Atr;

/// <summary>The values that TA1 can have, each once and in rising order (ISO/IEC 7816-3:2006, tables 7 and 8).</summary>
public static class ClockRateTable
{
    /// <summary>The clock rate conversion integers Fi, 372 to 2048.</summary>
    public static IReadOnlyList<int> Fi { get; } = Rising(ParameterTables.Fi);

    /// <summary>The baud rate adjustment integers Di, 1 to 64.</summary>
    public static IReadOnlyList<int> Di { get; } = Rising(ParameterTables.Di);

    /// <summary>The highest clock frequencies in MHz, 4 to 20.</summary>
    public static IReadOnlyList<double> FrequenciesMHz { get; } = Rising(ParameterTables.MaxFrequencyMHz);

    /// <summary>The highest clock frequencies in MHz that a Fi can go with: two for 372, one for the others.</summary>
    /// <param name="fi">The clock rate conversion integer.</param>
    /// <returns>The frequencies; none when the table has no such Fi.</returns>
    public static IReadOnlyList<double> FrequenciesMHzOf(int fi) =>
        Rising(ParameterTables.MaxFrequencyMHz.Where((_, code) => ParameterTables.Fi[code] == fi));

    /// <summary>The Fi that a highest clock frequency can go with.</summary>
    /// <param name="frequencyMHz">The frequency in MHz.</param>
    /// <returns>The integers; none when the table has no such frequency.</returns>
    public static IReadOnlyList<int> FiAt(double frequencyMHz) =>
        Rising(ParameterTables.Fi.Where((_, code) => ParameterTables.MaxFrequencyMHz[code] == frequencyMHz));

    private static T[] Rising<T>(IEnumerable<T?> values)
        where T : struct =>
        [.. values.OfType<T>().Distinct().OrderBy(value => value)];
}
