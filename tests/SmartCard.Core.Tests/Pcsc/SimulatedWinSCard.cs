using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Text;
using System.Threading;
using SmartCard.Pcsc.Native;

namespace SmartCard.Core.Tests.Pcsc;

/// <summary>Whose way of telling that readers come and go is simulated.</summary>
public enum Manner
{
    /// <summary>Windows: the upper half of the state of \\?PnP?\Notification is the number of readers.</summary>
    Windows,

    /// <summary>pcsc-lite 1.9.9, SCardGetStatusChange in winscard_clnt.c: the readers are counted when the wait begins.</summary>
    PcscLite,

    /// <summary>pcsc-lite since 2.4, the same place: the upper half counts readers that came and went.</summary>
    CountingPcscLite,

    /// <summary>A resource manager that does not know the name, and says so by SCARD_STATE_UNKNOWN.</summary>
    UnknownByState,

    /// <summary>A resource manager that does not know the name, and fails with SCARD_E_UNKNOWN_READER.</summary>
    UnknownByStatus,
}

/// <summary>
/// A resource manager with readers and cards that a test plugs, inserts and takes away while others wait. It follows
/// Microsoft's documentation of SCardGetStatusChange and the source of pcsc-lite.
/// </summary>
internal sealed class SimulatedWinSCard(Manner manner) : IWinSCard
{
    private const string Notification = @"\\?PnP?\Notification";
    private const uint Changed = 0x2;
    private const uint Unknown = 0x4;
    private const uint Empty = 0x10;
    private const uint Present = 0x20;

    private readonly object turn = new();
    private readonly SortedDictionary<string, Reader> readers = new(StringComparer.Ordinal);
    private readonly HashSet<IntPtr> valid = [];
    private readonly HashSet<IntPtr> cancelled = [];
    private bool running = true;
    private int lastContext;
    private uint readerEvents;

    /// <summary>Contexts that were established and not yet released.</summary>
    public int OpenContexts { get; private set; }

    /// <summary>How often SCardGetStatusChange was called.</summary>
    public int Calls { get; private set; }

    /// <summary>What SCardGetStatusChange returns at once, whatever happens; for waits of some time only.</summary>
    public uint? Nonsense { get; set; }

    /// <summary>What SCardEstablishContext returns instead.</summary>
    public uint? Refusal { get; set; }

    /// <summary>Waits are not ended by SCardCancel, nor by anything else: the service hangs.</summary>
    public bool Hangs { get; set; }

    public Encoding NameEncoding => Encoding.UTF8;

    public void Plug(params string[] names) => Do(() =>
    {
        foreach (string name in names)
        {
            readers[name] = new Reader();
            readerEvents++;
        }
    });

    public void Unplug(string name) => Do(() =>
    {
        readers.Remove(name);
        readerEvents++;
        if (manner is Manner.Windows && readers.Count is 0)
            running = false;
    });

    /// <summary>Cards that come and go so fast that nobody sees one of them: an odd number changes the state.</summary>
    public void Move(string name, int moves = 1, string atr = "3B00") => Do(() =>
    {
        Reader reader = readers[name];
        for (int i = 0; i < moves; i++)
        {
            reader.Atr = reader.Atr is null ? Convert.FromHexString(atr) : null;
            reader.Counter = (reader.Counter + 1) & 0xFFFF;
        }
    });

    /// <summary>Other bits of a reader's state, such as SCARD_STATE_INUSE 0x100; pcsc-lite does not count these changes.</summary>
    public void Set(string name, uint bits) => Do(() => readers[name].Bits = bits);

    public void SetCounter(string name, uint counter) => Do(() => readers[name].Counter = counter);

    /// <summary>The service ends: nothing of its contexts and counts is left.</summary>
    public void Stop() => Do(() =>
    {
        running = false;
        valid.Clear();
        foreach (Reader reader in readers.Values)
            reader.Counter = 0;
        readerEvents = 0;
    });

    public void Start() => Do(() => running = true);

    public uint EstablishContext(out IntPtr context)
    {
        lock (turn)
        {
            context = 0;
            if (Refusal is { } refusal)
                return refusal;
            if (!running)
                return 0x8010001D;
            context = ++lastContext;
            valid.Add(context);
            OpenContexts++;
            return 0;
        }
    }

    public uint ReleaseContext(IntPtr context)
    {
        lock (turn)
        {
            OpenContexts--;
            return valid.Remove(context) ? 0 : 0x80100003;
        }
    }

    public uint ListReaders(IntPtr context, byte[]? names, ref int size)
    {
        lock (turn)
        {
            if (Gone(context) is { } gone)
                return gone;
            if (readers.Count is 0)
                return 0x8010002E;
            byte[] bytes = NameEncoding.GetBytes(string.Join('\0', readers.Keys) + "\0\0");
            int room = size;
            size = bytes.Length;
            if (names is null)
                return 0;
            if (room < bytes.Length)
                return 0x80100008;
            bytes.CopyTo(names, 0);
            return 0;
        }
    }

