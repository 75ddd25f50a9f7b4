using System;
using System.Collections.Generic;
using System.Threading;

namespace SmartCard.Pcsc.Virtual;

/// <summary>
/// A reader that lives in the process. To everything that goes through this library it is one of the machine's readers;
/// other processes do not see it. It is there from <see cref="Add"/> until it is disposed.
/// </summary>
public sealed class VirtualReader : IDisposable
{
    private readonly VirtualReaders readers;

    internal VirtualReader(VirtualReaders readers, string readerName)
    {
        this.readers = readers;
        ReaderName = readerName;
    }

    /// <summary>The readers of this process, in the order in which they were added.</summary>
    public static IReadOnlyList<VirtualReader> All => VirtualReaders.OfThisProcess.List();

    /// <summary>The reader's name.</summary>
    public string ReaderName { get; }

    /// <summary>The card in the reader, or null.</summary>
    public VirtualCard? Card { get; private set; }

    /// <summary>How many times a card came or went, 0 to 65535, then from 0 again.</summary>
    public int EventCount { get; private set; }

    /// <summary>What other threads wait on while the card is held, busy or not yet there.</summary>
    internal object Sync { get; } = new();

    /// <summary>The handles connected to the reader.</summary>
    internal List<VirtualHandle> Handles { get; } = [];

    /// <summary>The handle that has a transaction, or null.</summary>
    internal VirtualHandle? Holder { get; set; }

    /// <summary>Rises with each card that is put in or taken out.</summary>
    internal int Insertion { get; private set; }

    /// <summary>Rises with each reset.</summary>
    internal int Resets { get; set; }

    /// <summary>Whether a command is with the card.</summary>
    internal bool IsBusy { get; set; }

    /// <summary>Whether the reader has been taken away.</summary>
    internal bool IsGone { get; private set; }

    /// <summary>Adds an empty reader.</summary>
    /// <param name="readerName">The reader's name: not empty, and no other virtual reader's.</param>
    /// <exception cref="ArgumentException">The name is empty or holds a zero character.</exception>
    /// <exception cref="InvalidOperationException">There is a virtual reader of that name.</exception>
    public static VirtualReader Add(string readerName) => VirtualReaders.OfThisProcess.Add(readerName);

    /// <summary>Puts a card in.</summary>
    /// <param name="card">The card.</param>
    /// <exception cref="InvalidOperationException">There is a card in the reader already, or the reader is gone.</exception>
    public void Insert(VirtualCard card)
    {
        lock (Sync)
        {
            if (IsGone)
                throw new InvalidOperationException($"The virtual reader '{ReaderName}' has been removed.");
            if (Card is not null)
                throw new InvalidOperationException($"There is a card in the virtual reader '{ReaderName}' already.");
            Change(card);
        }

        card.Reset();
        readers.Tell();
    }

    /// <summary>Takes the card out; does nothing when the reader is empty.</summary>
    public void Eject()
    {
        lock (Sync)
        {
            if (Card is null)
                return;
            Change(card: null);
        }

        readers.Tell();
    }

    /// <summary>Takes the reader away, with the card in it.</summary>
    public void Dispose()
    {
        lock (Sync)
        {
            if (IsGone)
                return;
            if (Card is not null)
                Change(card: null);
            IsGone = true;
        }

        readers.Remove(this);
    }

    /// <summary>The name of the reader.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => ReaderName;

    private void Change(VirtualCard? card)
    {
        Card = card;
        Holder = null;
        Insertion++;
        EventCount = (EventCount + 1) & 0xFFFF;
        Monitor.PulseAll(Sync);
    }
}
