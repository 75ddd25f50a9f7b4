using System.Runtime.InteropServices;

namespace SmartCard.Atr;

/// <summary>
/// Where the parts of an ATR stand: TS, T0, interface bytes, historical bytes, TCK, and what follows
/// (ISO/IEC 7816-3, 8.2). Every bound is checked here, and only here.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct AtrLayout
{
    private const int FirstInterfaceByte = 2;

    private AtrLayout(int length, int interfaceEnd, int missingY, int lastGroup, int announced, int historicalByteCount)
    {
        InterfaceEnd = interfaceEnd;
        MissingY = missingY;
        LastGroup = lastGroup;
        AnnouncedProtocols = announced;
        HistoricalEnd = System.Math.Min(length, interfaceEnd + historicalByteCount);
        IsCut = missingY != 0 || HistoricalEnd < interfaceEnd + historicalByteCount;
        HasTck = RequiresTck && !IsCut && HistoricalEnd < length;
        End = HistoricalEnd + (HasTck ? 1 : 0);
    }

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

    /// <summary>Whether announced interface bytes or historical bytes are missing.</summary>
    internal bool IsCut { get; }

    /// <summary>Whether TCK is there.</summary>
    internal bool HasTck { get; }

    /// <summary>The offset after the last byte that belongs to the ATR.</summary>
    internal int End { get; }

    /// <summary>TCK is required as soon as another T than 0 is announced, T=15 included (8.2.5).</summary>
    internal bool RequiresTck => (AnnouncedProtocols & ~1) != 0;

    /// <summary>Walks from TD to TD; nothing is decoded and nothing is allocated.</summary>
    internal static AtrLayout Of(byte[] bytes)
    {
        int y = bytes[1] >> 4;
        int at = FirstInterfaceByte;
        int group = 1;
        int announced = 0;
        while (true)
        {
            for (int bit = 1; bit < 8; bit <<= 1)
            {
                if ((y & bit) == 0)
                    continue;
                if (at == bytes.Length)
                    return new AtrLayout(bytes.Length, at, y & -bit, group, announced, bytes[1] & 0x0F);
                at++;
            }

            if ((y & 8) == 0)
                return new AtrLayout(bytes.Length, at, 0, group, announced, bytes[1] & 0x0F);
            if (at == bytes.Length)
                return new AtrLayout(bytes.Length, at, 8, group, announced, bytes[1] & 0x0F);

            announced |= 1 << (bytes[at] & 0x0F);
            y = bytes[at] >> 4;
            at++;
            group++;
        }
    }

    /// <summary>Names each interface byte and finds the protocol it belongs to.</summary>
    internal static InterfaceByte[] InterfaceBytesOf(byte[] bytes, in AtrLayout layout)
    {
        int at = FirstInterfaceByte;
        var placed = new InterfaceByte[layout.InterfaceEnd - at];
        var seen = new int[16 * 3];
        int y = bytes[1] >> 4;
        int td = 0;
        for (int group = 1; at < layout.InterfaceEnd; group++)
        {
            for (var kind = InterfaceByteKind.TA; kind <= InterfaceByteKind.TD && at < layout.InterfaceEnd; kind++)
            {
                if ((y >> (int)kind & 1) == 0)
                    continue;
                int? protocol = ProtocolOf(kind, group, td);
                int? ordinal = protocol is int t ? ++seen[(t * 3) + (int)kind] : null;
                placed[at - FirstInterfaceByte] = new InterfaceByte(at, kind, group, bytes[at], protocol, ordinal);
                at++;
            }

            td = bytes[at - 1] & 0x0F;
            y = bytes[at - 1] >> 4;
        }

        return placed;
    }

    /// <summary>
    /// The T that a byte belongs to (8.2.3): from group 3 on that of the TD before it. Group 1 is global, and so are
    /// TA2 and TB2; TC2 is of T=0 alone. T=15 in TD1 is an error, but its group can only be that of T=15.
    /// </summary>
    private static int? ProtocolOf(InterfaceByteKind kind, int group, int announcedBefore) => (kind, group) switch
    {
        (InterfaceByteKind.TD, _) => null,
        (_, 1) => null,
        (_, 2) when announcedBefore == 15 => 15,
        (InterfaceByteKind.TC, 2) when announcedBefore == 0 => 0,
        (_, 2) => null,
        _ => announcedBefore,
    };
}
