using System.Collections.Generic;
using System.Linq;

namespace SmartCard.Atr;

/// <content>What the interface bytes say (ISO/IEC 7816-3, 8.3, 10.2 and 11.4).</content>
public sealed partial class AnswerToReset
{
    /// <summary>Nearly every card offers one protocol: these lists are made once.</summary>
    private static readonly AtrList<int>[] OneProtocol = [.. Enumerable.Range(0, GlobalProtocol).Select(protocol => new AtrList<int>([protocol]))];

    private static readonly AtrList<int> NoProtocol = new([]);

    /// <summary>
    /// The transmission protocols that are offered, in the order of the ATR and each once: 0 to 14. T=15 is none.
    /// Without TD1 it is T=0 (8.2.3).
    /// </summary>
    public AtrList<int> Protocols
    {
        get
        {
            int offered = layout.AnnouncedProtocols & ~(1 << GlobalProtocol);
            if (offered == 0)
                return Offers(0) ? OneProtocol[0] : NoProtocol;
            return (offered & (offered - 1)) == 0 ? OneProtocol[FirstProtocol!.Value] : new(SeveralProtocols());
        }
    }

    /// <summary>
    /// The first transmission protocol that is offered, 0 to 14; <see langword="null"/> when the ATR ends before it,
    /// or announces T=15 alone.
    /// </summary>
    public int? FirstProtocol
    {
        get
        {
            foreach (InterfaceByte candidate in Placed)
            {
                if (candidate.Kind == InterfaceByteKind.TD && (candidate.Value & 0x0F) != GlobalProtocol)
                    return candidate.Value & 0x0F;
            }

            return layout.AnnouncedProtocols == 0 && (layout.MissingY & 8) == 0 ? 0 : null;
        }
    }

    /// <summary>Specific mode when TA2 is there, negotiable mode otherwise.</summary>
    public AtrMode Mode => SpecificModeByte is null ? AtrMode.Negotiable : AtrMode.Specific;

    /// <summary>
    /// The protocol of the specific mode, 0 to 14 (TA2, bits 4 to 1); <see langword="null"/> in negotiable mode, and for
    /// 15, which is no protocol.
    /// </summary>
    public int? SpecificModeProtocol => (SpecificModeByte & 0x0F) is int protocol and not GlobalProtocol ? protocol : null;

    /// <summary>Whether a warm reset can change the specific mode (TA2, bit 8 is 0); <see langword="null"/> in negotiable mode.</summary>
    public bool? CanChangeMode => SpecificModeByte is byte ta2 ? (ta2 & 0x80) == 0 : null;

    /// <summary>
    /// Whether the parameters of the specific mode are implicit, not those of the interface bytes (TA2, bit 5 is 1);
    /// <see langword="null"/> in negotiable mode.
    /// </summary>
    public bool? HasImplicitParameters => SpecificModeByte is byte ta2 ? (ta2 & 0x10) != 0 : null;

    /// <summary>Clock rate conversion integer Fi, 372 to 2048 (TA1, bits 8 to 5).</summary>
    public int? Fi => TA1 is byte ta1 ? ParameterTables.Fi[ta1 >> 4] : null;

    /// <summary>Baud rate adjustment integer Di, 1 to 64 (TA1, bits 4 to 1).</summary>
    public int? Di => TA1 is byte ta1 ? ParameterTables.Di[ta1 & 0x0F] : null;

    /// <summary>Highest clock frequency f max in MHz, 4 to 20 (TA1, bits 8 to 5).</summary>
    public double? MaxFrequencyMHz => TA1 is byte ta1 ? ParameterTables.MaxFrequencyMHz[ta1 >> 4] : null;

    /// <summary>Whether the contact VPP is connected in the card (TB1 and TB2, ISO/IEC 7816-3:1989, withdrawn).</summary>
    public bool? IsVppConnected => TB1 is byte tb1 ? (tb1 & 0x1F) != 0 || ProgrammingVoltage2Byte is not null : null;

    /// <summary>Programming voltage in V: PI2 of TB2 where it is there, else PI1 of TB1 (ISO/IEC 7816-3:1989, withdrawn).</summary>
    public double? ProgrammingVoltage =>
        ProgrammingVoltage2Byte is byte tb2 ? ParameterTables.ProgrammingVoltage2(tb2)
        : TB1 is byte tb1 ? ParameterTables.ProgrammingVoltage1[tb1 & 0x1F]
        : null;

