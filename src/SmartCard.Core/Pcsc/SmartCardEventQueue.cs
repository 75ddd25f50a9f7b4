using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Runtime.ExceptionServices;
using System.Threading;
using SmartCard.Pcsc.Native;

namespace SmartCard.Pcsc;

/// <summary>
/// The events of a monitor one after the other, for a caller that takes them in its own time: how long it needs for one
/// changes nothing of the next.
/// </summary>
public sealed class SmartCardEventQueue : IDisposable
{
    /// <summary>
    /// More events than this wait for nobody: the monitor pauses then, and the counters of the readers tell afterwards what
    /// happened meanwhile.
    /// </summary>
    internal const int Room = 65536;

    private readonly BlockingCollection<SmartCardEvent> events = new(Room);
    private readonly CancellationTokenSource closing = new();
    private readonly SmartCardMonitor monitor;

    /// <summary>Prepares to watch; nothing is done before <see cref="Start"/>.</summary>
    /// <inheritdoc cref="SmartCardMonitor(Func{string, bool})" path="/param"/>
    public SmartCardEventQueue(Func<string, bool> isWatched)
        : this(PcscLibrary.OfThisProcess, isWatched)
    {
    }

    internal SmartCardEventQueue(IWinSCard native, Func<string, bool> isWatched)
    {
        monitor = new SmartCardMonitor(native, isWatched);
        monitor.Changed += (_, change) => Add(change);
        monitor.Ended += (_, _) => events.CompleteAdding();
    }

    /// <inheritdoc cref="SmartCardMonitor.Start"/>
    public IReadOnlyList<SmartCardEvent> Start(CancellationToken cancellation = default) => monitor.Start(cancellation);

    /// <summary>Takes the next event, and waits for it.</summary>
    /// <param name="timeout">Longest time to wait; <see cref="Timeout.InfiniteTimeSpan"/> sets none.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The event; null when the time ran out.</returns>
    /// <exception cref="PcscException">The monitor ended because a call failed.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public SmartCardEvent? Take(TimeSpan timeout, CancellationToken cancellation)
    {
        if (events.TryTake(out SmartCardEvent? change, (int)timeout.TotalMilliseconds, cancellation))
            return change;
        if (monitor.Failure is { } reason)
            ExceptionDispatchInfo.Capture(reason).Throw();
        return null;
    }

    /// <summary>Ends the monitor.</summary>
    public void Dispose()
    {
        closing.Cancel();
        monitor.Dispose();
    }

    private void Add(SmartCardEvent change)
    {
        try
        {
            events.Add(change, closing.Token);
        }
        catch (OperationCanceledException)
        {
            // Nobody takes it any more.
        }
    }
}
