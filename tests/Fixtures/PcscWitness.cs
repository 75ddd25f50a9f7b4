using System;
using System.ComponentModel;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;

namespace SmartCard.Fixtures;

/// <summary>
/// A second, independent client of pcscd, so that a test can wait for what it did to arrive there without asking the
/// code it tests. Written after pcsc-lite's winscard.h for 64-bit Linux alone.
/// </summary>
internal sealed unsafe class PcscWitness : IDisposable
{
    public const ulong Empty = 0x10;
    public const ulong Present = 0x20;
    public const ulong Exclusive = 0x80;
    public const ulong InUse = 0x100;
    public const ulong Mute = 0x200;

    private const ulong ScopeSystem = 2;
    private const long TimedOut = 0x8010000A;

    private readonly long context;

    public PcscWitness() => Check(nameof(SCardEstablishContext), SCardEstablishContext(ScopeSystem, 0, 0, out context));

    /// <summary>The names of the readers.</summary>
    public string[] ListReaders()
    {
        byte[] names = new byte[4096];
        ulong length = (ulong)names.Length;
        long status = SCardListReaders(context, 0, names, ref length);
        if (status == 0x8010002E)
            return [];
        Check(nameof(SCardListReaders), status);
        return [.. Encoding.UTF8.GetString(names, 0, (int)length).Split('\0').Where(name => name.Length > 0)];
    }

    /// <summary>Waits until the reader's state fulfils the condition.</summary>
    /// <exception cref="TimeoutException">It did not within the deadline.</exception>
    public void WaitFor(string reader, string what, Func<ulong, byte[], bool> condition, TimeSpan deadline)
    {
        long end = Environment.TickCount64 + (long)deadline.TotalMilliseconds;
        byte[] name = Encoding.UTF8.GetBytes(reader + '\0');
        fixed (byte* pinned = name)
        {
            State state = new() { Reader = (nint)pinned };
            while (true)
            {
                ulong timeout = (ulong)Math.Max(0, end - Environment.TickCount64);
                long status = SCardGetStatusChange(context, timeout, ref state, 1);
                if (status == TimedOut)
                    throw new TimeoutException($"pcscd did not report within {deadline} that {reader} {what}; its state is 0x{state.EventState:X}.");
                Check(nameof(SCardGetStatusChange), status);
                if (condition(state.EventState, new ReadOnlySpan<byte>(state.Atr, (int)state.AtrLength).ToArray()))
                    return;
                state.CurrentState = state.EventState;
            }
        }
    }

    /// <summary>Whether any program has a connection to the reader, or to the card in it.</summary>
    public bool IsUsed(string reader)
    {
        byte[] name = Encoding.UTF8.GetBytes(reader + '\0');
        fixed (byte* pinned = name)
        {
            State state = new() { Reader = (nint)pinned };
            Check(nameof(SCardGetStatusChange), SCardGetStatusChange(context, 0, ref state, 1));
            return (state.EventState & (Exclusive | InUse)) != 0;
        }
    }

    /// <summary>Connects to the card as another program would, T=0 or T=1; gives the handle.</summary>
    public long Connect(string reader, bool exclusive = false)
    {
        Check(nameof(SCardConnect), SCardConnect(context, Encoding.UTF8.GetBytes(reader + '\0'), exclusive ? 1UL : 2UL, 3, out long card, out _));
        return card;
    }

    /// <summary>Ends a connection and leaves the card as it is.</summary>
    public static void Disconnect(long card) => Check(nameof(SCardDisconnect), SCardDisconnect(card, 0));

    /// <summary>Resets the card.</summary>
    public static void Reset(long card) => Check(nameof(SCardReconnect), SCardReconnect(card, 2, 3, 1, out _));

    /// <summary>Begins a transaction and ends it again; waits as long as another program has one.</summary>
    public static void Transact(long card)
    {
        Check(nameof(SCardBeginTransaction), SCardBeginTransaction(card));
        Check(nameof(SCardEndTransaction), SCardEndTransaction(card, 0));
    }

    public void Dispose() => _ = SCardReleaseContext(context);

    private static void Check(string function, long status)
    {
        if (status != 0)
            throw new Win32Exception((int)status, $"{function} of the test's own client gave 0x{status:X8}.");
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct State
    {
        public nint Reader;
        public nint UserData;
        public ulong CurrentState;
        public ulong EventState;
        public ulong AtrLength;
        public fixed byte Atr[33];
    }

    private const string Library = "libpcsclite.so.1";

    [DllImport(Library)]
    private static extern long SCardEstablishContext(ulong scope, nint reserved1, nint reserved2, out long context);

    [DllImport(Library)]
    private static extern long SCardReleaseContext(long context);

    [DllImport(Library)]
    private static extern long SCardListReaders(long context, nint groups, byte[] readers, ref ulong length);

    [DllImport(Library)]
    private static extern long SCardConnect(long context, byte[] reader, ulong shareMode, ulong protocols, out long card, out ulong protocol);

    [DllImport(Library)]
    private static extern long SCardReconnect(long card, ulong shareMode, ulong protocols, ulong initialization, out ulong protocol);

    [DllImport(Library)]
    private static extern long SCardDisconnect(long card, ulong disposition);

    [DllImport(Library)]
    private static extern long SCardBeginTransaction(long card);

    [DllImport(Library)]
    private static extern long SCardEndTransaction(long card, ulong disposition);

    [DllImport(Library)]
    private static extern long SCardGetStatusChange(long context, ulong timeout, ref State states, ulong count);
}
