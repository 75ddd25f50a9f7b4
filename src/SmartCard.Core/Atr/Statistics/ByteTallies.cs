using System.Collections.Generic;
using SmartCard.Bytes;

namespace SmartCard.Atr.Statistics;

/// <summary>
/// Counts the bytes of ATRs by what they are: characters, interface bytes by position, interface bytes by protocol.
/// One walk through the bytes serves all fields, and only a first example is allocated.
/// </summary>
internal sealed class ByteTallies
{
    internal const int TS = 0;
    internal const int T0 = 1;
    internal const int Tck = 2;

    private const int FirstPosition = 3;
    private const int Groups = 4;
    private const int Kinds = 4;
    private const int FirstProtocol = FirstPosition + (Groups * Kinds);
    private const int Protocols = 16;
    private const int KindsOfProtocol = 3;

    private readonly ByteTally[] all = new ByteTally[FirstProtocol + (Protocols * KindsOfProtocol)];
    private readonly List<ByteTally> watched = [];
    private long serial;

    internal ByteTallies()
    {
        for (int i = 0; i < all.Length; i++)
            all[i] = new ByteTally();
    }

    /// <summary>The place of an interface byte by its position, in groups 1 to 4.</summary>
    internal static int OfPosition(InterfaceByteKind kind, int group) => FirstPosition + ((group - 1) * Kinds) + (int)kind;

    /// <summary>The place of the first interface byte of its kind for a protocol.</summary>
    internal static int OfProtocol(InterfaceByteKind kind, int protocol) => FirstProtocol + (protocol * KindsOfProtocol) + (int)kind;

    /// <summary>What is counted at a place. An example of an ATR without it is kept from now on.</summary>
    internal ByteTally Watch(int place)
    {
        if (!watched.Contains(all[place]))
            watched.Add(all[place]);
        return all[place];
    }

    /// <summary>Counts the bytes of an ATR.</summary>
    /// <param name="bytes">An array that begins with the ATR.</param>
    /// <param name="layout">Where its parts stand.</param>
    /// <param name="count">How often the ATR came.</param>
    /// <param name="position">Its place among all that are counted.</param>
    internal void Add(byte[] bytes, in AtrLayout layout, long count, long position)
    {
        var seen = new Sighting(bytes, layout.Length, count, position, ++serial);
        all[TS].Add(bytes[0], InterfaceByteRole.Undefined, seen);
        all[T0].Add(bytes[1], InterfaceByteRole.Undefined, seen);
        if (layout.HasTck)
            all[Tck].Add(bytes[layout.HistoricalEnd], InterfaceByteRole.Undefined, seen);

        var walk = new InterfaceByteWalk(bytes, layout);
        while (walk.MoveNext())
        {
            int? protocol = walk.Protocol;
            ByteTally? ofProtocol = protocol is int t ? all[OfProtocol(walk.Kind, t)] : null;
            bool isFirst = ofProtocol is not null && ofProtocol.LastSerial != serial;
            var role = InterfaceByteRoles.Of(walk.Kind, walk.Group, protocol, isFirst ? 1 : 2);
            if (walk.Group <= Groups)
                all[OfPosition(walk.Kind, walk.Group)].Add(walk.Value, role, seen);
            if (isFirst)
                ofProtocol!.Add(walk.Value, role, seen);
        }

        foreach (ByteTally tally in watched)
        {
            if (tally.LastSerial != serial)
                tally.AddAbsent(seen);
        }
    }

    /// <summary>Adds what another has counted.</summary>
    internal void Add(ByteTallies other)
    {
        for (int i = 0; i < all.Length; i++)
            all[i].Add(other.all[i]);
    }
}

/// <summary>An ATR that is counted.</summary>
internal readonly struct Sighting(byte[] bytes, int length, long count, long position, long serial)
{
    internal long Count { get; } = count;

    internal long Position { get; } = position;

    /// <summary>Tells it from all others of one counter.</summary>
    internal long Serial { get; } = serial;

    internal string Text => HexText.Format(bytes, 0, length);
}
