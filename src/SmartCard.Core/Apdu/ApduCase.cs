namespace SmartCard.Apdu;

/// <summary>The forms of a command APDU (ISO/IEC 7816-4, 5.1; ISO/IEC 7816-3, 12.1.3).</summary>
public enum ApduCase
{
    /// <summary>Case 1: the header alone.</summary>
    Case1,

    /// <summary>Case 2S: the header and a short Le.</summary>
    Case2Short,

    /// <summary>Case 3S: the header, a short Lc and data.</summary>
    Case3Short,

    /// <summary>Case 4S: the header, a short Lc, data and a short Le.</summary>
    Case4Short,

    /// <summary>Case 2E: the header and an extended Le.</summary>
    Case2Extended,

    /// <summary>Case 3E: the header, an extended Lc and data.</summary>
    Case3Extended,

    /// <summary>Case 4E: the header, an extended Lc, data and an extended Le.</summary>
    Case4Extended,
}
