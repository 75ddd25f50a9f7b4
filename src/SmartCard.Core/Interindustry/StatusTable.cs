using System.Collections.Generic;
using System.Linq;

namespace SmartCard.Interindustry;

/// <summary>
/// What SW1 and SW2 mean. The one table of them: the historical bytes of an ATR may hold a status word as well as the
/// answer to a command does.
/// </summary>
internal static partial class StatusTable
{
    private static readonly StatusRow[] All = [.. Iso7816Part4, .. Iso7816Part8, .. Iso7816Part9, .. GlobalPlatform, .. SW1Alone];

    private static readonly Dictionary<int, StatusRow[]> Single = All
        .Where(row => row.First == row.Last)
        .GroupBy(row => row.First)
        .ToDictionary(group => group.Key, group => group.ToArray());

    private static readonly StatusRow[] Ranges = [.. All.Where(row => row.First != row.Last)];

    /// <summary>All rows, by their document, then by the word.</summary>
    internal static IReadOnlyList<StatusRow> Rows => All;

    /// <summary>
    /// The rows of a status word: exact ones before ranges, in the order of the documents; none for a word that cannot
    /// be one.
    /// </summary>
    internal static IEnumerable<StatusRow> RowsOf(int word) =>
        (Single.TryGetValue(word, out StatusRow[]? exact) ? exact : []).Concat(Ranges.Where(row => row.Contains(word)));
}
