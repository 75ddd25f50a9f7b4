using System;

namespace SmartCard.Atr.Historical;

/// <summary>Ways to select a DF, and what is known of EFs (ISO/IEC 7816-4:2005, table 86: first software function table).</summary>
[Flags]
public enum SelectionMethods
{
    /// <summary>None of them.</summary>
    None = 0,

    /// <summary>Bit 1: a record has an identifier.</summary>
    RecordIdentifier = 0x01,

    /// <summary>Bit 2: a record has a number.</summary>
    RecordNumber = 0x02,

    /// <summary>Bit 3: an EF has a short identifier.</summary>
    ShortEFIdentifier = 0x04,

    /// <summary>Bit 4: a DF is selected implicitly.</summary>
    ImplicitDF = 0x08,

    /// <summary>Bit 5: a DF is selected by its file identifier.</summary>
    FileIdentifier = 0x10,

    /// <summary>Bit 6: a DF is selected by its path.</summary>
    Path = 0x20,

    /// <summary>Bit 7: a DF is selected by a part of its name.</summary>
    PartialDFName = 0x40,

    /// <summary>Bit 8: a DF is selected by its whole name.</summary>
    FullDFName = 0x80,
}

/// <summary>What a write function does (ISO/IEC 7816-4:2005, table 87: data coding byte, bits 7 and 6).</summary>
public enum WriteBehaviour
{
    /// <summary>00: one-time write.</summary>
    OneTimeWrite,

    /// <summary>01: proprietary.</summary>
    Proprietary,

    /// <summary>10: write OR.</summary>
    WriteOr,

    /// <summary>11: write AND.</summary>
    WriteAnd,
}

/// <summary>
/// Who assigns the number of a logical channel (ISO/IEC 7816-4:2005, table 88: third software function table, bits 5
/// and 4).
/// </summary>
[Flags]
public enum ChannelAssignment
{
    /// <summary>00: no logical channels.</summary>
    None = 0,

    /// <summary>Bit 4: the interface device.</summary>
    InterfaceDevice = 1,

    /// <summary>Bit 5: the card.</summary>
    Card = 2,
}
