using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using SmartCard.Commands.Readers;
using SmartCard.Errors;
using SmartCard.Pcsc;
using SmartCard.Pcsc.Tracing;

namespace SmartCard.Commands;

/// <summary>What the cmdlets that call PC/SC share: Ctrl+C ends them at once, and a failed call becomes an error record.</summary>
public abstract class PcscCommand : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private SideThread? side;

    /// <summary>Keeps a trace of another session out of the threads that the cmdlet starts.</summary>
    protected PcscCommand() => PcscTrace.LeaveForeign();

    /// <summary>Cancelled when the pipeline is being stopped.</summary>
    private protected CancellationToken StoppingToken => stopping.Token;

    /// <summary>Releases what the cmdlet holds; PowerShell calls it at the pipeline's end, however that comes.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected override void StopProcessing() => stopping.Cancel();

    /// <summary>Releases what the cmdlet holds.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing)
            return;
        side?.Dispose();
        stopping.Dispose();
    }

    /// <summary>Makes a call without which the cmdlet cannot go on: its failure ends the cmdlet.</summary>
    private protected T Require<T>(Func<T> call)
    {
        try
        {
            return Interruptible(call);
        }
        catch (PcscException exception)
        {
            ThrowTerminatingError(PcscErrors.From(exception));
            throw;
        }
    }

    /// <summary>
    /// Makes a call that may take as long as a card or another application likes. PC/SC cannot be made to break it off, so
    /// it runs on another thread, and Ctrl+C leaves it there to end by itself.
    /// </summary>
    /// <param name="call">The call.</param>
    /// <param name="undo">What to do with a result that came after Ctrl+C, when nobody waits for it any more.</param>
    private protected T Interruptible<T>(Func<T> call, Action<T>? undo = null)
    {
        side ??= new SideThread();
        InterruptibleCall<T> interruptible = new(call, undo);
        try
        {
            side.Run(interruptible.Run, StoppingToken);
        }
        catch (OperationCanceledException)
        {
            interruptible.Abandon();
            throw new PipelineStoppedException();
        }

        return interruptible.Result;
    }

    private protected void Interruptible(Action call, Action? undo = null) =>
        _ = Interruptible(
            () =>
            {
                call();
                return true;
            },
            _ => undo?.Invoke());

    /// <summary>The readers that the names choose, each once; an error for each name that no reader has.</summary>
    private protected IReadOnlyList<ChosenReader> ChooseReaders(PcscContext context, string[]? names)
    {
        WriteVerbose("Asking for all readers and their state (SCardListReaders, SCardGetStatusChange without waiting).");
        IReadOnlyList<SmartCardReader> readers = Require(context.GetReaders);
        if (readers.Count is 0)
            WriteVerbose("The PC/SC service knows no readers.");

        ReaderChoice choice = ReaderChoice.Among(readers, names);
        foreach (string missing in choice.Missing)
            WriteError(ReaderErrors.ReaderNotFound(missing, readers));
        return choice.Readers;
    }

    /// <summary>Asks for a context; without one the cmdlet cannot go on.</summary>
    private protected PcscContext EstablishContext()
    {
        WriteVerbose("Asking the PC/SC service for a context (SCardEstablishContext).");
        return Require(PcscContext.Establish);
    }
}
