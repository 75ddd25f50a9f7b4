using System;

namespace SmartCard.Atr;

/// <summary>How levels on the line stand for bits, told by TS (ISO/IEC 7816-3, 8.1).</summary>
public enum Convention
{
    /// <summary>TS is 3B: high is 1, least significant bit first.</summary>
    Direct = 0x3B,

    /// <summary>TS is 3F: low is 1, most significant bit first. Lists hold the values after decoding.</summary>
    Inverse = 0x3F,
}

/// <summary>Whether the check byte is there as it should be (ISO/IEC 7816-3, 8.2.5).</summary>
public enum TckStatus
{
    /// <summary>No T other than 0 is announced, as far as the ATR goes, so there is no TCK.</summary>
    NotRequired,

    /// <summary>The exclusive-or of T0 to TCK is 0.</summary>
    Valid,

    /// <summary>The exclusive-or of T0 to TCK is not 0.</summary>
    Invalid,

    /// <summary>A protocol other than T=0 is announced, and the ATR ends before its TCK.</summary>
    Missing,
}

/// <summary>Whether the card waits for a negotiation (ISO/IEC 7816-3, 6.3.1).</summary>
public enum AtrMode
{
    /// <summary>No TA2: default values until protocol and parameters selection (PPS) says otherwise.</summary>
    Negotiable,

    /// <summary>TA2 is there: its protocol starts right after the ATR.</summary>
    Specific,
}

/// <summary>Error detection code of T=1 blocks (ISO/IEC 7816-3, 11.4.4).</summary>
public enum ErrorDetection
{
    /// <summary>Longitudinal redundancy check, one byte.</summary>
    LRC,

    /// <summary>Cyclic redundancy check, two bytes.</summary>
    CRC,
}

/// <summary>Whether the clock may be stopped, and in which state (ISO/IEC 7816-3, 8.3, first TA for T=15, bits 8 and 7).</summary>
public enum ClockStop
{
    /// <summary>00: the clock must run.</summary>
    NotSupported,

    /// <summary>01: it may be stopped low.</summary>
    StateL,

    /// <summary>10: it may be stopped high.</summary>
    StateH,

    /// <summary>11: it may be stopped in either state.</summary>
    NoPreference,
}

/// <summary>Supply voltages that the card takes (ISO/IEC 7816-3, 8.3, first TA for T=15, bits 6 to 1).</summary>
[Flags]
public enum OperatingClass
{
    /// <summary>No class. Never given: a card that names none has <see langword="null"/>.</summary>
    None = 0,

    /// <summary>5 V.</summary>
    A = 1,

    /// <summary>3 V.</summary>
    B = 2,

    /// <summary>1.8 V.</summary>
    C = 4,
}

/// <summary>Standard or proprietary use of contact C6, SPU (ISO/IEC 7816-3, 8.3, first TB for T=15).</summary>
public enum SpuUse
{
    /// <summary>00: the card does not use the contact.</summary>
    NotUsed,

    /// <summary>Bit 8 is 0: a standard use, of which none is assigned.</summary>
    Standard,

    /// <summary>Bit 8 is 1: a proprietary use.</summary>
    Proprietary,
}
