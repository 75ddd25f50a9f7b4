using System;
using System.Runtime.InteropServices;

namespace SmartCard.Atr.Lists;

/// <summary>
/// Counts how often lines come again, by their bytes, in a fixed amount of memory. A line that finds no place puts the
/// rarest of its neighbours out.
/// </summary>
/// <remarks>
/// A line has few places, so a list made to collide costs evictions and no search. Lists repeat: the same few thousand
/// cards are in use everywhere, and a line that is here needs no decoding.
/// </remarks>
internal sealed class LineCache
{
    /// <summary>33 bytes as pairs with a space between, and the end of the line.</summary>
    internal const int LongestLine = 112;

    private const int Ways = 4;
    private const int Sets = 4096;

    private readonly Entry[] entries = new Entry[Sets * Ways];
    private readonly byte[] texts = new byte[(Sets * Ways * LongestLine) + sizeof(ulong)];

    /// <summary>How many lines may be here at once.</summary>
    internal static int Capacity => Sets * Ways;

    /// <summary>What the bytes of a line amount to. Eight bytes after the line must be readable.</summary>
    internal static ulong HashOf(byte[] bytes, int start, int length)
    {
        ulong hash = (ulong)length;
        int at = start;
        for (int last = start + length - sizeof(ulong); at <= last; at += sizeof(ulong))
            hash = Mix(hash, BitConverter.ToUInt64(bytes, at));
        int rest = start + length - at;
        return rest == 0 ? hash : Mix(hash, BitConverter.ToUInt64(bytes, at) & LowBytes(rest));
    }

    /// <summary>Counts a line if it is here.</summary>
    internal bool TryCount(byte[] bytes, int start, int length, ulong hash)
    {
        int first = FirstWayOf(hash);
        for (int slot = first; slot < first + Ways; slot++)
        {
            ref Entry entry = ref entries[slot];
            if (entry.Hash == hash && entry.Length == length && Matches(slot, bytes, start, length))
            {
                entry.Again++;
                return true;
            }
        }

        return false;
    }

    /// <summary>The place for a new line; what was there has to be taken out first.</summary>
    internal int SlotFor(ulong hash)
    {
        int first = FirstWayOf(hash);
        int rarest = first;
        for (int slot = first + 1; slot < first + Ways; slot++)
        {
            if (entries[slot].Again < entries[rarest].Again)
                rarest = slot;
        }

        return rarest;
    }

    /// <summary>Puts a line in that came for the first time.</summary>
    internal void Put(int slot, byte[] bytes, int start, int length, ulong hash, long position)
    {
        entries[slot] = new Entry { Hash = hash, Length = length, Position = position };
        Buffer.BlockCopy(bytes, start, texts, slot * LongestLine, length);
    }

    /// <summary>Takes a line out; false when there is none that came again.</summary>
    internal bool TryTake(int slot, out CachedLine line)
    {
        ref Entry entry = ref entries[slot];
        line = new CachedLine(texts, slot * LongestLine, entry.Length, entry.Again, entry.Position);
        bool cameAgain = entry.Again > 0;
        entry = default;
        return cameAgain;
    }

    private static ulong Mix(ulong hash, ulong bytes)
    {
        // Multiplication carries upwards only; the shift brings what it made down again.
        hash = (hash ^ bytes) * 0x9E3779B97F4A7C15;
        return hash ^ (hash >> 29);
    }

    private static ulong LowBytes(int count) => (1UL << (count * 8)) - 1;

    private static int FirstWayOf(ulong hash) => (int)(hash >> 40) % Sets * Ways;

    private bool Matches(int slot, byte[] bytes, int start, int length)
    {
        int stored = slot * LongestLine;
        int at = 0;
        for (; at <= length - sizeof(ulong); at += sizeof(ulong))
        {
            if (BitConverter.ToUInt64(bytes, start + at) != BitConverter.ToUInt64(texts, stored + at))
                return false;
        }

        return at == length
            || ((BitConverter.ToUInt64(bytes, start + at) ^ BitConverter.ToUInt64(texts, stored + at)) & LowBytes(length - at)) == 0;
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Entry
    {
        internal ulong Hash;
        internal long Again;
        internal long Position;
        internal int Length;
    }
}

/// <summary>A line that came again, until the next one is put into its place.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct CachedLine(byte[] bytes, int start, int length, long again, long position)
{
    internal byte[] Bytes { get; } = bytes;

    internal int Start { get; } = start;

    internal int Length { get; } = length;

    /// <summary>How often it came after the first time.</summary>
    internal long Again { get; } = again;

    /// <summary>Where it came first.</summary>
    internal long Position { get; } = position;
}
