using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using SmartCard.Pcsc.Native;

namespace SmartCard.Pcsc.Virtual;

/// <summary>A context that sees the virtual readers, beside those of the system's resource manager where there is one.</summary>
/// <param name="readers">The virtual readers.</param>
/// <param name="native">The system's library.</param>
/// <param name="context">Its context; null when there is no service and the virtual readers are the only ones.</param>
internal sealed class VirtualContext(VirtualReaders readers, IWinSCard native, IntPtr? context)
{
    // The pseudo reader that stands for the list of readers (winscard.h, pcsclite.h).
    private const string Notification = @"\\?PnP?\Notification";

    private const uint Changed = 0x0002;

    private const uint Ignored = 0x0001;

    private static readonly TimeSpan BetweenCancels = TimeSpan.FromMilliseconds(5);

    private readonly object turn = new();
    private int listed = readers.Version;
    private bool cancelled;
    private bool woken;
    private bool waitsInNative;

    /// <summary>The system's own context, or null.</summary>
    public IntPtr? Native { get; } = context;

    /// <summary>SCardListReaders: the system's readers first.</summary>
    public uint ListReaders(byte[]? names, ref int size)
    {
        listed = readers.Version;
        IReadOnlyList<string> ofNative = [];
        if (Native is { } context)
        {
            uint status = ReaderList.Read(native, context, out ofNative);
            if (status is not PcscStatus.Success and not PcscStatus.NoReadersAvailable)
                return status;
        }

        string[] all = [.. ofNative, .. readers.List().Select(reader => reader.ReaderName)];
        if (all.Length is 0)
            return PcscStatus.NoReadersAvailable;

        byte[] bytes = native.NameEncoding.GetBytes(string.Join("\0", all) + "\0\0");
        int room = size;
        size = bytes.Length;
        if (names is null)
            return PcscStatus.Success;
        if (room < bytes.Length)
            return PcscStatus.InsufficientBuffer;
        bytes.CopyTo(names, 0);
        return PcscStatus.Success;
    }

    /// <summary>SCardGetStatusChange: ends as soon as a reader of either kind has changed.</summary>
    public uint GetStatusChange(uint timeout, ReaderStatus[] statuses)
    {
        lock (turn)
            cancelled = false;
        readers.Changed += Wake;
        try
        {
            Stopwatch clock = Stopwatch.StartNew();
            while (true)
            {
                lock (turn)
                    woken = false;
                bool changed = Fill(statuses);
                uint left = changed ? 0 : Left(timeout, clock);
                ReaderStatus[] others = [.. statuses.Where(status => readers.Find(status.ReaderName) is null && !IsAnswered(status))];
                uint result = others.Length > 0 ? WaitForNative(others, left) : WaitForVirtual(left);
                if (result is PcscStatus.Timeout)
                    result = Fill(statuses) ? PcscStatus.Success : left is 0 ? PcscStatus.Timeout : PcscStatus.Cancelled;
                else if (result is PcscStatus.Success)
                    Fill(statuses);

                // Woken by a change of a virtual reader, which the next round finds; or by one that did not matter.
                if (result is not PcscStatus.Cancelled || WasCancelled())
                    return result;
            }
        }
        finally
        {
            readers.Changed -= Wake;
        }
    }

    /// <summary>SCardCancel.</summary>
    public uint Cancel()
    {
        lock (turn)
        {
            cancelled = true;
            Monitor.PulseAll(turn);
        }

        return Native is { } context ? native.Cancel(context) : PcscStatus.Success;
    }

    private static uint Left(uint timeout, Stopwatch clock) =>
        timeout is PcscContext.Forever ? timeout : (uint)Math.Max(0, timeout - clock.ElapsedMilliseconds);

    private static uint StateOf(VirtualReader reader)
    {
        lock (reader.Sync)
        {
            ReaderState state = reader.Card is null ? ReaderState.Empty : ReaderState.Present;
            if (reader.Card is { IsMute: true })
                state |= ReaderState.Mute;
            if (reader.Handles.Count > 0)
                state |= reader.Handles.Exists(handle => handle.IsExclusive) ? ReaderState.Exclusive : ReaderState.InUse;
            return (uint)state | (uint)reader.EventCount << 16;
        }
    }

    /// <summary>Whether the pseudo reader needs nobody else: there is no service that could list readers.</summary>
    private bool IsAnswered(ReaderStatus status) => Native is null && status.ReaderName is Notification;

    /// <summary>Fills in the virtual readers and the pseudo reader; true when one of them is not as the caller knows it.</summary>
    private bool Fill(ReaderStatus[] statuses)
    {
        bool changed = false;
        foreach (ReaderStatus status in statuses)
        {
            if ((status.CurrentState & Ignored) is not 0)
                continue;
            if (status.ReaderName is Notification)
            {
                if (listed == readers.Version)
                    continue;
                status.EventState |= Changed;
                changed = true;
            }
            else if (readers.Find(status.ReaderName) is { } reader)
            {
                uint state = StateOf(reader);
                bool differs = ((status.CurrentState ^ state) & ~(Changed | Ignored)) is not 0;
                status.EventState = differs ? state | Changed : state;
                status.Atr = reader.Card?.GetAtrBytes() ?? [];
                changed |= differs;
            }
        }

        return changed;
    }

    private uint WaitForNative(ReaderStatus[] others, uint timeout)
    {
        if (Native is not { } context)
            return PcscStatus.UnknownReader;
        lock (turn)
        {
            if (woken && timeout is not 0)
                return PcscStatus.Cancelled;
            waitsInNative = true;
        }

        try
        {
            return native.GetStatusChange(context, timeout, others);
        }
        finally
        {
            lock (turn)
                waitsInNative = false;
        }
    }

    private uint WaitForVirtual(uint timeout)
    {
        lock (turn)
        {
            if (!woken && !cancelled && timeout is not 0)
                Monitor.Wait(turn, timeout is PcscContext.Forever ? Timeout.Infinite : (int)Math.Min(timeout, int.MaxValue));
            return cancelled || woken ? PcscStatus.Cancelled : PcscStatus.Timeout;
        }
    }

    private bool WasCancelled()
    {
        lock (turn)
            return cancelled;
    }

    private void Wake(object sender, EventArgs arguments)
    {
        lock (turn)
        {
            woken = true;
            Monitor.PulseAll(turn);
            if (waitsInNative)
                ThreadPool.QueueUserWorkItem(_ => CancelNative());
        }
    }

    // A call of SCardCancel that comes before the wait has begun is lost.
    private void CancelNative()
    {
        while (Native is { } context)
        {
            lock (turn)
            {
                if (!waitsInNative || !woken)
                    return;
            }

            _ = native.Cancel(context);
            Thread.Sleep(BetweenCancels);
        }
    }
}
