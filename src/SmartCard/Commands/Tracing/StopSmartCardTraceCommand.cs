using System.Management.Automation;
using SmartCard.Errors;
using SmartCard.Pcsc.Tracing;

namespace SmartCard.Commands.Tracing;

/// <summary>Stop-SmartCardTrace: ends the trace that Start-SmartCardTrace began, and tells what was written.</summary>
[Cmdlet(VerbsLifecycle.Stop, "SmartCardTrace")]
[OutputType(typeof(PcscTraceFileResult))]
public sealed class StopSmartCardTraceCommand : PSCmdlet
{
    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (PcscTraceFile.Running is not { } trace)
        {
            WriteError(TraceErrors.TraceNotRunning());
            return;
        }

        PcscTraceFileResult result = trace.Stop();
        if (trace.Failure is not null)
            WriteError(TraceErrors.TraceNotWritten(trace.Path, trace.Failure));
        WriteObject(result);
    }
}
