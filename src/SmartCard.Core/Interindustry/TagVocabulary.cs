namespace SmartCard.Interindustry;

/// <summary>Whose names of tags are looked at first. The same tag may mean one thing to EMV and another to PIV.</summary>
public enum TagVocabulary
{
    /// <summary>ISO/IEC 7816-4 and -6, and the universal tags of ISO/IEC 8825-1.</summary>
    Interindustry,

    /// <summary>EMV: payment cards.</summary>
    Emv,

    /// <summary>PIV: NIST SP 800-73, cards of U.S. federal employees and what is built like them.</summary>
    Piv,

    /// <summary>GlobalPlatform: managing the applications of a card.</summary>
    GlobalPlatform,
}
