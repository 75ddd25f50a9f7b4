using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using SmartCard.Atr.Statistics;
using SmartCard.Binding;
using SmartCard.Errors;

namespace SmartCard.Commands.Atr;

/// <summary>Merge-AtrStatistic: adds statistics of many machines or files.</summary>
[Cmdlet(VerbsData.Merge, "AtrStatistic")]
[OutputType(typeof(AtrStatistic))]
public sealed class MergeAtrStatisticCommand : PSCmdlet
{
    private readonly List<(string?[] Source, AtrStatisticSum Sum)> sums = [];

    /// <summary>The statistics: what Measure-Atr or Merge-AtrStatistic wrote, live or deserialised.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyCollection]
    public PSObject?[]? InputObject { get; set; }

    /// <summary>
    /// Properties of the input that tell the sources apart, as PSComputerName: there is a sum for each source, and its
    /// rows have these properties.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] GroupBy { get; set; } = [];

    /// <summary>Adds the next rows.</summary>
    protected override void ProcessRecord()
    {
        foreach (PSObject? item in InputObject ?? [null])
            Take(item);
    }

    /// <summary>Writes the tables of the sums.</summary>
    protected override void EndProcessing()
    {
        foreach ((string?[] source, AtrStatisticSum sum) in sums)
        {
            foreach (AtrStatistic row in sum.GetStatistics())
                WriteObject(WithSource(row, source));
        }
    }

    private void Take(PSObject? item)
    {
        if (item?.BaseObject is IEnumerable items and not string)
        {
            foreach (object? inner in items)
                Take(inner is null ? null : PSObject.AsPSObject(inner));
            return;
        }

        try
        {
            SumOf(item).Add(AtrStatisticBinding.RowOf(item));
        }
        catch (FormatException exception)
        {
            WriteError(AtrListErrors.InvalidStatistic(item, exception));
        }
    }

    private AtrStatisticSum SumOf(PSObject? item)
    {
        string?[] source = [.. GroupBy.Select(name => item?.Properties[name]?.Value?.ToString())];
        foreach ((string?[] other, AtrStatisticSum sum) in sums)
        {
            if (other.SequenceEqual(source, StringComparer.OrdinalIgnoreCase))
                return sum;
        }

        var added = new AtrStatisticSum();
        sums.Add((source, added));
        return added;
    }

    private object WithSource(AtrStatistic row, string?[] source)
    {
        if (GroupBy.Length == 0)
            return row;
        var shown = new PSObject(row);
        foreach ((string name, string? value) in GroupBy.Zip(source, (name, value) => (name, value)))
        {
            if (shown.Properties[name] is null)
                shown.Properties.Add(new PSNoteProperty(name, value));
        }

        return shown;
    }
}
