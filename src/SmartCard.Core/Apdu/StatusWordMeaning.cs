using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SmartCard.Interindustry;

namespace SmartCard.Apdu;

/// <summary>One row of the tables of status words: a word or a range of them, and what one document says of it.</summary>
public sealed class StatusWordMeaning
{
    private readonly StatusRow row;

    private StatusWordMeaning(StatusRow row) => this.row = row;

    /// <summary>All rows, by their document, then by the word; the rows that go by SW1 alone last.</summary>
    public static IReadOnlyList<StatusWordMeaning> All { get; } = Array.AsReadOnly(StatusTable.Rows.Select(row => new StatusWordMeaning(row)).ToArray());

    /// <summary>The word or the range: <c>6A82</c>, <c>63Cx</c>, <c>61xx</c>, <c>6202-6280</c>.</summary>
    public string StatusWord => (row.First, row.Last) switch
    {
        var (first, last) when first == last => Text(first),
        var (first, last) when (first & 0x0F) != 0 || (last & 0x0F) != 0x0F => Text(first) + "-" + Text(last),
        var (first, last) when (first ^ last) > 0xFF => Text(first).Substring(0, 1) + "xxx",
        var (first, last) when (first ^ last) > 0x0F => Text(first).Substring(0, 2) + "xx",
        var (first, _) => Text(first).Substring(0, 3) + "x",
    };

    /// <summary>What it means; in a range that says a number, x stands for the number.</summary>
    public string Meaning => string.Format(CultureInfo.InvariantCulture, row.Template, "x");

    /// <summary>How the card ended the command.</summary>
    public StatusClass Class => Apdu.StatusWord.Of(row.First == 0x9000 && row.Last > row.First ? row.Last : row.First).Class;

    /// <summary>The document.</summary>
    public StatusFamily Family => row.Family;

    /// <summary>The first word of the range.</summary>
    public int First => row.First;

    /// <summary>The last word of the range.</summary>
    public int Last => row.Last;

    /// <summary>Word and meaning: <c>6A82 file or application not found</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => StatusWord + " " + Meaning;

    /// <summary>The rows of a word, those of the word itself before ranges, else in the order of the documents.</summary>
    internal static IReadOnlyList<StatusWordMeaning> Of(int word, bool ofSW1Alone) =>
        Array.AsReadOnly(All.Where(found => found.row.Contains(word) && found.row.IsOfSW1Alone == ofSW1Alone).OrderBy(found => found.Last - found.First).ToArray());

    private static string Text(int word) => word.ToString("X4", CultureInfo.InvariantCulture);
}
