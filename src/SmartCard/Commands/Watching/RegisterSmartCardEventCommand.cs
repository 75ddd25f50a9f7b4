using System;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;
using Microsoft.PowerShell.Commands;
using SmartCard.Binding;
using SmartCard.Commands.Readers;
using SmartCard.Errors;
using SmartCard.Pcsc;
using SmartCard.Pcsc.Tracing;

namespace SmartCard.Commands.Watching;

/// <summary>Register-SmartCardEvent: subscribes to what happens to readers, cards and the PC/SC service.</summary>
[Cmdlet(VerbsLifecycle.Register, "SmartCardEvent")]
[OutputType(typeof(PSEventJob))]
public sealed class RegisterSmartCardEventCommand : ObjectEventRegistrationBase, IDisposable
{
    private SmartCardMonitor? monitor;

    /// <summary>Begins outside of the traces that are not this runspace's, as every cmdlet that calls PC/SC does.</summary>
    public RegisterSmartCardEventCommand() => PcscTrace.LeaveForeign();

    /// <summary>
    /// Names of readers, wildcards allowed; without it, all readers. A reader may also be one that is not there yet. Case does
    /// not matter.
    /// </summary>
    [Parameter]
    [Alias("Name")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ReaderNameCompleter))]
    public string[]? ReaderName { get; set; }

    /// <summary>Ends the monitor if no subscription took it over.</summary>
    public void Dispose() => monitor?.Dispose();

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (!Try(IsServiceThere))
            WriteVerbose("The PC/SC service is not running.");
        monitor = new SmartCardMonitor(new ReaderFilter(ReaderName ?? []).IsMatch);
    }

    /// <inheritdoc/>
    protected override object GetSourceObject() => monitor!;

    /// <inheritdoc/>
    protected override string GetSourceObjectEventName() => nameof(SmartCardMonitor.Changed);

    /// <summary>Subscribes, and then begins, so that no event lies between the two.</summary>
    protected override void EndProcessing()
    {
        SmartCardMonitor source = monitor!;
        base.EndProcessing();
        PSEventSubscriber? subscriber = Events.GetEventSubscribers(SourceIdentifier)
            .FirstOrDefault(found => ReferenceEquals(Unwrap(found.SourceObject), source));
        if (subscriber is null)
            return;

        subscriber.Unsubscribed += (_, _) => source.Dispose();
        monitor = null;
        ShowErrors(subscriber, source);
        if (Try(() => source.Start()) is [{ Event: SmartCardEventKind.ServiceStopped }])
            WriteWarning("The PC/SC service is not running. Its readers are told as soon as it starts.");
    }

    private static object Unwrap(object source) => source is PSObject wrapped ? wrapped.BaseObject : source;

    /// <summary>A library that is missing or a service that refuses is told now; a service that is not running is waited for.</summary>
    private static bool IsServiceThere()
    {
        try
        {
            PcscContext.Establish().Dispose();
            return true;
        }
        catch (PcscException exception) when (exception.IsServiceLoss)
        {
            return false;
        }
    }

    /// <summary>
    /// The engine keeps the errors of an action in its job, where nobody looks. One that ends the action makes the job a failed
    /// one, which the engine runs no more: then there is nothing to watch for either.
    /// </summary>
    private void ShowErrors(PSEventSubscriber subscriber, SmartCardMonitor source)
    {
        if (subscriber.Action is not { } job)
            return;
        PSHostUserInterface ui = Host.UI;
        string sourceIdentifier = SourceIdentifier;
        job.Error.DataAdded += (_, added) => ui?.WriteErrorLine(WaitErrors.ActionFailed(sourceIdentifier, job.Error[added.Index]));
        job.StateChanged += (_, change) =>
        {
            if (change.JobStateInfo.State is not JobState.Failed)
                return;
            source.Dispose();
            ui?.WriteErrorLine(WaitErrors.ActionEnded(sourceIdentifier));
        };
    }

    private T Try<T>(Func<T> call)
    {
        try
        {
            return call();
        }
        catch (PcscException exception)
        {
            ThrowTerminatingError(PcscErrors.From(exception));
            throw;
        }
    }
}
