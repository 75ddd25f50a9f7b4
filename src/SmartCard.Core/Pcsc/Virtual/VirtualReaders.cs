using System;
using System.Collections.Generic;
using System.Linq;

namespace SmartCard.Pcsc.Virtual;

/// <summary>The virtual readers of a process.</summary>
internal sealed class VirtualReaders
{
    private readonly object turn = new();
    private volatile VirtualReader[] readers = [];

    /// <summary>The ones that every context of this process sees.</summary>
    public static VirtualReaders OfThisProcess { get; } = new();

    /// <summary>Raised when a reader or a card came or went, or the use of a card changed; on the thread that did it.</summary>
    public event EventHandler? Changed;

    /// <summary>Whether there has ever been one: before that, everything goes straight to the system's library.</summary>
    public bool WereUsed { get; private set; }

    /// <summary>Rises with each reader that is added or taken away.</summary>
    public int Version { get; private set; }

    public IReadOnlyList<VirtualReader> List() => readers;

    public VirtualReader? Find(string readerName)
    {
        foreach (VirtualReader reader in readers)
        {
            if (string.Equals(reader.ReaderName, readerName, StringComparison.Ordinal))
                return reader;
        }

        return null;
    }

    public VirtualReader Add(string readerName)
    {
        if (string.IsNullOrWhiteSpace(readerName) || readerName.IndexOf('\0') >= 0)
            throw new ArgumentException("The name of a reader is not empty and holds no zero character.", nameof(readerName));
        VirtualReader reader = new(this, readerName);
        lock (turn)
        {
            if (Find(readerName) is not null)
                throw new InvalidOperationException($"There is a virtual reader '{readerName}' already.");
            readers = [.. readers, reader];
            Version++;
            WereUsed = true;
        }

        Tell();
        return reader;
    }

    public void Remove(VirtualReader reader)
    {
        lock (turn)
        {
            readers = [.. readers.Where(other => other != reader)];
            Version++;
        }

        Tell();
    }

    /// <summary>Wakes everyone who waits for a change.</summary>
    public void Tell() => Changed?.Invoke(this, EventArgs.Empty);
}
