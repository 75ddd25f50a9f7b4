using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Management.Automation;
using SmartCard.Atr;
using SmartCard.Atr.CardTypes;
using SmartCard.Atr.Report;
using SmartCard.Atr.Statistics;
using SmartCard.Binding;
using SmartCard.Commands.CardTypes;
using SmartCard.Errors;

namespace SmartCard.Commands.Atr;

/// <summary>Export-AtrReport: writes what ATRs say as one HTML page with charts, tables and pictures of the bytes.</summary>
[Cmdlet(VerbsData.Export, "AtrReport", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportAtrReportCommand : AtrInputCommand
{
    private AtrReport? report;
    private ReportFile? file;
    private string path = string.Empty;

    /// <summary>The file to write, taken as it is: no character is a wildcard.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    [Alias("LiteralPath")]
    public string Path { get; set; } = string.Empty;

    /// <summary>
    /// The ATRs, as ConvertFrom-Atr takes them. ReaderName of objects that have it is shown; so is CardName of
    /// deserialised ones, where no list knows the card.
    /// </summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public override object? Atr { get; set; }

    /// <summary>
    /// The fields to count, as for Measure-Atr. When not named: TS, Protocols, Mode, Fi, Di, Ifsc, OperatingClass,
    /// ClockStop, HistoricalByteCount and TckStatus, unless all ATRs are the same.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AtrFieldCompleter))]
    [SupportsWildcards]
    [ValidateWildcard]
    public string[]? Property { get; set; }

    /// <summary>The title of the page, any text.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string Title { get; set; } = "Answers to reset";

    /// <summary>Opens the page with the program that the system has for it.</summary>
    [Parameter]
    public SwitchParameter Open { get; set; }

    /// <summary>Writes over a file that is read-only.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Writes over no file.</summary>
    [Parameter]
    [Alias("NoOverwrite")]
    public SwitchParameter NoClobber { get; set; }

    /// <summary>Writes the file as an object.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Asks for everything that can be wrong before the first ATR is taken.</summary>
    protected override void BeginProcessing()
    {
        IReadOnlyCollection<AtrField>? fields = Property is null ? null : [.. Property.SelectMany(Find).Distinct()];
        path = TargetPath();
        var target = new ReportFile(path);
        if (NoClobber && target.Exists)
            ThrowTerminatingError(ReportErrors.ReportExists(path));
        if (target.IsReadOnly && !Force)
            ThrowTerminatingError(ReportErrors.ReportNotWritten(path, "it is read-only, and -Force is not named."));
        if (!ShouldProcess(path, "Export a report of answers to reset"))
            return;
        file = target;
        report = new AtrReport(fields, CardTypes());
    }

    /// <summary>Takes the next input.</summary>
    protected override void ProcessRecord()
    {
        if (report is not null)
            base.ProcessRecord();
    }

    /// <summary>Adds the ATR to the report.</summary>
    /// <param name="atr">The ATR.</param>
    protected override void Process(AnswerToReset atr) =>
        report!.Add(atr, TextOf("ReaderName"), TextOf("CardName"));

    /// <summary>Writes the page.</summary>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        if (report is null || file is null)
            return;
        Write(report, file);
        WriteVerbose($"{path}: {report.Total} ATRs, {report.DistinctCount} of them different.");
        if (PassThru)
            WriteObject(new FileInfo(path));
        if (Open)
            OpenPage();
    }

    /// <summary>A value that the input object holds; what it would work out, such as CardName of a live card, is known here.</summary>
    private string? TextOf(string property)
    {
        try
        {
            return Holder?.Properties[property] is { MemberType: PSMemberTypes.Property or PSMemberTypes.NoteProperty, Value: object value } ? value.ToString() : null;
        }
        catch (GetValueException exception)
        {
            WriteVerbose($"The property {property} cannot be read: {exception.Message}");
            return null;
        }
    }

    private List<AtrField> Find(string name)
    {
        List<AtrField> found = AtrFieldNames.Find(name);
        if (found.Count == 0)
            ThrowTerminatingError(AtrErrors.FieldNotFound(name));
        return found;
    }

    private string TargetPath()
    {
        try
        {
            string target = SessionState.Path.GetUnresolvedProviderPathFromPSPath(Path, out ProviderInfo provider, out _);
            if (provider.ImplementingType != typeof(Microsoft.PowerShell.Commands.FileSystemProvider))
                ThrowTerminatingError(ReportErrors.ReportNotWritten(Path, $"it is a path of the provider {provider.Name}, not of the file system."));
            if (Directory.Exists(target))
                ThrowTerminatingError(ReportErrors.ReportNotWritten(target, "it is a folder."));
            return target;
        }
        catch (SessionStateException exception)
        {
            ThrowTerminatingError(ReportErrors.ReportNotWritten(Path, exception));
            return Path;
        }
    }

    /// <summary>The list of card types, where there is one that can be read.</summary>
    private CardTypeList? CardTypes()
    {
        if (CardTypeFiles.FindDefault() is not string list)
            return null;
        try
        {
            return CardTypeFiles.Load(list);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidCardTypeListException)
        {
            WriteWarning($"The report names no cards: the list of card types \"{list}\" cannot be read. {exception.Message}");
            return null;
        }
    }

    private void Write(AtrReport finished, ReportFile target)
    {
        try
        {
            target.Write(writer => finished.Write(writer, Title, DateTimeOffset.Now), mayReplace: !NoClobber);
        }
        catch (IOException) when (NoClobber && target.Exists)
        {
            ThrowTerminatingError(ReportErrors.ReportExists(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            ThrowTerminatingError(ReportErrors.ReportNotWritten(path, exception));
        }
    }

    private void OpenPage()
    {
        try
        {
            System.Diagnostics.Process.Start(new ProcessStartInfo(path) { UseShellExecute = true })?.Dispose();
        }
        catch (Exception exception) when (exception is Win32Exception or FileNotFoundException or PlatformNotSupportedException)
        {
            WriteError(ReportErrors.ReportNotOpened(path, exception));
        }
    }
}
