using System.Collections.Generic;
using System.Globalization;
using static System.FormattableString;

namespace SmartCard.Atr.Historical;

/// <summary>
/// Status indicator: a life cycle status byte, the status bytes SW1 and SW2, or both; tag 8, or the last three bytes
/// under category indicator 00 (ISO/IEC 7816-4:2005, 8.1.1.3).
/// </summary>
public sealed class StatusIndicator : HistoricalObject
{
    internal const int MandatoryLength = 3;
    private const int StatusBytesLength = 2;

    private static readonly Dictionary<LifeCycleState, string> LifeCycleText = new()
    {
        [LifeCycleState.NotReported] = "life cycle not reported",
        [LifeCycleState.Creation] = "creation state",
        [LifeCycleState.Initialisation] = "initialisation state",
        [LifeCycleState.OperationalDeactivated] = "operational state, deactivated",
        [LifeCycleState.OperationalActivated] = "operational state, activated",
        [LifeCycleState.Termination] = "termination state",
        [LifeCycleState.Proprietary] = "proprietary life cycle state",
    };

    internal StatusIndicator(HistoricalField field)
        : base(field, "status indicator")
    {
    }

    /// <summary>The life cycle status byte, of an indicator of one or three bytes.</summary>
    public byte? LifeCycleByte => HasLifeCycle ? At(0) : null;

    /// <summary>The state that it names; <see langword="null"/> for a reserved code.</summary>
    public LifeCycleState? LifeCycle => LifeCycleByte is byte code ? StateOf(code) : null;

    /// <summary>SW1, of an indicator of two or three bytes.</summary>
    public byte? SW1 => FromEnd(2);

    /// <summary>SW2, of an indicator of two or three bytes.</summary>
    public byte? SW2 => FromEnd(1);

    /// <summary>SW1 and SW2 as four hexadecimal digits: <c>9000</c>.</summary>
    public string? StatusWord => SW1 is null ? null : string.Format(CultureInfo.InvariantCulture, "{0:X2}{1:X2}", SW1, SW2);

    /// <summary>What SW1 and SW2 mean; <see langword="null"/> for codes that the standard does not define.</summary>
    public string? StatusWordMeaning => SW1 is byte sw1 && SW2 is byte sw2 ? StatusWords.MeaningOf(sw1, sw2) : null;

    internal override bool IsReserved => LifeCycleByte is not null && LifeCycle is null;

    private bool HasLifeCycle => Defined is byte[] value && value.Length != StatusBytesLength;

    private byte? FromEnd(int distance) =>
        Defined is byte[] value && value.Length >= StatusBytesLength ? value[value.Length - distance] : null;

    private protected override string Describe()
    {
        var parts = new List<string>();
        if (LifeCycleByte is byte code)
            parts.Add(DescribeLifeCycle(code));
        if (StatusWord is string word)
            parts.Add(word + " " + (StatusWordMeaning ?? "not defined by ISO/IEC 7816-4"));
        return string.Join(", ", parts);
    }

    internal static string DescribeLifeCycle(byte code) =>
        StateOf(code) is LifeCycleState state ? LifeCycleText[state] : Invariant($"life cycle code {code:X2} reserved");

    /// <summary>ISO/IEC 7816-4:2005, 5.3.3.2, table 13; a dash there is a bit that may be either.</summary>
    private static LifeCycleState? StateOf(byte code) => code switch
    {
        0x00 => LifeCycleState.NotReported,
        0x01 => LifeCycleState.Creation,
        0x03 => LifeCycleState.Initialisation,
        0x04 or 0x06 => LifeCycleState.OperationalDeactivated,
        0x05 or 0x07 => LifeCycleState.OperationalActivated,
        >= 0x0C and <= 0x0F => LifeCycleState.Termination,
        >= 0x10 => LifeCycleState.Proprietary,
        _ => null,
    };
}

/// <summary>Where a card stands in its life (ISO/IEC 7816-4:2005, 5.3.3.2, table 13).</summary>
public enum LifeCycleState
{
    /// <summary>00: not reported.</summary>
    NotReported,

    /// <summary>01: creation.</summary>
    Creation,

    /// <summary>03: initialisation.</summary>
    Initialisation,

    /// <summary>04 and 06: operational, deactivated.</summary>
    OperationalDeactivated,

    /// <summary>05 and 07: operational, activated.</summary>
    OperationalActivated,

    /// <summary>0C to 0F: termination.</summary>
    Termination,

    /// <summary>10 to FF: proprietary.</summary>
    Proprietary,
}
