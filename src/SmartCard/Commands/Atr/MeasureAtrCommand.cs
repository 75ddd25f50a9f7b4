using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using SmartCard.Atr;
using SmartCard.Atr.Lists;
using SmartCard.Atr.Statistics;
using SmartCard.Binding;
using SmartCard.Errors;

namespace SmartCard.Commands.Atr;

/// <summary>Measure-Atr: counts answers to reset into the tables of the "ATR statistics" articles.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "Atr", DefaultParameterSetName = ByAtr)]
[OutputType(typeof(AtrStatistic))]
public sealed class MeasureAtrCommand : AtrInputCommand, IDisposable
{
    private const string ByAtr = "Atr";
    private const string ByPath = "Path";
    private const string ByLiteralPath = "LiteralPath";

    private readonly CancellationTokenSource stopping = new();
    private AtrCounter counter = new();

    /// <inheritdoc/>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = ByAtr)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public override object? Atr { get; set; }

    /// <summary>Files with lists of ATRs, one a line, or in the form of smartcard_list.txt; also compressed with gzip.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByPath)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>The same, with every character taken as it stands.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByLiteralPath)]
    [ValidateNotNullOrEmpty]
    [Alias("PSPath", "LP")]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>
    /// The fields to count, by name or wildcard: bytes by position (TA4), by protocol (T15.TA), decoded properties
    /// (ClockStop). When not named: every byte position that occurs.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AtrFieldCompleter))]
    [SupportsWildcards]
    [ValidateWildcard]
    public string[]? Property { get; set; }

    /// <summary>What becomes of the patterns of a list.</summary>
    [Parameter(ParameterSetName = ByPath)]
    [Parameter(ParameterSetName = ByLiteralPath)]
    public AtrWildcard Wildcard { get; set; }

    /// <summary>Leaves ATRs out that end before the last historical byte that T0 announces.</summary>
    [Parameter(ParameterSetName = ByPath)]
    [Parameter(ParameterSetName = ByLiteralPath)]
    public SwitchParameter ExcludeTruncated { get; set; }

    /// <summary>Counts each different ATR once.</summary>
    [Parameter(ParameterSetName = ByPath)]
    [Parameter(ParameterSetName = ByLiteralPath)]
    public SwitchParameter Unique { get; set; }

    /// <inheritdoc/>
    public void Dispose() => stopping.Dispose();

    /// <summary>Looks the fields up.</summary>
    protected override void BeginProcessing()
    {
        if (Property is not null)
            counter = new AtrCounter(Property.SelectMany(Find).Distinct());
    }

    /// <summary>Counts the next input, or the files.</summary>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == ByAtr)
            base.ProcessRecord();
        else
            CountFiles();
    }

    /// <summary>Counts the ATR.</summary>
    /// <param name="atr">The ATR.</param>
    protected override void Process(AnswerToReset atr) => counter.Add(atr);

    /// <summary>Writes the tables.</summary>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        WriteObject(counter.GetStatistics(), enumerateCollection: true);
    }

    /// <summary>Ends the counting of a file.</summary>
    protected override void StopProcessing() => stopping.Cancel();

    private List<AtrField> Find(string name)
    {
        List<AtrField> found = AtrFieldNames.Find(name);
        if (found.Count == 0)
            ThrowTerminatingError(AtrErrors.FieldNotFound(name));
        return found;
    }

    private void CountFiles()
    {
        var lists = new AtrListCounter(counter, new AtrListOptions { Wildcard = Wildcard, ExcludeTruncated = ExcludeTruncated, Unique = Unique });
        foreach (string path in Path.SelectMany(Resolve).Concat(LiteralPath.SelectMany(ResolveLiteral)))
        {
            if (!TryCount(lists, path))
                return;
        }

        lists.Complete();
    }

    private IEnumerable<string> Resolve(string path)
    {
        try
        {
            return GetResolvedProviderPathFromPSPath(path, out ProviderInfo _);
        }
        catch (SessionStateException exception)
        {
            WriteError(AtrListErrors.AtrListNotFound(path, exception));
            return [];
        }
    }

    private IEnumerable<string> ResolveLiteral(string path)
    {
        try
        {
            return [SessionState.Path.GetUnresolvedProviderPathFromPSPath(path)];
        }
        catch (SessionStateException exception)
        {
            WriteError(AtrListErrors.AtrListNotFound(path, exception));
            return [];
        }
    }

    /// <summary>Counts a file and tells what is wrong with it; false when the cmdlet is stopped.</summary>
    private bool TryCount(AtrListCounter lists, string path)
    {
        try
        {
            var file = new AtrListFile(path);
            AtrListReading reading = WaitFor(Count(lists, file, stopping.Token), path, file);
            WriteVerbose($"{path}: {reading.Lines} lines, {reading.Atrs} ATRs, {reading.Truncated} of them left out as truncated, {reading.Patterns} patterns left out.");
            if (reading.RefusedCount > 0)
                WriteError(AtrListErrors.InvalidAtrLine(path, reading));
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            WriteError(AtrListErrors.AtrListNotFound(path, exception));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException or NotSupportedException)
        {
            WriteError(AtrListErrors.AtrListUnreadable(path, exception));
        }

        return true;
    }

    /// <summary>Counts in another thread, so that a read that hangs cannot keep the cmdlet from being stopped.</summary>
    private static Task<AtrListReading> Count(AtrListCounter lists, AtrListFile file, CancellationToken stopped) =>
        Task.Run(
            () =>
            {
                using (file)
                    return lists.Count(file.Text, stopped);
            },
            CancellationToken.None);

    private AtrListReading WaitFor(Task<AtrListReading> counting, string path, AtrListFile file)
    {
        const int RefreshMilliseconds = 200;
        var progress = new ProgressRecord(0, "Counting ATRs", path);
        while (Task.WaitAny([counting], RefreshMilliseconds, stopping.Token) < 0)
        {
            progress.PercentComplete = file.PercentRead ?? -1;
            WriteProgress(progress);
        }

        progress.RecordType = ProgressRecordType.Completed;
        WriteProgress(progress);
        return counting.GetAwaiter().GetResult();
    }
}
