namespace SmartCard.Atr;

/// <summary>What the standard uses an interface byte for: by position in groups 1 and 2, by protocol from group 3 on.</summary>
public enum InterfaceByteRole : byte
{
    /// <summary>The standard gives the byte no meaning at this place.</summary>
    Undefined,

    /// <summary>TA1: Fi, f max and Di.</summary>
    ClockRate,

    /// <summary>TB1: programming current II and voltage PI1, withdrawn.</summary>
    ProgrammingVoltage1,

    /// <summary>TC1: extra guard time N.</summary>
    ExtraGuardTime,

    /// <summary>TD: the bytes of the next group and their protocol.</summary>
    NextGroup,

    /// <summary>TA2: specific mode.</summary>
    SpecificMode,

    /// <summary>TB2: programming voltage PI2, withdrawn.</summary>
    ProgrammingVoltage2,

    /// <summary>TC2 with T=0: waiting integer WI.</summary>
    WaitingInteger,

    /// <summary>First TA for T=1: information field size of the card.</summary>
    Ifsc,

    /// <summary>First TB for T=1: block and character waiting integers.</summary>
    BlockWaiting,

    /// <summary>First TC for T=1: error detection code.</summary>
    ErrorDetection,

    /// <summary>First TA for T=15: clock stop indicator and operating class.</summary>
    ClockStopAndClass,

    /// <summary>First TB for T=15: use of contact C6.</summary>
    Spu,
}
