using System.Collections.Generic;
using System.Collections.ObjectModel;

namespace SmartCard.Bytes;

/// <summary>Data objects one after the other, as far as they could be read, and where reading had to stop.</summary>
/// <typeparam name="T">The kind of data object.</typeparam>
public sealed class TlvSequence<T>
{
    internal TlvSequence(IList<T> objects, TlvError? error, int? errorOffset)
    {
        Objects = new(objects);
        Error = error;
        ErrorOffset = errorOffset;
    }

    /// <summary>The data objects that were whole, in their order.</summary>
    public ReadOnlyCollection<T> Objects { get; }

    /// <summary>Why reading stopped; <see langword="null"/> when all was read.</summary>
    public TlvError? Error { get; }

    /// <summary>The first byte of the data object that is malformed; <see langword="null"/> when all was read.</summary>
    public int? ErrorOffset { get; }
}
