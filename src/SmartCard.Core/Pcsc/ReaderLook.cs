using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using SmartCard.Pcsc.Native;

namespace SmartCard.Pcsc;

/// <summary>How a wait ended.</summary>
internal enum WaitEnd
{
    /// <summary>The states of the known readers say what happened.</summary>
    Told,

    /// <summary>Nothing happened in the time.</summary>
    TimedOut,

    /// <summary>A reader came or went, or the wait ended without saying why: everything is to be looked at anew.</summary>
    Unclear,
}

/// <summary>
/// The readers of one context as they were when it was asked last, and the wait for the next change (SCardGetStatusChange).
/// What it knows is handed back at each wait, so that a change between two waits ends the second at once.
/// </summary>
internal sealed class ReaderLook : IDisposable
{
    /// <summary>
    /// The name that stands for the list of readers. Windows gives the number of readers in the upper half of its state,
    /// pcsc-lite since 2.4 a count of readers that came and went, pcsc-lite before that and macOS nothing.
    /// </summary>
    internal const string Notification = @"\\?PnP?\Notification";

    private const uint StateIgnore = 0x0001;
    private const uint StateChanged = 0x0002;
    private const int CounterShift = 16;

    /// <summary>Readers come and go between two calls; more changes than this in a row are a fault of the service.</summary>
    private const int MostAttempts = 10;

    private const uint DoNotWait = 0;

    private readonly PcscContext context;
    private readonly Func<string, bool> isWatched;
    private ReaderStatus[] known = [];
    private uint notificationState;

    /// <param name="context">The context; this object ends it.</param>
    /// <param name="isWatched">Which readers, by their names, are looked at.</param>
    public ReaderLook(PcscContext context, Func<string, bool> isWatched)
    {
        this.context = context;
        this.isWatched = isWatched;
    }

    /// <summary>The readers as they were last.</summary>
    public IReadOnlyList<SmartCardReader> Readers => [.. known.Select(status => new SmartCardReader(status))];

    /// <summary>Whether the resource manager tells when a reader comes or goes; otherwise the list must be asked for.</summary>
    public bool NotifiesOfReaders { get; private set; } = true;

    /// <summary>
    /// Whether nothing can have escaped: pcsc-lite compares a count only if it is not 0, so what came and went before the
    /// first count, between two calls, shows when it is looked at again.
    /// </summary>
    public bool IsSure => NotifiesOfReaders && notificationState >> CounterShift is not 0 && Array.TrueForAll(known, reader => reader.CurrentState >> CounterShift is not 0);

    /// <summary>Looks at everything anew, without waiting: the list of readers, and the state of each.</summary>
    /// <exception cref="PcscException">A call failed.</exception>
    public void LookAnew()
    {
        uint status = PcscStatus.UnknownReader;
        for (int attempt = 0; attempt < MostAttempts && status is PcscStatus.UnknownReader; attempt++)
        {
            // Before the list is asked for: a reader that comes after that makes the next wait end at once.
            AskForNotification();
            known = [.. context.ListReaders().Where(isWatched).Distinct(StringComparer.Ordinal).Select(name => new ReaderStatus(name))];
            if (known.Length is 0)
                return;

            // A reader that left meanwhile fails the call as a whole: the list is asked for again.
            status = context.GetStatusChange(known, DoNotWait, CancellationToken.None);
            if (status is PcscStatus.Success or PcscStatus.Timeout)
            {
                known = Array.ConvertAll(known, Seen);
                return;
            }
        }

        throw new PcscException("SCardGetStatusChange", status);
    }

    /// <summary>Waits until something is other than it was last.</summary>
    /// <param name="timeout">Longest time to wait, in milliseconds.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="PcscException">The service is gone.</exception>
    public WaitEnd Wait(uint timeout, CancellationToken cancellation)
    {
        ReaderStatus notification = new(Notification, notificationState);
        ReaderStatus[] readers = Array.ConvertAll(known, reader => new ReaderStatus(reader.ReaderName, reader.CurrentState));
        ReaderStatus[] waited = NotifiesOfReaders ? [notification, .. readers] : readers;
        if (waited.Length is 0)
            return cancellation.WaitHandle.WaitOne((int)timeout) ? WaitEnd.Unclear : WaitEnd.TimedOut;

        uint status = context.GetStatusChange(waited, timeout, cancellation);
        if (PcscStatus.IsServiceLoss(status))
            throw new PcscException("SCardGetStatusChange", status);
        if (status is PcscStatus.InvalidValue or PcscStatus.InvalidParameter)
        {
            // pcsc-lite before 2.3 takes 16 readers in a call, and this name would be one too many.
            NotifiesOfReaders = false;
        }

        if (status is not (PcscStatus.Success or PcscStatus.Timeout)
            || (NotifiesOfReaders && (notification.IsUnknown || (notification.EventState & StateChanged) is not 0))
            || Array.Exists(readers, reader => reader.IsUnknown || (reader.EventState & StateIgnore) is not 0))
        {
            return WaitEnd.Unclear;
        }

        known = Array.ConvertAll(readers, Seen);
        return status is PcscStatus.Timeout ? WaitEnd.TimedOut : WaitEnd.Told;
    }

    /// <summary>Ends the context.</summary>
    public void Dispose() => context.Dispose();

    /// <summary>What was told of a reader, as the state that the next wait begins with.</summary>
    private static ReaderStatus Seen(ReaderStatus told) => new(told.ReaderName, told.EventState & ~StateChanged)
    {
        EventState = told.EventState,
        Atr = told.Atr,
    };

    private void AskForNotification()
    {
        if (!NotifiesOfReaders)
            return;
        ReaderStatus notification = new(Notification);
        uint status = context.GetStatusChange([notification], DoNotWait, CancellationToken.None);
        if (PcscStatus.IsServiceLoss(status))
            throw new PcscException("SCardGetStatusChange", status);

        // Some resource managers do not know the name; some say so by the state.
        NotifiesOfReaders = status is PcscStatus.Success or PcscStatus.Timeout && !notification.IsUnknown;
        notificationState = notification.EventState & ~StateChanged;
    }
}