    /// <summary>
    /// Maximum programming current in mA: 25, 50 or 100 (TB1, bits 7 and 6, ISO/IEC 7816-3:1989, withdrawn);
    /// <see langword="null"/> when VPP is not connected.
    /// </summary>
    public int? ProgrammingCurrentMilliampere =>
        IsVppConnected == true && TB1 is byte tb1 ? ParameterTables.ProgrammingCurrentMilliampere[tb1 >> 5 & 3] : null;

    /// <summary>
    /// Extra guard time N in etu, 0 to 254 (TC1). 0 for the special value 255, which asks for the shortest guard
    /// time: see <see cref="HasShortestGuardTime"/>.
    /// </summary>
    public int? ExtraGuardTimeEtu => TC1 is byte tc1 ? (tc1 == 255 ? 0 : tc1) : null;

    /// <summary>Whether TC1 has the special value 255: 12 etu between characters for T=0, 11 etu for T=1 (8.3).</summary>
    public bool? HasShortestGuardTime => TC1 is byte tc1 ? tc1 == 255 : null;

    /// <summary>Waiting integer WI of T=0, 1 to 255 (TC2, 10.2).</summary>
    public int? WaitingInteger => ByRole(InterfaceByteRole.WaitingInteger) is byte tc2 and not 0 ? tc2 : null;

    /// <summary>Information field size of the card for T=1 in bytes, 1 to 254 (first TA for T=1, 11.4.2).</summary>
    public int? Ifsc => ByRole(InterfaceByteRole.Ifsc) is byte ta and not 0 and not 255 ? ta : null;

    /// <summary>Block waiting integer BWI of T=1, 0 to 9 (first TB for T=1, bits 8 to 5, 11.4.3).</summary>
    public int? Bwi => ByRole(InterfaceByteRole.BlockWaiting) is byte tb && tb >> 4 <= 9 ? tb >> 4 : null;

    /// <summary>Character waiting integer CWI of T=1, 0 to 15 (first TB for T=1, bits 4 to 1, 11.4.3).</summary>
    public int? Cwi => ByRole(InterfaceByteRole.BlockWaiting) is byte tb ? tb & 0x0F : null;

    /// <summary>Error detection code of T=1 (first TC for T=1, bit 1, 11.4.4).</summary>
    public ErrorDetection? ErrorDetection => ByRole(InterfaceByteRole.ErrorDetection) is byte tc ? (ErrorDetection)(tc & 1) : null;

    /// <summary>Whether the clock may be stopped (first TA for T=15, bits 8 and 7, 8.3).</summary>
    public ClockStop? ClockStop => ByRole(InterfaceByteRole.ClockStopAndClass) is byte ta ? (ClockStop)(ta >> 6) : null;

    /// <summary>Supply voltages that the card takes (first TA for T=15, bits 6 to 1, 8.3).</summary>
    public OperatingClass? OperatingClass =>
        ByRole(InterfaceByteRole.ClockStopAndClass) is byte ta ? ParameterTables.OperatingClasses[ta & 0x3F] : null;

    /// <summary>Use of contact C6 (first TB for T=15, 8.3).</summary>
    public SpuUse? Spu => ByRole(InterfaceByteRole.Spu) is byte tb
        ? (tb == 0 ? SpuUse.NotUsed : (tb & 0x80) == 0 ? SpuUse.Standard : SpuUse.Proprietary)
        : null;

    private List<int> SeveralProtocols()
    {
        var offered = new List<int>(2);
        foreach (InterfaceByte candidate in Placed)
        {
            int protocol = candidate.Value & 0x0F;
            if (candidate.Kind == InterfaceByteKind.TD && protocol != GlobalProtocol && !offered.Contains(protocol))
                offered.Add(protocol);
        }

        return offered;
    }

    private byte? SpecificModeByte => ByRole(InterfaceByteRole.SpecificMode);

    private byte? ProgrammingVoltage2Byte => ByRole(InterfaceByteRole.ProgrammingVoltage2);
}
