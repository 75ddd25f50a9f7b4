using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using SmartCard.Binding;
using SmartCard.Commands.Cards;
using SmartCard.Commands.Readers;
using SmartCard.Errors;
using SmartCard.Pcsc;

namespace SmartCard.Commands.Watching;

/// <summary>
/// What the cmdlets that wait for events share: the choice of readers, the time, and a monitor that goes on while the rest
/// of the pipeline works.
/// </summary>
public abstract class WaitingCommand : PcscCommand
{
    private readonly List<string> names = [];
    private Deadline deadline = Deadline.Now;
    private SmartCardEventQueue? queue;
    private bool asked;

    /// <summary>
    /// Names of readers, wildcards allowed; without it, all readers. A reader may also be one that is not there yet. Case does
    /// not matter.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ReaderNameCompleter))]
    public string[]? ReaderName { get; set; }

    /// <summary>How long to wait at most: a time span or seconds; without it, for ever.</summary>
    [Parameter]
    [Timeout(MayBeInfinite = true)]
    public TimeSpan Timeout { get; set; }

    /// <summary>The readers as they were named; none means all.</summary>
    private protected IReadOnlyList<string> Names => names;

    private bool IsLimited => MyInvocation.BoundParameters.ContainsKey(nameof(Timeout)) && Timeout != System.Threading.Timeout.InfiniteTimeSpan;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        asked = true;
        names.AddRange(ReaderName ?? []);
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        // An empty pipeline names no reader, and not all of them.
        if (!asked)
            return;

        WriteVerbose("Watching the readers in a context of its own (SCardEstablishContext, SCardGetStatusChange).");
        deadline = Deadline.In(Timeout);
        queue = new SmartCardEventQueue(new ReaderFilter([.. names]).IsMatch);
        Wait(Begin(queue));
    }

    /// <summary>Does the work.</summary>
    /// <param name="present">The readers and cards that are there, as the events of their coming.</param>
    private protected abstract void Wait(IReadOnlyList<SmartCardEvent> present);

    /// <summary>Waits for the next event; null when the time has run out.</summary>
    private protected SmartCardEvent? Next()
    {
        try
        {
            SmartCardEvent? change = queue!.Take(IsLimited ? deadline.AtMost(Timeout) : System.Threading.Timeout.InfiniteTimeSpan, StoppingToken);
            if (change is { ReaderName: null })
                WriteVerbose($"{change.Event} at {change.Time:HH:mm:ss.fff}.");
            return change;
        }
        catch (PcscException exception)
        {
            ThrowTerminatingError(PcscErrors.From(exception));
            throw;
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            queue?.Dispose();
        base.Dispose(disposing);
    }

    private IReadOnlyList<SmartCardEvent> Begin(SmartCardEventQueue events)
    {
        try
        {
            return events.Start(StoppingToken);
        }
        catch (PcscException exception)
        {
            ThrowTerminatingError(PcscErrors.From(exception));
            throw;
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
    }
}
