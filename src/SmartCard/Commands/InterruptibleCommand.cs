using System;
using System.Management.Automation;
using System.Threading;

namespace SmartCard.Commands;

/// <summary>What the cmdlets that call a library share: Ctrl+C ends them at once.</summary>
public abstract class InterruptibleCommand : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private SideThread? side;

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
        side = null;
        stopping.Dispose();
    }

    /// <summary>
    /// Makes a call that may take as long as a card or another application likes. Neither PC/SC nor PKCS#11
    /// can be made to break it off, so it runs on another thread, and Ctrl+C leaves it there to end by itself.
    /// </summary>
    /// <param name="call">The call.</param>
    /// <param name="undo">What to do with a result that came after Ctrl+C, when nobody waits for it any more.</param>
    private protected T Interruptible<T>(Func<T> call, Action<T>? undo = null)
    {
        side ??= SideThread.Take();
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
}
