using System.Collections.Generic;
using System.Linq;
using SmartCard.Bytes;
using static SmartCard.Atr.Statistics.AtrField;

namespace SmartCard.Atr.Statistics;

/// <summary>The one table of the fields that can be counted; cmdlets, completer and help read it.</summary>
public static class AtrFields
{
    /// <summary>All fields: characters and interface bytes by position, then by protocol, then what is decoded.</summary>
    public static IReadOnlyList<AtrField> All { get; } =
    [
        Character("TS", "initial character", "8.1", a => a.TS, v => v == 0x3B ? "direct convention" : "inverse convention"),
        Character("T0", "format byte", "8.2.2", a => a.T0, DescribeT0),
        .. Positions(),
        Character("TCK", "check byte", "8.2.5", a => a.TCK, _ => null),

        OfProtocol(InterfaceByteKind.TC, 0, "waiting integer of T=0", "10.2"),
        OfProtocol(InterfaceByteKind.TA, 1, "information field size of the card for T=1", "11.4.2"),
        OfProtocol(InterfaceByteKind.TB, 1, "block and character waiting integers of T=1", "11.4.3"),
        OfProtocol(InterfaceByteKind.TC, 1, "error detection code of T=1", "11.4.4"),
        OfProtocol(InterfaceByteKind.TA, 15, "clock stop indicator and operating class", "8.3"),
        OfProtocol(InterfaceByteKind.TB, 15, "use of contact C6", "8.3"),

        Decoded("Convention", "how levels stand for bits", null, "8.1", a => a.Convention),
        Decoded("HistoricalByteCount", "historical bytes that T0 announces", "byte", "8.2.2", a => a.HistoricalByteCount),
        Decoded("HistoricalBytes", "the historical bytes that are there", null, "8.2.4", a => NullIfEmpty(HexText.Format(a.HistoricalBytes))),
        .. HistoricalFields.All,
        Decoded("TckStatus", "whether the check byte is there and right", null, "8.2.5", a => a.TckStatus),
        Decoded("Protocols", "transmission protocols offered", null, "8.2.3", a => NullIfEmpty(a.Protocols.ToString()), v => "T=" + ((string)v).Replace(", ", ", T=")),
        Decoded("FirstProtocol", "first transmission protocol offered", null, "8.2.3", a => a.FirstProtocol, v => $"T={v}"),
        Decoded("Mode", "negotiable or specific mode", null, "6.3.1", a => a.Mode),
        Decoded("SpecificModeProtocol", "protocol of the specific mode", null, "8.3", a => a.SpecificModeProtocol, v => $"T={v}"),
        Decoded("CanChangeMode", "whether the specific mode can change", null, "8.3", a => a.CanChangeMode),
        Decoded("HasImplicitParameters", "whether the specific mode's parameters are implicit", null, "8.3", a => a.HasImplicitParameters),
        Decoded("Fi", "clock rate conversion integer", "clock cycle", "8.3", a => a.Fi),
        Decoded("Di", "baud rate adjustment integer", null, "8.3", a => a.Di),
        Decoded("MaxFrequencyMHz", "highest clock frequency", "MHz", "8.3", a => a.MaxFrequencyMHz),
        Decoded("CyclesPerEtu", "clock cycles in an etu, the defaults included", "clock cycle", "7.1", a => a.CyclesPerEtu),
        Decoded("MaxBitRate", "bit rate at f max, the defaults included", "bit/s", "7.1", a => a.MaxBitRate),
        Decoded("BitRate", "bit rate at the clock", "bit/s", "7.1", a => a.BitRate),
        Decoded("IsVppConnected", "whether VPP is connected (withdrawn)", null, "1989, TB1", a => a.IsVppConnected),
        Decoded("ProgrammingVoltage", "programming voltage (withdrawn)", "V", "1989, TB1 and TB2", a => a.ProgrammingVoltage),
        Decoded("ProgrammingCurrentMilliampere", "programming current (withdrawn)", "mA", "1989, TB1", a => a.ProgrammingCurrentMilliampere),
        Decoded("ExtraGuardTimeEtu", "extra guard time N", "etu", "8.3", a => a.ExtraGuardTimeEtu),
        Decoded("HasShortestGuardTime", "whether N is 255", null, "8.3", a => a.HasShortestGuardTime),
        Decoded("GuardTimeEtu", "guard time, the defaults included", "etu", "8.3", a => a.GuardTimeEtu),
        Decoded("GuardTimeMs", "guard time at the clock", "ms", "8.3", a => a.GuardTimeMs),
        Decoded("WaitingInteger", "waiting integer WI of T=0", null, "10.2", a => a.WaitingInteger),
        Decoded("WaitingTimeEtu", "waiting time of T=0, the defaults included", "etu", "10.2", a => a.WaitingTimeEtu),
        Decoded("WaitingTimeMs", "waiting time of T=0 at the clock", "ms", "10.2", a => a.WaitingTimeMs),
        Decoded("Ifsc", "information field size of the card for T=1", "byte", "11.4.2", a => a.Ifsc),
        Decoded("Bwi", "block waiting integer of T=1", null, "11.4.3", a => a.Bwi),
        Decoded("Cwi", "character waiting integer of T=1", null, "11.4.3", a => a.Cwi),
        Decoded("BlockWaitingTimeEtu", "block waiting time of T=1, the defaults included", "etu", "11.4.3", a => a.BlockWaitingTimeEtu),
        Decoded("BlockWaitingTimeMs", "block waiting time of T=1 at the clock", "ms", "11.4.3", a => a.BlockWaitingTimeMs),
        Decoded("CharacterWaitingTimeEtu", "character waiting time of T=1, the defaults included", "etu", "11.4.3", a => a.CharacterWaitingTimeEtu),
        Decoded("CharacterWaitingTimeMs", "character waiting time of T=1 at the clock", "ms", "11.4.3", a => a.CharacterWaitingTimeMs),
        Decoded("BlockGuardTimeEtu", "block guard time of T=1", "etu", "11.4.3", a => a.BlockGuardTimeEtu),
        Decoded("BlockGuardTimeMs", "block guard time of T=1 at the clock", "ms", "11.4.3", a => a.BlockGuardTimeMs),
        Decoded("ErrorDetection", "error detection code of T=1", null, "11.4.4", a => a.ErrorDetection),
        Decoded("ClockStop", "whether the clock may be stopped", null, "8.3", a => a.ClockStop, v => ParameterTables.ClockStopText[(int)v]),
        Decoded("OperatingClass", "supply voltages that the card takes", null, "8.3", a => a.OperatingClass, v => ParameterTables.SupplyVoltageText[(int)v]),
        Decoded("Spu", "use of contact C6", null, "8.3", a => a.Spu),
        Decoded("IsValid", "whether no finding is an error", null, "8.2", a => a.IsValid),
        Decoded("Findings", "codes of the findings", null, "8.2", a => NullIfEmpty(string.Join(", ", a.Findings.Select(finding => finding.Code).Distinct().OrderBy(code => code)))),
    ];

    private static IEnumerable<AtrField> Positions()
    {
        for (int group = 1; group <= 4; group++)
        {
            for (var kind = InterfaceByteKind.TA; kind <= InterfaceByteKind.TD; kind++)
                yield return Position(kind, group);
        }
    }

    private static string DescribeT0(byte value)
    {
        string announced = InterfaceByteRoles.Announced(value >> 4, 1);
        return (announced.Length == 0 ? "no interface bytes" : announced) + $", {value & 0x0F} historical";
    }

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
