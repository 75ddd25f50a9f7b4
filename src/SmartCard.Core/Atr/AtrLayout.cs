using System.Runtime.InteropServices;

namespace SmartCard.Atr;

/// <summary>
/// Where the parts of an ATR stand: TS, T0, interface bytes, historical bytes, TCK, and what follows
/// (ISO/IEC 7816-3, 8.2). Every bound is checked here, and only here.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct AtrLayout
{
    private AtrLayout(int length, int interfaceEnd, int missingY, int lastGroup, int announced, int historicalByteCount)
    {
        Length = length;
        InterfaceEnd = interfaceEnd;
        MissingY = missingY;
        LastGroup = lastGroup;
        AnnouncedProtocols = announced;
        HistoricalEnd = System.Math.Min(length, interfaceEnd + historicalByteCount);
        IsHistoricalCut = HistoricalEnd < interfaceEnd + historicalByteCount;
        IsCut = missingY != 0 || IsHistoricalCut;
        HasTck = RequiresTck && !IsCut && HistoricalEnd < length;
        End = HistoricalEnd + (HasTck ? 1 : 0);
    }

    /// <summary>How many bytes there are, those after the end of the ATR included.</summary>
    internal int Length { get; }

    /// <summary>The offset after the last interface byte that is there.</summary>
    internal int InterfaceEnd { get; }

    /// <summary>The bits of Y (1 TA, 2 TB, 4 TC, 8 TD) whose bytes are announced in the last group and not there.</summary>
    internal int MissingY { get; }

    /// <summary>The last group that is announced, from 1.</summary>
    internal int LastGroup { get; }

    /// <summary>One bit for each T that some TD announces, T=15 included; 0 without TD1.</summary>
    internal int AnnouncedProtocols { get; }

    /// <summary>The offset after the last historical byte that is there.</summary>
    internal int HistoricalEnd { get; }

    /// <summary>Whether historical bytes that T0 announces are missing.</summary>
    internal bool IsHistoricalCut { get; }

    /// <summary>Whether announced interface bytes or historical bytes are missing.</summary>
    internal bool IsCut { get; }

    /// <summary>Whether TCK is there.</summary>
    internal bool HasTck { get; }

    /// <summary>The offset after the last byte that belongs to the ATR.</summary>
    internal int End { get; }

    /// <summary>TCK is required as soon as another T than 0 is announced, T=15 included (8.2.5).</summary>
    internal bool RequiresTck => (AnnouncedProtocols & ~1) != 0;

    /// <summary>Walks from TD to TD through the ATR at the beginning of an array; nothing is decoded and nothing is allocated.</summary>
    internal static AtrLayout Of(byte[] bytes, int length)
    {
        int y = bytes[1] >> 4;
        int at = InterfaceByteWalk.FirstOffset;
        int group = 1;
        int announced = 0;
        while (true)
        {
            for (int bit = 1; bit < 8; bit <<= 1)
            {
                if ((y & bit) == 0)
                    continue;
                if (at == length)
                    return new AtrLayout(length, at, y & -bit, group, announced, bytes[1] & 0x0F);
                at++;
            }

            if ((y & 8) == 0)
                return new AtrLayout(length, at, 0, group, announced, bytes[1] & 0x0F);
            if (at == length)
                return new AtrLayout(length, at, 8, group, announced, bytes[1] & 0x0F);

            announced |= 1 << (bytes[at] & 0x0F);
            y = bytes[at] >> 4;
            at++;
            group++;
        }
    }

    /// <summary>Names each interface byte and finds the protocol it belongs to.</summary>
    internal static InterfaceByte[] InterfaceBytesOf(byte[] bytes, in AtrLayout layout)
    {
        var placed = new InterfaceByte[layout.InterfaceEnd - InterfaceByteWalk.FirstOffset];
        var ordinals = default(OrdinalCounter);
        var walk = new InterfaceByteWalk(bytes, layout);
        for (int i = 0; walk.MoveNext(); i++)
        {
            int? protocol = walk.Protocol;
            int? ordinal = protocol is int t ? ordinals.Next((t * 3) + (int)walk.Kind) : null;
            placed[i] = new InterfaceByte(walk.Offset, walk.Kind, walk.Group, walk.Value, protocol, ordinal);
        }

        return placed;
    }

    /// <summary>Numbers the bytes of each kind for each protocol. Nearly every byte is the first, which needs a bit alone.</summary>
    [StructLayout(LayoutKind.Auto)]
    private struct OrdinalCounter
    {
        private long seen;
        private int[]? repeated;

        /// <summary>The next ordinal of a slot from 0 to 47, from 1.</summary>
        internal int Next(int slot)
        {
            if ((seen >> slot & 1) == 0)
            {
                seen |= 1L << slot;
                return 1;
            }

            repeated ??= new int[16 * 3];
            return ++repeated[slot] + 1;
        }
    }
}
