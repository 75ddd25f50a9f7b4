using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using static System.FormattableString;

namespace SmartCard.Atr;

/// <summary>Which role an interface byte has, and what its value says in that role (ISO/IEC 7816-3, 8.3, 10.2, 11.4).</summary>
internal static class InterfaceByteRoles
{
    private static readonly InterfaceByteRole[] Group1 =
        [InterfaceByteRole.ClockRate, InterfaceByteRole.ProgrammingVoltage1, InterfaceByteRole.ExtraGuardTime];

    private static readonly InterfaceByteRole[] Group2 =
        [InterfaceByteRole.SpecificMode, InterfaceByteRole.ProgrammingVoltage2, InterfaceByteRole.WaitingInteger];

    private static readonly InterfaceByteRole[] FirstForT1 =
        [InterfaceByteRole.Ifsc, InterfaceByteRole.BlockWaiting, InterfaceByteRole.ErrorDetection];

    private static readonly InterfaceByteRole[] FirstForT15 =
        [InterfaceByteRole.ClockStopAndClass, InterfaceByteRole.Spu, InterfaceByteRole.Undefined];

    /// <summary>For each role: what a value says, and whether it uses a code that is reserved for future use.</summary>
    private static readonly Dictionary<InterfaceByteRole, (Func<byte, string> Describe, Func<byte, bool> IsReserved)> Meanings = new()
    {
        [InterfaceByteRole.ClockRate] = (DescribeClockRate, v => Fi(v) is null || Di(v) is null),
        [InterfaceByteRole.ProgrammingVoltage1] = (DescribeProgramming1, IsProgramming1Reserved),
        [InterfaceByteRole.ExtraGuardTime] = (DescribeGuardTime, _ => false),
        [InterfaceByteRole.NextGroup] = (DescribeNextGroup, v => (v & 0x0F) is >= 2 and <= 13),
        [InterfaceByteRole.SpecificMode] = (DescribeSpecificMode, v => (v & 0x60) != 0 || IsReservedProtocol(v)),
        [InterfaceByteRole.ProgrammingVoltage2] = (
            v => ParameterTables.ProgrammingVoltage2(v) is double volts ? Invariant($"programming voltage {volts} V, in place of PI1") : "programming voltage PI2 reserved",
            v => ParameterTables.ProgrammingVoltage2(v) is null),
        [InterfaceByteRole.WaitingInteger] = (v => v == 0 ? "waiting integer WI 0 reserved" : Invariant($"waiting integer WI {v}"), v => v == 0),
        [InterfaceByteRole.Ifsc] = (v => v is 0 or 255 ? Invariant($"IFSC {v} reserved") : Invariant($"IFSC {v}: information field of {v} bytes at most"), v => v is 0 or 255),
        [InterfaceByteRole.BlockWaiting] = (v => Invariant($"BWI {v >> 4}{(v >> 4 > 9 ? " reserved" : "")}, CWI {v & 0x0F}"), v => v >> 4 > 9),
        [InterfaceByteRole.ErrorDetection] = (v => "error detection by " + ((v & 1) == 0 ? "LRC" : "CRC") + (v > 1 ? ", bits 8 to 2 reserved" : ""), v => v > 1),
        [InterfaceByteRole.ClockStopAndClass] = (DescribeClockStopAndClass, v => ParameterTables.OperatingClasses[v & 0x3F] is null),
        [InterfaceByteRole.Spu] = (DescribeSpu, _ => false),
    };

    /// <summary>The same by the number of the role, for lists with millions of bytes.</summary>
    private static readonly Func<byte, bool>?[] ReservedByRole =
        [.. Enumerable.Range(0, (int)InterfaceByteRole.Spu + 1).Select(role => Meanings.TryGetValue((InterfaceByteRole)role, out var meaning) ? meaning.IsReserved : null)];

    internal static InterfaceByteRole Of(InterfaceByteKind kind, int group, int? protocol, int? ordinal)
    {
        if (kind == InterfaceByteKind.TD)
            return InterfaceByteRole.NextGroup;
        if (group == 1)
            return Group1[(int)kind];
        if (protocol is 1 or 15)
            return ordinal == 1 ? (protocol == 1 ? FirstForT1 : FirstForT15)[(int)kind] : InterfaceByteRole.Undefined;
        bool hasMeaning = group == 2 && (kind != InterfaceByteKind.TC || protocol == 0);
        return hasMeaning ? Group2[(int)kind] : InterfaceByteRole.Undefined;
    }

    internal static string Describe(in InterfaceByte value) =>
        value.Role != InterfaceByteRole.Undefined ? Describe(value.Role, value.Value)
        : value.Protocol is int protocol ? Invariant($"no meaning defined for T={protocol}")
        : "no meaning defined: TC2 is of T=0, which TD1 does not announce";

