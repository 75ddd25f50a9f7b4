using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using SmartCard.Pcsc.Native;

namespace SmartCard.Pcsc;

/// <summary>
/// Watches readers, cards and the service itself, in a context of its own and in the thread that calls it. It outlives the
/// service: when that is back, everything is compared with what was known before.
/// </summary>
internal sealed class ReaderMonitor : IDisposable
{
    /// <summary>Where the resource manager does not tell of readers that come and go, they are asked for this often.</summary>
    internal const uint BetweenLists = 1000;

    /// <summary>Where a change may escape the resource manager's notice, it is looked at again after this time, and ever more seldom.</summary>
    internal const uint FirstRecheck = 100;

    /// <summary>The longest time to the next look; pcsc-lite's own wait without end wakes as often.</summary>
    internal const uint LastRecheck = 60_000;

    private static readonly TimeSpan FirstRetry = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LastRetry = TimeSpan.FromSeconds(1);

    private readonly IWinSCard native;
    private readonly Func<string, bool> isWatched;
    private IReadOnlyList<SmartCardReader> readers = [];
    private ReaderLook? look;
    private uint recheck = FirstRecheck;
    private int fruitless;

    /// <param name="native">The resource manager.</param>
    /// <param name="isWatched">Which readers, by their names, are watched.</param>
    public ReaderMonitor(IWinSCard native, Func<string, bool> isWatched)
    {
        this.native = native;
        this.isWatched = isWatched;
    }

    /// <summary>Begins: what is there now is told as if it just came. Without a service that is <see cref="SmartCardEventKind.ServiceStopped"/>.</summary>
    /// <exception cref="PcscException">The library is missing, or the service refuses.</exception>
    public IReadOnlyList<SmartCardEvent> Begin()
    {
        try
        {
            Connect();
            return Compare(look!);
        }
        catch (PcscException exception) when (PcscStatus.IsServiceLoss(exception.Status))
        {
            return [Lose()];
        }
    }

    /// <summary>Waits for the next events; none when the token ended the wait.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="PcscException">A call failed, and not because the service ended.</exception>
    public IReadOnlyList<SmartCardEvent> Wait(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            SmartCardEvent[] events = look is null ? WaitForService(cancellation) : WaitForReaders(look, cancellation);
            if (events.Length > 0)
                return events;
        }

        return [];
    }

    /// <summary>Ends the context.</summary>
    public void Dispose() => look?.Dispose();

    private SmartCardEvent[] WaitForReaders(ReaderLook current, CancellationToken cancellation)
    {
        try
        {
            uint timeout = !current.NotifiesOfReaders ? BetweenLists : current.IsSure ? PcscContext.Forever : recheck;
            WaitEnd end = current.Wait(timeout, cancellation);
            if (cancellation.IsCancellationRequested)
                return [];
            if (end is not WaitEnd.Told)
                current.LookAnew();
            SmartCardEvent[] events = Compare(current);
            Pace(end, events.Length > 0, cancellation);
            return events;
        }
        catch (PcscException exception) when (PcscStatus.IsServiceLoss(exception.Status))
        {
            return [Lose()];
        }
    }

    /// <summary>Looks ever more seldom while nothing happens, and does not spin where a wait keeps ending for nothing.</summary>
    private void Pace(WaitEnd end, bool changed, CancellationToken cancellation)
    {
        const int Tolerated = 3;
        recheck = changed ? FirstRecheck : Math.Min(recheck * 2, LastRecheck);
        fruitless = changed || end is WaitEnd.TimedOut ? 0 : fruitless + 1;
        if (fruitless > Tolerated)
            cancellation.WaitHandle.WaitOne(LastRetry);
    }

    private SmartCardEvent[] WaitForService(CancellationToken cancellation)
    {
        for (TimeSpan retry = FirstRetry; !cancellation.WaitHandle.WaitOne(retry); retry = retry + retry > LastRetry ? LastRetry : retry + retry)
        {
            try
            {
                Connect();
                SmartCardEvent started = new(SmartCardEventKind.ServiceStarted, DateTime.Now);
                Settle(look!, cancellation);
                return [started, .. Compare(look!)];
            }
            catch (PcscException)
            {
                // It is not back, or not yet ready.
                Release();
            }
        }

        return [];
    }

    /// <summary>A service that has just begun finds its readers one by one: those that were there get the time to be found.</summary>
    private void Settle(ReaderLook current, CancellationToken cancellation)
    {
        for (TimeSpan waited = TimeSpan.Zero; waited < LastRetry && IsIncomplete() && !cancellation.WaitHandle.WaitOne(FirstRetry); waited += FirstRetry)
            current.LookAnew();

        bool IsIncomplete() =>
            readers.Select(reader => reader.ReaderName).Except(current.Readers.Select(reader => reader.ReaderName), StringComparer.Ordinal).Any();
    }

    private void Connect()
    {
        look = new ReaderLook(new PcscContext(native), isWatched);
        look.LookAnew();
        recheck = FirstRecheck;
    }

    private SmartCardEvent Lose()
    {
        Release();
        return new SmartCardEvent(SmartCardEventKind.ServiceStopped, DateTime.Now);
    }

    private void Release()
    {
        look?.Dispose();
        look = null;
    }

    private SmartCardEvent[] Compare(ReaderLook current)
    {
        IReadOnlyList<SmartCardReader> now = current.Readers;
        SmartCardEvent[] events = [.. ReaderDifference.Between(readers, now, DateTime.Now)];
        readers = now;
        return events;
    }
}
