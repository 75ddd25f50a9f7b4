namespace SmartCard.Pcsc;

/// <summary>How the bytes of a reader's attribute are read (Windows' documentation of SCardGetAttrib).</summary>
public enum ReaderAttributeKind
{
    /// <summary>Bytes that no document explains; the value is them, as upper-case pairs with spaces.</summary>
    Bytes,

    /// <summary>Text in ASCII, which UTF-8 contains, with or without a zero at its end.</summary>
    Text,

    /// <summary>Text in UTF-16, with or without a zero at its end (names that end in _W).</summary>
    WideText,

    /// <summary>A number of 1, 2, 4 or 8 bytes in the order of the machine: a DWORD is as wide as the driver has it.</summary>
    Number,

    /// <summary>A number of which 0 is no, and all else yes.</summary>
    Flag,

    /// <summary>A number 0xMMmmbbbb: major and minor version, build.</summary>
    Version,

    /// <summary>A number whose bits are protocols: bit 0 is T=0, bit 1 T=1.</summary>
    Protocols,
}