    internal static string Describe(InterfaceByteRole role, byte value) =>
        role == InterfaceByteRole.Undefined ? "no meaning defined" : Meanings[role].Describe(value);

    internal static bool IsReserved(in InterfaceByte value) => ReservedByRole[(int)value.Role]?.Invoke(value.Value) == true;

    /// <summary>The names of the bytes that a Y nibble announces for a group, as <c>TA2 TB2</c>.</summary>
    internal static string Announced(int y, int group)
    {
        var names = new List<string>(4);
        for (var kind = InterfaceByteKind.TA; kind <= InterfaceByteKind.TD; kind++)
        {
            if ((y >> (int)kind & 1) != 0)
                names.Add(InterfaceByte.NameOf(kind, group));
        }

        return string.Join(" ", names);
    }

    /// <summary>T=2 to T=13 are reserved, and T=15 is no protocol to transmit by (8.2.3).</summary>
    private static bool IsReservedProtocol(byte value) => (value & 0x0F) is (>= 2 and <= 13) or 15;

    private static int? Fi(byte value) => ParameterTables.Fi[value >> 4];

    private static int? Di(byte value) => ParameterTables.Di[value & 0x0F];

    private static string DescribeClockRate(byte value)
    {
        string fi = Fi(value) is int f ? Invariant($"Fi {f}") : Invariant($"Fi code {value >> 4} reserved");
        string di = Di(value) is int d ? Invariant($"Di {d}") : Invariant($"Di code {value & 0x0F} reserved");
        string rate = Fi(value) is int fi1 && Di(value) is int di1
            ? Invariant($", f max {ParameterTables.MaxFrequencyMHz[value >> 4]} MHz: {Math.Round((double)fi1 / di1, 3)} cycles per etu, {Math.Round(ParameterTables.MaxFrequencyMHz[value >> 4]!.Value * 1e6 * di1 / fi1)} bit/s")
            : "";
        return fi + ", " + di + rate;
    }

    private static string DescribeProgramming1(byte value)
    {
        if ((value & 0x1F) == 0)
            return "VPP is not connected" + ((value & 0x80) != 0 ? ", bit 8 reserved" : "");
        string voltage = ParameterTables.ProgrammingVoltage1[value & 0x1F] is double volts
            ? Invariant($"programming voltage {volts} V")
            : Invariant($"programming voltage PI1 {value & 0x1F} reserved");
        string current = ParameterTables.ProgrammingCurrentMilliampere[value >> 5 & 3] is int milliampere
            ? Invariant($"at most {milliampere} mA")
            : "current code 3 reserved";
        return voltage + ", " + current + ((value & 0x80) != 0 ? ", bit 8 reserved" : "");
    }

    private static bool IsProgramming1Reserved(byte value) =>
        (value & 0x80) != 0
        || ((value & 0x1F) != 0
            && (ParameterTables.ProgrammingVoltage1[value & 0x1F] is null
                || ParameterTables.ProgrammingCurrentMilliampere[value >> 5 & 3] is null));

    private static string DescribeGuardTime(byte value) => value switch
    {
        0 => "extra guard time N 0: none",
        255 => "extra guard time N 255: 12 etu with T=0, 11 etu with T=1",
        _ => Invariant($"extra guard time N {value}"),
    };

    private static string DescribeNextGroup(byte value)
    {
        int protocol = value & 0x0F;
        string reserved = protocol is >= 2 and <= 13 ? " reserved" : protocol == 15 ? " (global interface bytes)" : "";
        return Invariant($"T={protocol}{reserved}");
    }

    private static string DescribeSpecificMode(byte value) =>
        Invariant($"specific mode, T={value & 0x0F}{(IsReservedProtocol(value) ? " reserved" : "")}, {((value & 0x80) == 0 ? "can" : "cannot")} change, parameters {((value & 0x10) == 0 ? "by interface bytes" : "implicit")}")
        + ((value & 0x60) != 0 ? ", bits 7 and 6 reserved" : "");

    private static string DescribeClockStopAndClass(byte value) =>
        ParameterTables.ClockStopText[value >> 6] + ", "
        + (ParameterTables.OperatingClasses[value & 0x3F] is OperatingClass known
            ? ParameterTables.OperatingClassText[(int)known]
            : string.Format(CultureInfo.InvariantCulture, "class code {0} reserved", value & 0x3F));

    private static string DescribeSpu(byte value) =>
        value == 0 ? "contact C6 is not used"
        : Invariant($"contact C6: {((value & 0x80) == 0 ? "standard" : "proprietary")} use, code {value & 0x7F}");
}
