using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using SmartCard.Atr.CardTypes;
using SmartCard.Atr.Statistics;

namespace SmartCard.Atr.Report;

/// <summary>
/// Collects ATRs and writes what they say as one HTML page: charts and tables, findings, unknown cards, pictures of
/// the bytes. Not for several threads at once.
/// </summary>
/// <remarks>
/// The page loads nothing, runs nothing and is well-formed XML. Names of readers and cards, and the title, may be
/// anything: they are escaped, isolated, cut to 200 characters, and what cannot be seen in them is named.
/// </remarks>
public sealed class AtrReport
{
    /// <summary>A list of ten million has some thousands of kinds; what is made to differ may have ten million.</summary>
    internal const int MostKept = 100_000;

    private readonly Dictionary<string, SeenAtr> seen = [];
    private readonly Dictionary<FindingCode, FindingTally> findings = [];
    private readonly AtrCounter counter;

    /// <summary>Begins an empty report.</summary>
    /// <param name="fields">
    /// The fields to count; <see langword="null"/> for <see cref="DefaultFields"/>, which are left out when all ATRs
    /// are the same.
    /// </param>
    /// <param name="cardTypes">The list that names the cards; <see langword="null"/> where there is none.</param>
    public AtrReport(IReadOnlyCollection<AtrField>? fields, CardTypeList? cardTypes)
    {
        CardTypes = cardTypes;
        HasNamedFields = fields is not null;
        counter = new AtrCounter(fields ?? DefaultFields);
    }

    /// <summary>
    /// What is counted when no fields are named: TS, Protocols, Mode, Fi, Di, Ifsc, OperatingClass, ClockStop,
    /// HistoricalByteCount, TckStatus.
    /// </summary>
    public static IReadOnlyList<AtrField> DefaultFields { get; } =
    [
        .. new[] { "TS", "Protocols", "Mode", "Fi", "Di", "Ifsc", "OperatingClass", "ClockStop", "HistoricalByteCount", "TckStatus" }
            .Select(name => AtrFields.All.Single(field => field.Name == name)),
    ];

    /// <summary>How many ATRs there are.</summary>
    public long Total => counter.Total;

    /// <summary>How many of them are valid.</summary>
    public long ValidCount { get; private set; }

    /// <summary>How many of them have findings, of whatever severity.</summary>
    public long WithFindingsCount { get; private set; }

    /// <summary>How many different ATRs there are; when <see cref="IsCut"/>, at least so many.</summary>
    public int DistinctCount => seen.Count;

    /// <summary>Whether there are more different ATRs than are kept, 100,000.</summary>
    public bool IsCut { get; private set; }

    internal CardTypeList? CardTypes { get; }

    internal bool HasNamedFields { get; }

    /// <summary>Each different ATR, the most frequent first, among equals in the order in which they came.</summary>
    internal IEnumerable<SeenAtr> Seen => seen.Values.OrderByDescending(atr => atr.Count).ThenBy(atr => atr.Ordinal);

    /// <summary>The findings by code, the gravest and most frequent first.</summary>
    internal IEnumerable<FindingTally> Findings =>
        findings.Values.OrderByDescending(tally => tally.Severity).ThenByDescending(tally => tally.Count).ThenBy(tally => tally.Code);

    /// <summary>Takes one ATR.</summary>
    /// <param name="atr">The ATR.</param>
    /// <param name="readerName">The reader that it comes from; <see langword="null"/> when not known.</param>
    /// <param name="cardName">The card's name, for cards that the list does not know; <see langword="null"/> when not known.</param>
    /// <exception cref="ArgumentNullException"><paramref name="atr"/> is null.</exception>
    public void Add(AnswerToReset atr, string? readerName = null, string? cardName = null)
    {
        if (atr is null)
            throw new ArgumentNullException(nameof(atr));
        counter.Add(atr);
        if (atr.IsValid)
            ValidCount++;
        if (atr.Findings.Count > 0)
            WithFindingsCount++;
        foreach (IGrouping<FindingCode, Finding> same in atr.Findings.GroupBy(finding => finding.Code))
            Tally(same.First(), atr);

        Keep(atr)?.Add(readerName, cardName);
    }

    /// <summary>Writes the page.</summary>
    /// <param name="writer">Where to; for a file in UTF-8, which the page says it is in.</param>
    /// <param name="title">The title, any text.</param>
    /// <param name="created">When the report was made.</param>
    /// <exception cref="ArgumentNullException"><paramref name="writer"/> or <paramref name="title"/> is null.</exception>
    public void Write(TextWriter writer, string title, DateTimeOffset created)
    {
        if (writer is null)
            throw new ArgumentNullException(nameof(writer));
        if (title is null)
            throw new ArgumentNullException(nameof(title));
        ReportPage.Write(new HtmlText(writer), this, title, created);
    }

    internal IEnumerable<IGrouping<string, AtrStatistic>> Statistics() => counter.GetStatistics().GroupBy(row => row.Property);

    /// <summary>The record of an ATR; none when there are too many different ones.</summary>
    private SeenAtr? Keep(AnswerToReset atr)
    {
        if (seen.TryGetValue(atr.Atr, out SeenAtr? same))
            return same;
        IsCut = seen.Count == MostKept;
        if (IsCut)
            return null;
        same = new SeenAtr(atr.Atr, seen.Count, CardTypes?.Match(atr.Bytes));
        seen.Add(atr.Atr, same);
        return same;
    }

    private void Tally(Finding finding, AnswerToReset atr)
    {
        if (!findings.TryGetValue(finding.Code, out FindingTally? tally))
            findings.Add(finding.Code, tally = new FindingTally(finding, atr));
        tally.Count++;
    }
}
