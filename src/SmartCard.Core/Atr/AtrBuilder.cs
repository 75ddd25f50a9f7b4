using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace SmartCard.Atr;

/// <summary>Puts an ATR together, group by group (ISO/IEC 7816-3, 8.2).</summary>
internal static class AtrBuilder
{
    private const int GlobalProtocol = 15;
    private const int MaxHistoricalBytes = 15;

    private static readonly int[] DefinedProtocols = [0, 1, 14];

    internal static byte[] Build(AtrParameters wanted)
    {
        if (wanted.HistoricalBytes.Count > MaxHistoricalBytes)
            throw new InvalidAtrParameterException(nameof(wanted.HistoricalBytes), Invariant($"{wanted.HistoricalBytes.Count} historical bytes are too many: T0 can announce at most {MaxHistoricalBytes}."));
        if (wanted.Convention is not Convention.Direct and not Convention.Inverse)
            throw new InvalidAtrParameterException(nameof(wanted.Convention), "Convention is Direct or Inverse.");

        List<Group> groups = GroupsOf(wanted);
        List<byte> bytes = [(byte)wanted.Convention];
        for (int i = 0; i < groups.Count; i++)
            groups[i].AppendTo(bytes, isLast: i == groups.Count - 1);
        bytes.AddRange(wanted.HistoricalBytes);
        if (groups.Skip(1).Any(group => group.Format != 0))
            bytes.Add(bytes.Skip(1).Aggregate((xor, value) => (byte)(xor ^ value)));
        return [.. bytes];
    }

    /// <summary>
    /// Group 1 and the TD chain. Group 2 belongs to the first protocol, but holds TA2 and, of the protocols' own bytes,
    /// only TC2 for T=0: what belongs to T=1 stands in a group from 3 on, after a TD that repeats T=1 if need be.
    /// </summary>
    private static List<Group> GroupsOf(AtrParameters wanted)
    {
        int[] protocols = ProtocolsOf(wanted);
        RequireProtocols(wanted, protocols);

        List<Group> groups =
        [
            new(wanted.HistoricalBytes.Count, InterfaceByteValues.ClockRate(wanted), InterfaceByteValues.Programming(wanted), InterfaceByteValues.ExtraGuardTime(wanted)),
            new(protocols[0], InterfaceByteValues.SpecificMode(wanted), null, InterfaceByteValues.WaitingInteger(wanted)),
        ];

        var ofT1 = new Group(1, InterfaceByteValues.Ifsc(wanted), InterfaceByteValues.BlockWaiting(wanted), InterfaceByteValues.ErrorDetection(wanted));
        if (protocols[0] == 1 && !ofT1.IsEmpty)
            groups.Add(ofT1);
        groups.AddRange(protocols.Skip(1).Select(protocol => protocol == 1 ? ofT1 : new Group(protocol, null, null, null)));

        var ofT15 = new Group(GlobalProtocol, InterfaceByteValues.ClockStopAndClass(wanted), InterfaceByteValues.Spu(wanted), null);
        if (!ofT15.IsEmpty)
            groups.Add(ofT15);

        // T=0 alone is what an ATR without TD1 offers.
        bool isT0Understood = groups.Count == 2 && groups[1].Format == 0 && groups[1].IsEmpty;
        return isT0Understood ? [groups[0]] : groups;
    }

    private static int[] ProtocolsOf(AtrParameters wanted)
    {
        foreach (int protocol in wanted.Protocols)
        {
            if (protocol == GlobalProtocol)
                throw new InvalidAtrParameterException(nameof(wanted.Protocols), "T=15 is no transmission protocol. It is announced for ClockStop, OperatingClass and Spu by itself.");
            if (!DefinedProtocols.Contains(protocol))
                throw new InvalidAtrParameterException(nameof(wanted.Protocols), Invariant($"T={protocol} is not defined: the transmission protocols are {string.Join(", ", DefinedProtocols)}."));
        }

        int[] protocols = [.. wanted.Protocols.Distinct().OrderBy(protocol => protocol)];
        return protocols.Length > 0
            ? protocols
            : throw new InvalidAtrParameterException(nameof(wanted.Protocols), "A card offers one transmission protocol at least: 0, 1 or 14.");
    }

    /// <summary>What belongs to a protocol cannot be said of a card that does not offer it.</summary>
    private static void RequireProtocols(AtrParameters wanted, int[] protocols)
    {
        (string Name, bool IsNamed, int Protocol)[] belonging =
        [
            (nameof(wanted.WaitingInteger), wanted.WaitingInteger is not null, 0),
            (nameof(wanted.Ifsc), wanted.Ifsc is not null, 1),
            (nameof(wanted.Bwi), wanted.Bwi is not null, 1),
            (nameof(wanted.Cwi), wanted.Cwi is not null, 1),
            (nameof(wanted.ErrorDetection), wanted.ErrorDetection is not null, 1),
            (nameof(wanted.SpecificModeProtocol), wanted.SpecificModeProtocol is not null, wanted.SpecificModeProtocol ?? 0),
        ];
        foreach ((string name, bool isNamed, int protocol) in belonging)
        {
            if (isNamed && !protocols.Contains(protocol))
                throw new InvalidAtrParameterException(name, Invariant($"{name} needs T={protocol}, and the protocols are {string.Join(", ", protocols.Select(offered => Invariant($"T={offered}")))}."));
        }
    }

    /// <summary>
    /// The byte that announces a group, and its TA, TB and TC. It is T0 for group 1 and the TD before it for the
    /// others: Y above, the number of historical bytes or T below.
    /// </summary>
    private sealed class Group(int format, byte? ta, byte? tb, byte? tc)
    {
        private readonly byte?[] values = [ta, tb, tc];

        internal int Format { get; } = format;

        internal bool IsEmpty => values.All(value => value is null);

        internal void AppendTo(List<byte> bytes, bool isLast)
        {
            int y = isLast ? 0 : 1 << (int)InterfaceByteKind.TD;
            for (var kind = InterfaceByteKind.TA; kind < InterfaceByteKind.TD; kind++)
                y |= values[(int)kind] is null ? 0 : 1 << (int)kind;
            bytes.Add((byte)(y << 4 | Format));
            bytes.AddRange(values.OfType<byte>());
        }
    }
}
