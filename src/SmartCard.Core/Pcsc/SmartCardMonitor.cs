using System;
using System.Collections.Generic;
using System.Runtime.ExceptionServices;
using System.Threading;
using SmartCard.Pcsc.Native;

namespace SmartCard.Pcsc;

/// <summary>
/// Watches readers and cards in a thread of its own, whatever its listener does meanwhile. No card is touched; at rest it
/// sleeps until the service wakes it, and looks once a minute where something may escape the service. It ends by <see cref="Dispose"/>.
/// </summary>
public sealed class SmartCardMonitor : IDisposable
{
    /// <summary>The thread ends within a few milliseconds; one whose service does not answer any more is left to end by itself.</summary>
    private static readonly TimeSpan ShortWhile = TimeSpan.FromMilliseconds(50);

    private readonly CancellationTokenSource ending = new();
    private readonly ManualResetEventSlim begun = new();
    private readonly IWinSCard native;
    private readonly Func<string, bool> isWatched;
    private readonly Thread thread;
    private IReadOnlyList<SmartCardEvent> first = [];
    private Exception? failure;
    private int disposed;

    /// <summary>Prepares to watch; nothing is done before <see cref="Start"/>.</summary>
    /// <param name="isWatched">Which readers, by their names, are watched; called in the monitor's thread.</param>
    public SmartCardMonitor(Func<string, bool> isWatched)
        : this(PcscLibrary.OfThisProcess, isWatched)
    {
    }

    internal SmartCardMonitor(IWinSCard native, Func<string, bool> isWatched)
    {
        this.native = native;
        this.isWatched = isWatched;
        thread = new Thread(Run) { IsBackground = true, Name = "Smart card monitor" };
    }

    /// <summary>Something happened; raised in the monitor's thread, one event after the other.</summary>
    public event EventHandler<SmartCardEvent>? Changed;

    /// <summary>
    /// The monitor has ended, because it was disposed or because a call failed for another reason than that the service
    /// ended: <see cref="Failure"/> then. Raised in its thread, once.
    /// </summary>
    public event EventHandler? Ended;

    /// <summary>Why the monitor ended by itself; null while it runs and after <see cref="Dispose"/>.</summary>
    public Exception? Failure => Volatile.Read(ref failure);

    /// <summary>Begins, and returns when the readers were looked at: what happens from then on is told.</summary>
    /// <param name="cancellation">Ends the wait for the first look, not the monitor.</param>
    /// <returns>
    /// The readers and cards that are there, as the events of their coming. Without a service it is
    /// <see cref="SmartCardEventKind.ServiceStopped"/> alone, and all of them are told when it starts.
    /// </returns>
    /// <exception cref="PcscException">The PC/SC library is missing, or the service refuses.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public IReadOnlyList<SmartCardEvent> Start(CancellationToken cancellation = default)
    {
        thread.Start();
        begun.Wait(cancellation);
        if (Failure is { } reason)
            ExceptionDispatchInfo.Capture(reason).Throw();
        return first;
    }

    /// <summary>Ends the thread and its context; safe to be called more than once, and by a listener.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref disposed, 1) is not 0)
            return;
        ending.Cancel();
        if (thread.IsAlive && thread != Thread.CurrentThread)
            thread.Join(ShortWhile);
    }

    private void Run()
    {
        using ReaderMonitor monitor = new(native, isWatched);
        try
        {
            first = monitor.Begin();
            begun.Set();
            while (!ending.IsCancellationRequested)
                Tell(monitor.Wait(ending.Token));
        }
        catch (Exception exception)
        {
            // It belongs to whoever takes the events: in this thread it would end the whole process.
            Volatile.Write(ref failure, exception);
        }
        finally
        {
            begun.Set();
            Ended?.Invoke(this, EventArgs.Empty);
        }
    }

    private void Tell(IReadOnlyList<SmartCardEvent> events)
    {
        foreach (SmartCardEvent change in events)
        {
            if (ending.IsCancellationRequested)
                return;
            Changed?.Invoke(this, change);
        }
    }
}
