using System.Collections.Generic;
using System.Globalization;
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
        Character("TS", "initial character", "0x3B, 0x3F", "8.1", ByteTallies.TS, v => v == 0x3B ? "direct convention" : "inverse convention"),
        Character("T0", "format byte", "0x00 to 0xFF", "8.2.2", ByteTallies.T0, DescribeT0),
        .. Positions(),
        Character("TCK", "check byte", "0x00 to 0xFF", "8.2.5", ByteTallies.Tck, _ => null),

        OfProtocol(InterfaceByteKind.TC, 0, "waiting integer of T=0", "10.2"),
        OfProtocol(InterfaceByteKind.TA, 1, "information field size of the card for T=1", "11.4.2"),
        OfProtocol(InterfaceByteKind.TB, 1, "block and character waiting integers of T=1", "11.4.3"),
        OfProtocol(InterfaceByteKind.TC, 1, "error detection code of T=1", "11.4.4"),
        OfProtocol(InterfaceByteKind.TA, 15, "clock stop indicator and operating class", "8.3"),
        OfProtocol(InterfaceByteKind.TB, 15, "use of contact C6", "8.3"),

        Choice<Convention>("Convention", "how levels stand for bits", "8.1", a => a.Convention),
        Number<int>("HistoricalByteCount", "historical bytes that T0 announces", "byte", "0 to 15", "8.2.2", a => a.HistoricalByteCount),
        Text("HistoricalBytes", "the historical bytes that are there", "1 to 15 bytes as hexadecimal text", "8.2.4", a => NullIfEmpty(HexText.Format(a.HistoricalBytes))),
        .. HistoricalFields.All,
        Choice<TckStatus>("TckStatus", "whether the check byte is there and right", "8.2.5", a => a.TckStatus),
        Text("Protocols", "transmission protocols offered", "numbers from 0 to 14, as 0, 1", "8.2.3", a => NullIfEmpty(a.Protocols.ToString()), v => "T=" + v.Replace(", ", ", T=")),
        Number<int>("FirstProtocol", "first transmission protocol offered", null, "0 to 14", "8.2.3", a => a.FirstProtocol, DescribeProtocol),
        Choice<AtrMode>("Mode", "negotiable or specific mode", "6.3.1", a => a.Mode),
        Number<int>("SpecificModeProtocol", "protocol of the specific mode", null, "0 to 15", "8.3", a => a.SpecificModeProtocol, DescribeProtocol),
        Choice<bool>("CanChangeMode", "whether the specific mode can change", "8.3", a => a.CanChangeMode),
        Choice<bool>("HasImplicitParameters", "whether the specific mode's parameters are implicit", "8.3", a => a.HasImplicitParameters),
        Number<int>("Fi", "clock rate conversion integer", "clock cycle", List(ParameterTables.Fi), "8.3", a => a.Fi),
        Number<int>("Di", "baud rate adjustment integer", null, List(ParameterTables.Di), "8.3", a => a.Di),
        Number<double>("MaxFrequencyMHz", "highest clock frequency", "MHz", List(ParameterTables.MaxFrequencyMHz), "8.3", a => a.MaxFrequencyMHz),
        Number<double>("CyclesPerEtu", "clock cycles in an etu, the defaults included", "clock cycle", "Fi / Di: 5.8125 to 2048", "7.1", a => a.CyclesPerEtu),
        Number<double>("MaxBitRate", "bit rate at f max, the defaults included", "bit/s", "above 0", "7.1", a => a.MaxBitRate),
        Number<double>("BitRate", "bit rate at the clock", "bit/s", "above 0", "7.1", a => a.BitRate),
        Choice<bool>("IsVppConnected", "whether VPP is connected (withdrawn)", "1989, TB1", a => a.IsVppConnected),
        Number<double>("ProgrammingVoltage", "programming voltage (withdrawn)", "V", "5 to 25", "1989, TB1 and TB2", a => a.ProgrammingVoltage),
        Number<int>("ProgrammingCurrentMilliampere", "programming current (withdrawn)", "mA", List(ParameterTables.ProgrammingCurrentMilliampere), "1989, TB1", a => a.ProgrammingCurrentMilliampere),
        Number<int>("ExtraGuardTimeEtu", "extra guard time N", "etu", "0 to 254", "8.3", a => a.ExtraGuardTimeEtu),
        Choice<bool>("HasShortestGuardTime", "whether N is 255", "8.3", a => a.HasShortestGuardTime),
        Number<int>("GuardTimeEtu", "guard time, the defaults included", "etu", "11 to 266", "8.3", a => a.GuardTimeEtu),
        Number<double>("GuardTimeMs", "guard time at the clock", "ms", "above 0", "8.3", a => a.GuardTimeMs),
        Number<int>("WaitingInteger", "waiting integer WI of T=0", null, "1 to 255", "10.2", a => a.WaitingInteger),
        Number<int>("WaitingTimeEtu", "waiting time of T=0, the defaults included", "etu", "960 and more", "10.2", a => a.WaitingTimeEtu),
        Number<double>("WaitingTimeMs", "waiting time of T=0 at the clock", "ms", "above 0", "10.2", a => a.WaitingTimeMs),
        Number<int>("Ifsc", "information field size of the card for T=1", "byte", "1 to 254", "11.4.2", a => a.Ifsc),
        Number<int>("Bwi", "block waiting integer of T=1", null, "0 to 9", "11.4.3", a => a.Bwi),
        Number<int>("Cwi", "character waiting integer of T=1", null, "0 to 15", "11.4.3", a => a.Cwi),
        Number<double>("BlockWaitingTimeEtu", "block waiting time of T=1, the defaults included", "etu", "above 11", "11.4.3", a => a.BlockWaitingTimeEtu),
        Number<double>("BlockWaitingTimeMs", "block waiting time of T=1 at the clock", "ms", "above 0", "11.4.3", a => a.BlockWaitingTimeMs),
        Number<int>("CharacterWaitingTimeEtu", "character waiting time of T=1, the defaults included", "etu", "12 to 32779", "11.4.3", a => a.CharacterWaitingTimeEtu),
        Number<double>("CharacterWaitingTimeMs", "character waiting time of T=1 at the clock", "ms", "above 0", "11.4.3", a => a.CharacterWaitingTimeMs),
        Number<int>("BlockGuardTimeEtu", "block guard time of T=1", "etu", "22", "11.4.3", a => a.BlockGuardTimeEtu),
        Number<double>("BlockGuardTimeMs", "block guard time of T=1 at the clock", "ms", "above 0", "11.4.3", a => a.BlockGuardTimeMs),
        Choice<ErrorDetection>("ErrorDetection", "error detection code of T=1", "11.4.4", a => a.ErrorDetection),
        Choice<ClockStop>("ClockStop", "whether the clock may be stopped", "8.3", a => a.ClockStop, v => ParameterTables.ClockStopText[(int)v]),
        Choice<OperatingClass>("OperatingClass", "supply voltages that the card takes", "8.3", a => a.OperatingClass, v => ParameterTables.SupplyVoltageText[(int)v], List(ParameterTables.OperatingClasses, "; ")),
        Choice<SpuUse>("Spu", "use of contact C6", "8.3", a => a.Spu),
        Choice<bool>("IsValid", "whether no finding is an error", "8.2", a => a.IsValid),
        Text("Findings", "codes of the findings", Names<FindingCode>(), "8.2", a => NullIfEmpty(string.Join(", ", a.Findings.Select(finding => finding.Code).Distinct().OrderBy(code => code)))),
    ];

    /// <summary>Where a field stands in the table, from 0; after all others when it is not there.</summary>
    internal static int OrderOf(string name)
    {
        for (int i = 0; i < All.Count; i++)
        {
            if (All[i].Name == name)
                return i;
        }

        return All.Count;
    }

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

    private static string DescribeProtocol(int protocol) => $"T={protocol}";

    /// <summary>What a table of the standard holds, in order and each once.</summary>
    private static string List<T>(IEnumerable<T?> table, string separator = ", ")
        where T : struct =>
        string.Join(separator, table.Where(value => value.HasValue).Select(value => value!.Value).Distinct().OrderBy(value => value)
            .Select(value => string.Format(CultureInfo.InvariantCulture, "{0}", value)));

    private static string Names<T>()
        where T : struct =>
        string.Join(", ", System.Enum.GetNames(typeof(T)));

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
