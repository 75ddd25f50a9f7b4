using System;
using System.Linq;

namespace SmartCard.Atr;

/// <content>
/// What follows from the interface bytes for rates and times, with the Fi and Di that TA1 offers. In negotiable mode they
/// count after protocol and parameters selection (PPS); before it Fi is 372 and Di is 1. Where the card says nothing the standard's defaults
/// count, and <see cref="Defaults"/> names them; where it says something reserved, or has implicit parameters, the
/// result is <see langword="null"/>.
/// </content>
public sealed partial class AnswerToReset
{
    // 7816-3:2006: 8.3 (guard time), 10.2 (work waiting time), 11.4.3 (waiting and guard times of T=1).
    private const int CharacterEtu = 12;
    private const int T1CharacterEtu = 11;
    private const int WaitingTimeFactor = 960;
    private const int BlockGuardEtu = 22;

    /// <summary>What stands in when a byte is absent: TA1, TC1, TC2 with T=0, the first TB for T=1.</summary>
    private static readonly string[][] DefaultsOfBytes =
        [[nameof(Fi), nameof(Di), nameof(MaxFrequencyMHz)], [nameof(ExtraGuardTimeEtu)], [nameof(WaitingInteger)], [nameof(Bwi), nameof(Cwi)]];

    /// <summary>All combinations, by a bit for each of these bytes.</summary>
    private static readonly AtrList<string>[] DefaultLists =
        [.. Enumerable.Range(0, 1 << DefaultsOfBytes.Length).Select(absent =>
            new AtrList<string>([.. DefaultsOfBytes.Where((_, bit) => (absent >> bit & 1) != 0).SelectMany(names => names)]))];

    private readonly double? namedClockMHz;

    /// <summary>The same ATR, with <see cref="BitRate"/> and all times for another clock.</summary>
    /// <param name="clockMHz">The clock in MHz, above 0.</param>
    /// <returns>A new object.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="clockMHz"/> is not a number above 0.</exception>
    public AnswerToReset AtClock(double clockMHz)
    {
        if (!(clockMHz > 0) || double.IsInfinity(clockMHz))
            throw new ArgumentOutOfRangeException(nameof(clockMHz), clockMHz, "A clock is a number of MHz above 0.");
        return new(bytes, clockMHz);
    }

    /// <summary>
    /// The values of the standard that stand in for what the card does not say, of those that the rates and times
    /// below are made with: <c>Fi</c>, <c>Di</c>, <c>MaxFrequencyMHz</c>, <c>ExtraGuardTimeEtu</c>,
    /// <c>WaitingInteger</c>, <c>Bwi</c>, <c>Cwi</c>.
    /// </summary>
    public AtrList<string> Defaults => DefaultLists[
        (TA1 is null ? 1 : 0)
        | (TC1 is null ? 2 : 0)
        | (Offers(0) && ByRole(InterfaceByteRole.WaitingInteger) is null ? 4 : 0)
        | (Offers(1) && ByRole(InterfaceByteRole.BlockWaiting) is null ? 8 : 0)];

    /// <summary>
    /// Clock cycles in an elementary time unit, Fi / Di (7.1): those that TA1 offers. In negotiable mode they count after
    /// protocol and parameters selection; before it they are 372.
    /// </summary>
    public double? CyclesPerEtu => HasImplicitParameters == true ? null : ParameterTables.CyclesPerEtu[ClockRateInForce];

    /// <summary>The clock in MHz that <see cref="BitRate"/> and the times are for: the one named, else f max.</summary>
    public double? ClockMHz => namedClockMHz ?? MaxFrequencyInForce;

    /// <summary>Bits a second at f max (7.1).</summary>
    public double? MaxBitRate => BitRateAt(MaxFrequencyInForce);

    /// <summary>Bits a second at <see cref="ClockMHz"/> (7.1).</summary>
    public double? BitRate => BitRateAt(ClockMHz);

    /// <summary>
    /// Guard time: the least time between the beginnings of two characters to the card, in etu: 12 + N; for N = 255,
    /// 12 with T=0 and 11 with T=1, by the protocol of the specific mode or else the first that is offered (8.3). Where
    /// T=15 is offered, N counts in etu of Fi and Di even if others were negotiated.
    /// </summary>
    public int? GuardTimeEtu =>
        TC1 != 255 ? CharacterEtu + (TC1 ?? 0)
        : (SpecificModeProtocol ?? FirstProtocol) switch { 0 => CharacterEtu, 1 => T1CharacterEtu, _ => null };

