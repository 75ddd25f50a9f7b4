namespace SmartCard.Interindustry;

/// <summary>The documents that give status words a meaning.</summary>
public enum StatusFamily
{
    /// <summary>ISO/IEC 7816-4: organization, security and commands for interchange.</summary>
    Iso7816Part4,

    /// <summary>ISO/IEC 7816-8: commands for security operations.</summary>
    Iso7816Part8,

    /// <summary>ISO/IEC 7816-9: commands for card management.</summary>
    Iso7816Part9,

    /// <summary>GlobalPlatform Card Specification, the former Open Platform.</summary>
    GlobalPlatform,

    /// <summary>None of them: the maker of the card or application gives the word a meaning.</summary>
    Proprietary,
}
