using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace SmartCard.Pcsc.Tracing;

/// <summary>The names that winscard.h and pcsclite.h give to numbers.</summary>
internal static class NativeNames
{
    private const uint EventCounter = 0xFFFF0000;

    private static readonly (uint Value, string Name)[] Scopes =
    [
        (0, "SCARD_SCOPE_USER"),
        (1, "SCARD_SCOPE_TERMINAL"),
        (2, "SCARD_SCOPE_SYSTEM"),
    ];

    private static readonly (uint Value, string Name)[] ShareModes =
    [
        ((uint)CardShareMode.Exclusive, "SCARD_SHARE_EXCLUSIVE"),
        ((uint)CardShareMode.Shared, "SCARD_SHARE_SHARED"),
        ((uint)CardShareMode.Direct, "SCARD_SHARE_DIRECT"),
    ];

    private static readonly (uint Value, string Name)[] Dispositions =
    [
        ((uint)CardDisposition.Leave, "SCARD_LEAVE_CARD"),
        ((uint)CardDisposition.Reset, "SCARD_RESET_CARD"),
        ((uint)CardDisposition.Unpower, "SCARD_UNPOWER_CARD"),
        ((uint)CardDisposition.Eject, "SCARD_EJECT_CARD"),
    ];

    private static readonly (uint Value, string Name)[] CardStates =
    [
        ((uint)Pcsc.CardState.Unknown, "SCARD_UNKNOWN"),
        ((uint)Pcsc.CardState.Absent, "SCARD_ABSENT"),
        ((uint)Pcsc.CardState.Present, "SCARD_PRESENT"),
        ((uint)Pcsc.CardState.Swallowed, "SCARD_SWALLOWED"),
        ((uint)Pcsc.CardState.Powered, "SCARD_POWERED"),
        ((uint)Pcsc.CardState.Negotiable, "SCARD_NEGOTIABLE"),
        ((uint)Pcsc.CardState.Specific, "SCARD_SPECIFIC"),
    ];

    private static readonly (uint Bit, string Name)[] ProtocolBits =
    [
        ((uint)CardProtocol.T0, "SCARD_PROTOCOL_T0"),
        ((uint)CardProtocol.T1, "SCARD_PROTOCOL_T1"),
        ((uint)CardProtocol.T15, "SCARD_PROTOCOL_T15"),
        ((uint)CardProtocol.Raw, "SCARD_PROTOCOL_RAW"),
    ];

    private static readonly (uint Bit, string Name)[] ReaderStateBits =
    [
        (0x0001, "SCARD_STATE_IGNORE"),
        (0x0002, "SCARD_STATE_CHANGED"),
        (0x0004, "SCARD_STATE_UNKNOWN"),
        (0x0008, "SCARD_STATE_UNAVAILABLE"),
        (0x0010, "SCARD_STATE_EMPTY"),
        (0x0020, "SCARD_STATE_PRESENT"),
        (0x0040, "SCARD_STATE_ATRMATCH"),
        (0x0080, "SCARD_STATE_EXCLUSIVE"),
        (0x0100, "SCARD_STATE_INUSE"),
        (0x0200, "SCARD_STATE_MUTE"),
        (0x0400, "SCARD_STATE_UNPOWERED"),
    ];

    public static string? Scope(uint value) => Name(Scopes, value);

    public static string? ShareMode(uint value) => Name(ShareModes, value);

    public static string? Disposition(uint value) => Name(Dispositions, value);

    public static string? CardState(CardState value) => Name(CardStates, (uint)value);

    public static string? Protocols(uint value) => value is 0 ? "SCARD_PROTOCOL_UNDEFINED" : Names(ProtocolBits, value);

    /// <summary>The bits of the lower half; the upper half counts the events.</summary>
    public static string? ReaderState(uint value) =>
        (value & ~EventCounter) is 0 ? "SCARD_STATE_UNAWARE" : Names(ReaderStateBits, value & ~EventCounter);

    /// <summary>Bits that no name has are told by their number.</summary>
    private static string? Names((uint Bit, string Name)[] table, uint value)
    {
        List<string> names = [.. table.Where(row => (value & row.Bit) is not 0).Select(row => row.Name)];
        uint rest = table.Aggregate(value, (left, row) => left & ~row.Bit);
        if (rest is not 0)
            names.Add("0x" + rest.ToString("X", CultureInfo.InvariantCulture));
        return string.Join(", ", names);
    }

    private static string? Name((uint Value, string Name)[] table, uint value) =>
        table.Where(row => row.Value == value).Select(row => row.Name).FirstOrDefault();
}
