using System;
using System.Runtime.InteropServices;

namespace SmartCard.Bytes;

/// <summary>
/// A place in a part of an array that only moves forward. Whoever decodes bytes reads through it, so every bounds
/// check of the decoders is in this file; what does not fit is <see langword="false"/>, and the place stays.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal struct ByteCursor
{
    private readonly byte[] bytes;
    private readonly int end;

    internal ByteCursor(byte[] bytes, int offset, int count)
    {
        if (offset < 0 || count < 0 || offset > bytes.Length - count)
            throw new ArgumentOutOfRangeException(nameof(offset), offset, "The part is not within the array.");
        this.bytes = bytes;
        Offset = offset;
        end = offset + count;
    }

    /// <summary>The array.</summary>
    internal readonly byte[] Source => bytes;

    /// <summary>Where the next byte stands in the array.</summary>
    internal int Offset { get; private set; }

    /// <summary>How many bytes are left.</summary>
    internal readonly int Left => end - Offset;

    /// <summary>The next byte, without moving.</summary>
    internal readonly bool TryPeek(out byte value)
    {
        bool isThere = Offset < end;
        value = isThere ? bytes[Offset] : default;
        return isThere;
    }

    /// <summary>The next byte.</summary>
    internal bool TryReadByte(out byte value)
    {
        bool isThere = TryPeek(out value);
        if (isThere)
            Offset++;
        return isThere;
    }

    /// <summary>The next bytes as a copy. A count from the outside may be larger than any array.</summary>
    internal bool TryReadBytes(long count, out byte[] value)
    {
        bool areThere = count >= 0 && count <= Left;
        value = areThere ? ReadBytes((int)count) : [];
        return areThere;
    }

    /// <summary>Goes over the next bytes. A count from the outside may be larger than any array.</summary>
    internal bool TrySkip(long count)
    {
        bool areThere = count >= 0 && count <= Left;
        if (areThere)
            Offset += (int)count;
        return areThere;
    }

    /// <summary>Everything that is left, as a copy.</summary>
    internal byte[] ReadRest() => ReadBytes(Left);

    private byte[] ReadBytes(int count)
    {
        var copy = new byte[count];
        Array.Copy(bytes, Offset, copy, 0, count);
        Offset += count;
        return copy;
    }
}