    public uint GetStatusChange(IntPtr context, uint timeout, ReaderStatus[] states)
    {
        lock (turn)
        {
            Calls++;
            if (Nonsense is { } nonsense && timeout is not 0)
                return nonsense;
            long waited = Stopwatch.GetTimestamp();
            int readersAtStart = readers.Count;
            cancelled.Remove(context);
            for (bool first = true; ; first = false)
            {
                if (Gone(context) is { } gone)
                    return gone;
                if (first && Array.Exists(states, state => !readers.ContainsKey(state.ReaderName) && (state.ReaderName is not Notification || manner is Manner.UnknownByStatus)))
                    return 0x80100009;
                bool changed = false;
                foreach (ReaderStatus state in states)
                    changed |= state.ReaderName is Notification ? TellOfReaders(state, readersAtStart) : Tell(state);
                if (changed)
                    return 0;
                if (cancelled.Contains(context) && !Hangs)
                    return 0x80100002;
                TimeSpan left = timeout is 0xFFFFFFFF ? Timeout.InfiniteTimeSpan : TimeSpan.FromMilliseconds(timeout) - Stopwatch.GetElapsedTime(waited);
                if (left != Timeout.InfiniteTimeSpan && left <= TimeSpan.Zero)
                    return 0x8010000A;
                Monitor.Wait(turn, left);
            }
        }
    }

    public uint IsValidContext(IntPtr context)
    {
        lock (turn)
            return Gone(context) ?? 0;
    }

    public uint Cancel(IntPtr context)
    {
        Do(() => cancelled.Add(context));
        return 0;
    }

    public uint Connect(IntPtr context, string readerName, uint shareMode, uint protocols, out IntPtr card, out uint protocol) => throw new NotSupportedException();

    public uint Reconnect(IntPtr card, uint shareMode, uint protocols, uint initialization, out uint protocol) => throw new NotSupportedException();

    public uint Disconnect(IntPtr card, uint disposition) => throw new NotSupportedException();

    public uint BeginTransaction(IntPtr card) => throw new NotSupportedException();

    public uint EndTransaction(IntPtr card, uint disposition) => throw new NotSupportedException();

    public uint Status(IntPtr card, out CardStatus status) => throw new NotSupportedException();

    public uint Transmit(IntPtr card, uint protocol, byte[] command, byte[] response, out int length) => throw new NotSupportedException();

    public uint Control(IntPtr card, uint code, byte[] input, byte[] output, out int length) => throw new NotSupportedException();

    public uint GetAttrib(IntPtr card, uint attribute, byte[]? value, ref int size) => throw new NotSupportedException();

    public uint SetAttrib(IntPtr card, uint attribute, byte[] value) => throw new NotSupportedException();

    public uint ControlCode(uint function) => throw new NotSupportedException();

    private void Do(Action change)
    {
        lock (turn)
        {
            change();
            Monitor.PulseAll(turn);
        }
    }

    /// <summary>Why the context is of no use; null when it is.</summary>
    private uint? Gone(IntPtr context) =>
        running ? valid.Contains(context) ? null : 0x80100003 : manner is Manner.Windows ? 0x8010001E : 0x80100013;

    private bool TellOfReaders(ReaderStatus state, int readersAtStart)
    {
        uint known = state.CurrentState >> 16;
        (uint now, bool changed) = manner switch
        {
            Manner.Windows => ((uint)readers.Count, known != readers.Count),
            Manner.CountingPcscLite => (readerEvents, (known is not 0 && known != readerEvents) || readers.Count != readersAtStart),
            _ => (0u, readers.Count != readersAtStart),
        };
        state.EventState = (now << 16) | (manner is Manner.UnknownByState ? Unknown | Changed : changed ? Changed : 0);
        return changed && manner is not Manner.UnknownByState;
    }

    private bool Tell(ReaderStatus state)
    {
        if (!readers.TryGetValue(state.ReaderName, out Reader? reader))
        {
            state.EventState = Unknown | Changed;
            return (state.CurrentState & Unknown) is 0;
        }

        const uint Compared = 0x0FFF & ~Changed;
        uint bits = (reader.Atr is null ? Empty : Present) | reader.Bits;
        uint knownCounter = state.CurrentState >> 16;
        bool changed = (knownCounter is not 0 && knownCounter != reader.Counter) || (state.CurrentState & Compared) != bits;
        state.EventState = (reader.Counter << 16) | bits | (changed ? Changed : 0);
        state.Atr = reader.Atr ?? [];
        return changed;
    }

    private sealed class Reader
    {
        public byte[]? Atr { get; set; }

        public uint Counter { get; set; }

        public uint Bits { get; set; }
    }
}