    /// <summary>The same in milliseconds at <see cref="ClockMHz"/>.</summary>
    public double? GuardTimeMs => InMs(GuardTimeEtu);

    /// <summary>Waiting time WT of T=0 in etu: WI × 960 × Di; <see langword="null"/> when T=0 is not offered.</summary>
    public int? WaitingTimeEtu => WaitingIntegerInForce * WaitingTimeFactor * DiInForce;

    /// <summary>Waiting time WT of T=0 in milliseconds at <see cref="ClockMHz"/>: WI × 960 × Fi / f.</summary>
    public double? WaitingTimeMs => InMs(WaitingTimeEtu);

    /// <summary>Character waiting time CWT of T=1 in etu: 11 + 2^CWI; <see langword="null"/> when T=1 is not offered.</summary>
    public int? CharacterWaitingTimeEtu => CwiInForce is int cwi ? T1CharacterEtu + (1 << cwi) : null;

    /// <summary>The same in milliseconds at <see cref="ClockMHz"/>.</summary>
    public double? CharacterWaitingTimeMs => InMs(CharacterWaitingTimeEtu);

    /// <summary>
    /// Block waiting time BWT of T=1 in etu: 11 + 2^BWI × 960 × 372 × Di / Fi; <see langword="null"/> when T=1 is not
    /// offered.
    /// </summary>
    public double? BlockWaitingTimeEtu => BwiInForce is int bwi
        ? T1CharacterEtu + ((1 << bwi) * WaitingTimeFactor * ParameterTables.DefaultFi / CyclesPerEtu)
        : null;

    /// <summary>The same in milliseconds at <see cref="ClockMHz"/>: 11 etu + 2^BWI × 960 × 372 / f.</summary>
    public double? BlockWaitingTimeMs => InMs(BlockWaitingTimeEtu);

    /// <summary>
    /// Block guard time BGT of T=1 in etu, 22: the least time between blocks in opposite directions;
    /// <see langword="null"/> when T=1 is not offered.
    /// </summary>
    public int? BlockGuardTimeEtu => Offers(1) ? BlockGuardEtu : null;

    /// <summary>The same in milliseconds at <see cref="ClockMHz"/>.</summary>
    public double? BlockGuardTimeMs => InMs(BlockGuardTimeEtu);

    private double? BitRateAt(double? clockMHz) =>
        CyclesPerEtu is double cycles && clockMHz is double clock ? clock * 1e6 / cycles : null;

    private double? InMs(double? etu) =>
        etu is double count && CyclesPerEtu is double cycles && ClockMHz is double clock ? count * cycles / (clock * 1e3) : null;

    private int? DiInForce => HasImplicitParameters == true ? null : ParameterTables.Di[ClockRateInForce & 0x0F];

    private double? MaxFrequencyInForce => ParameterTables.MaxFrequencyMHz[ClockRateInForce >> 4];

    private byte ClockRateInForce => TA1 ?? ParameterTables.DefaultTA1;

    private int? WaitingIntegerInForce =>
        !Offers(0) ? null
        : ByRole(InterfaceByteRole.WaitingInteger) is null ? ParameterTables.DefaultWaitingInteger
        : WaitingInteger;

    private int? BwiInForce =>
        !Offers(1) ? null
        : ByRole(InterfaceByteRole.BlockWaiting) is null ? ParameterTables.DefaultBwi
        : Bwi;

    private int? CwiInForce =>
        !Offers(1) ? null
        : ByRole(InterfaceByteRole.BlockWaiting) is null ? ParameterTables.DefaultCwi
        : Cwi;

    /// <summary>Whether T=0 or T=1 is offered; T=0 also by an ATR that ends without TD1.</summary>
    private bool Offers(int protocol) =>
        layout.AnnouncedProtocols == 0 && (layout.MissingY & 8) == 0
            ? protocol == 0
            : (layout.AnnouncedProtocols >> protocol & 1) != 0;
}
