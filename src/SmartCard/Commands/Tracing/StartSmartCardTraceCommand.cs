using System;
using System.IO;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using SmartCard.Errors;
using SmartCard.Pcsc.Tracing;

namespace SmartCard.Commands.Tracing;

/// <summary>Start-SmartCardTrace: writes every PC/SC call of this process to a file, one line of JSON for each.</summary>
[Cmdlet(VerbsLifecycle.Start, "SmartCardTrace", SupportsShouldProcess = true)]
public sealed class StartSmartCardTraceCommand : PSCmdlet
{
    /// <summary>The file to write, taken as it is: no character is a wildcard.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    [Alias("LiteralPath")]
    public string Path { get; set; } = string.Empty;

    /// <summary>Goes on at the end of a file that is there.</summary>
    [Parameter]
    public SwitchParameter Append { get; set; }

    /// <summary>Writes over no file.</summary>
    [Parameter]
    [Alias("NoOverwrite")]
    public SwitchParameter NoClobber { get; set; }

    /// <summary>Masks handles, times, threads and event counters, so that two runs of the same program are equal.</summary>
    [Parameter]
    public SwitchParameter Diffable { get; set; }

    /// <summary>Writes PINs and keys.</summary>
    [Parameter]
    public SwitchParameter IncludeSecrets { get; set; }

    /// <summary>The runspace that began the trace, whose end of the module ends it.</summary>
    internal static Guid? StartedIn { get; private set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        string path = FullPath();
        if (PcscTraceFile.Running is { } running)
            ThrowTerminatingError(TraceErrors.TraceRunning(running.Path));
        if (!ShouldProcess(path, "Write every PC/SC call of this process"))
            return;

        if (IncludeSecrets)
            WriteWarning($"PINs and keys that are sent to cards and readers are written to {path}.");
        PcscTraceOptions options = new() { Diffable = Diffable, IncludeSecrets = IncludeSecrets };
        if (Start(path, options) is null)
            ThrowTerminatingError(TraceErrors.TraceRunning(PcscTraceFile.Running?.Path ?? path));
        StartedIn = Runspace.DefaultRunspace?.InstanceId;
    }

    private PcscTraceFile? Start(string path, PcscTraceOptions options)
    {
        FileMode mode = Append ? FileMode.OpenOrCreate : NoClobber ? FileMode.CreateNew : FileMode.Create;
        try
        {
            return PcscTraceFile.TryStart(path, mode, options);
        }
        catch (IOException) when (NoClobber && !Append && File.Exists(path))
        {
            ThrowTerminatingError(TraceErrors.TraceExists(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            ThrowTerminatingError(TraceErrors.TraceNotWritten(path, exception));
        }

        return null;
    }

    private string FullPath()
    {
        try
        {
            return OutputPath.Resolve(this, Path);
        }
        catch (IOException exception)
        {
            ThrowTerminatingError(TraceErrors.TraceNotWritten(Path, exception));
            return Path;
        }
    }
}
