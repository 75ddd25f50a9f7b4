using System;
using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace SmartCard.Atr;

/// <summary>
/// The value of each interface byte that says what is wanted; <see langword="null"/> where nothing of it is named
/// (ISO/IEC 7816-3, 8.3, 10.2 and 11.4).
/// </summary>
internal static class InterfaceByteValues
{
    private const byte ShortestGuardTime = 255;

    /// <summary>TA1.</summary>
    internal static byte? ClockRate(AtrParameters wanted)
    {
        if (wanted.Fi is null && wanted.Di is null && wanted.MaxFrequencyMHz is null)
            return null;
        int di = wanted.Di is int named ? CodeOf(ParameterTables.Di, named, nameof(wanted.Di)) : ParameterTables.DefaultTA1 & 0x0F;
        return (byte)(FiCode(wanted) << 4 | di);
    }

    /// <summary>TB1.</summary>
    internal static byte? Programming(AtrParameters wanted) => wanted.VppNotConnected ? 0 : null;

    /// <summary>TC1.</summary>
    internal static byte? ExtraGuardTime(AtrParameters wanted)
    {
        if (wanted.ShortestGuardTime && wanted.ExtraGuardTimeEtu is not null)
            throw new InvalidAtrParameterException(nameof(wanted.ShortestGuardTime), "TC1 holds an ExtraGuardTimeEtu or asks for the ShortestGuardTime, not both.");
        return wanted.ShortestGuardTime ? ShortestGuardTime : (byte?)Within(wanted.ExtraGuardTimeEtu, 0, 254, nameof(wanted.ExtraGuardTimeEtu), ", in etu");
    }

    /// <summary>TA2.</summary>
    internal static byte? SpecificMode(AtrParameters wanted)
    {
        if (wanted.SpecificModeProtocol is int protocol)
            return (byte)((wanted.CannotChangeMode ? 0x80 : 0) | (wanted.ImplicitParameters ? 0x10 : 0) | protocol);
        if (wanted.CannotChangeMode || wanted.ImplicitParameters)
            throw new InvalidAtrParameterException(nameof(wanted.SpecificModeProtocol), "CannotChangeMode and ImplicitParameters are of the specific mode and need a SpecificModeProtocol.");
        return null;
    }

    /// <summary>TC2.</summary>
    internal static byte? WaitingInteger(AtrParameters wanted) => (byte?)Within(wanted.WaitingInteger, 1, 255, nameof(wanted.WaitingInteger));

    /// <summary>The first TA for T=1.</summary>
    internal static byte? Ifsc(AtrParameters wanted) => (byte?)Within(wanted.Ifsc, 1, 254, nameof(wanted.Ifsc), ", in bytes");

    /// <summary>The first TB for T=1.</summary>
    internal static byte? BlockWaiting(AtrParameters wanted)
    {
        int? bwi = Within(wanted.Bwi, 0, 9, nameof(wanted.Bwi));
        int? cwi = Within(wanted.Cwi, 0, 15, nameof(wanted.Cwi));
        return bwi is null && cwi is null ? null
            : (byte)((bwi ?? ParameterTables.DefaultBwi) << 4 | (cwi ?? ParameterTables.DefaultCwi));
    }

    /// <summary>The first TC for T=1.</summary>
    internal static byte? ErrorDetection(AtrParameters wanted) =>
        (byte?)Within((int?)wanted.ErrorDetection, 0, 1, nameof(wanted.ErrorDetection), ": LRC or CRC");

    /// <summary>The first TA for T=15.</summary>
    internal static byte? ClockStopAndClass(AtrParameters wanted)
    {
        if (wanted.ClockStop is null && wanted.OperatingClass is null)
            return null;
        int clockStop = Within((int?)wanted.ClockStop, 0, 3, nameof(wanted.ClockStop), ": NotSupported, StateL, StateH or NoPreference") ?? (int)Atr.ClockStop.NotSupported;
        int operatingClass = CodeOf(ParameterTables.OperatingClasses, wanted.OperatingClass ?? Atr.OperatingClass.A, nameof(wanted.OperatingClass));
        return (byte)(clockStop << 6 | operatingClass);
    }

    /// <summary>The first TB for T=15.</summary>
    internal static byte? Spu(AtrParameters wanted)
    {
        int code = Within(wanted.SpuCode, 0, 127, nameof(wanted.SpuCode)) ?? 0;
        return wanted.Spu switch
        {
            SpuUse.Standard when code > 0 => (byte)code,
            SpuUse.Standard => throw new InvalidAtrParameterException(nameof(wanted.SpuCode), "Spu Standard needs a SpuCode from 1 to 127: 0 says that the contact is not used."),
            SpuUse.Proprietary => (byte)(0x80 | code),
            _ when wanted.SpuCode is not null => throw new InvalidAtrParameterException(nameof(wanted.SpuCode), "SpuCode needs Spu Standard or Proprietary."),
            SpuUse.NotUsed => 0,
            null => null,
            _ => throw new InvalidAtrParameterException(nameof(wanted.Spu), "Spu is NotUsed, Standard or Proprietary."),
        };
    }

    private static int FiCode(AtrParameters wanted)
    {
        // Of the two codes for Fi 372 the last is that of the default, 5 MHz.
        int fi = wanted.Fi ?? ParameterTables.DefaultFi;
        int usual = CodeOf(ParameterTables.Fi, fi, nameof(wanted.Fi));
        if (wanted.MaxFrequencyMHz is not double frequency)
            return usual;

        CodeOf(ParameterTables.MaxFrequencyMHz, frequency, nameof(wanted.MaxFrequencyMHz));
        for (int code = 0; code <= usual; code++)
        {
            if (ParameterTables.Fi[code] == fi && ParameterTables.MaxFrequencyMHz[code] == frequency)
                return code;
        }

        throw new InvalidAtrParameterException(
            nameof(wanted.MaxFrequencyMHz),
            Invariant($"MaxFrequencyMHz {frequency} does not go with Fi {fi}, but with Fi {Listed(ClockRateTable.FiAt(frequency))}; Fi {fi} goes with {Listed(ClockRateTable.FrequenciesMHzOf(fi))} MHz."));
    }

    private static int CodeOf<T>(T?[] table, T value, string name)
        where T : struct
    {
        int code = Array.LastIndexOf(table, value);
        return code >= 0 ? code : throw new InvalidAtrParameterException(name, Invariant($"{name} {Listed([value])} is not in the standard's table: {Listed(table.OfType<T>().Distinct().OrderBy(known => known))}."));
    }

    private static int? Within(int? value, int least, int most, string name, string unit = "") =>
        value is null || (value >= least && value <= most)
            ? value
            : throw new InvalidAtrParameterException(name, Invariant($"{name} {value} is not possible: {least} to {most}{unit}."));

    /// <summary>Flags are joined by a plus, so that the comma stands between values only.</summary>
    private static string Listed<T>(IEnumerable<T> values) =>
        string.Join(", ", values.Select(value => Invariant($"{value}").Replace(", ", "+")));
}
