using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using SmartCard.Commands.Cards;
using SmartCard.Errors;
using SmartCard.Pcsc.Tracing;

namespace SmartCard.Commands.Tracing;

/// <summary>Trace-SmartCard: runs a script block and gives the PC/SC calls that were made in it.</summary>
[Cmdlet(VerbsDiagnostic.Trace, "SmartCard")]
[OutputType(typeof(PcscCall), typeof(PcscCallSummary))]
public sealed class TraceSmartCardCommand : PSCmdlet
{
    /// <summary>What to run; it runs in the caller's scope, and what it writes is shown on the screen as it comes.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNull]
    public ScriptBlock? ScriptBlock { get; set; }

    /// <summary>Gives calls, time and share of each function instead of the calls, and a line for all of them.</summary>
    [Parameter]
    public SwitchParameter Summary { get; set; }

    /// <summary>Masks handles, times, threads and event counters, so that two runs of the same program are equal.</summary>
    [Parameter]
    public SwitchParameter Diffable { get; set; }

    /// <summary>Shows PINs and keys.</summary>
    [Parameter]
    public SwitchParameter IncludeSecrets { get; set; }

    /// <summary>
    /// A file that takes down the exchanges with all cards; New-VirtualSmartCard -Transcript plays it. A file that is there is
    /// written over.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? TranscriptPath { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (IncludeSecrets)
            WriteWarning("PINs and keys that the block sends to cards and readers appear in the trace" + (TranscriptPath is null ? "." : " and in the transcript."));

        using StreamWriter? file = TranscriptPath is null ? null : OpenTranscript(TranscriptPath);
        PcscTranscript? transcript = file is null ? null : new PcscTranscript(file);
        Guid? runspace = Runspace.DefaultRunspace?.InstanceId;
        PcscTrace trace = PcscTrace.Begin(new PcscTraceOptions
        {
            Diffable = Diffable,
            IncludeSecrets = IncludeSecrets,
            KeepCalls = !Summary,
            Transcript = transcript,
            // A thread that a cmdlet started has no runspace; one with another runspace runs another script.
            Belongs = () => Runspace.DefaultRunspace is not { } other || other.InstanceId == runspace,
        });
        try
        {
            CallerBlock.InvokeShown(this, ScriptBlock!, GetVariableValue("_"));
        }
        finally
        {
            trace.Dispose();
            Report(trace);
            if (transcript?.Failure is { } failure && !Stopping)
                WriteError(CardErrors.TranscriptNotWritten(failure, TranscriptPath!));
        }
    }

    private StreamWriter OpenTranscript(string path)
    {
        try
        {
            return TranscriptFile.Open(OutputPath.Resolve(this, path), IncludeSecrets);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            ThrowTerminatingError(CardErrors.TranscriptNotWritten(exception, path));
            throw;
        }
    }

    private void Report(PcscTrace trace)
    {
        PcscCall[] calls = [.. trace.GetCalls()];
        if (Stopping)
        {
            TellHost(trace, calls);
            return;
        }

        if (trace.DroppedCount > 0)
        {
            WriteWarning(string.Format(
                CultureInfo.InvariantCulture,
                "The first {0} calls are left out: a trace keeps about 128 million characters. Start-SmartCardTrace writes all of them to a file.",
                trace.DroppedCount));
        }

        if (Summary)
            WriteObject(trace.Summarize(), enumerateCollection: true);
        else
            WriteObject(calls, enumerateCollection: true);
    }

    /// <summary>After Ctrl+C the pipeline takes no more objects; who waits at the screen still sees what was called.</summary>
    private void TellHost(PcscTrace trace, PcscCall[] calls)
    {
        IEnumerable<string> lines = calls.Select(call => call.ToString())
            .Concat(trace.Summarize().Select(line => line.ToString()));
        foreach (string line in lines)
            Host?.UI?.WriteLine(line);
    }
}
