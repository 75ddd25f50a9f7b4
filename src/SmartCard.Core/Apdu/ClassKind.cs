namespace SmartCard.Apdu;

/// <summary>What kind of class CLA names (ISO/IEC 7816-4, 5.1.1).</summary>
public enum ClassKind
{
    /// <summary>00 to 1F: the standard's, in channels 0 to 3.</summary>
    FirstInterindustry,

    /// <summary>20 to 3F: reserved for future use.</summary>
    Reserved,

    /// <summary>40 to 7F: the standard's, in channels 4 to 19.</summary>
    FurtherInterindustry,

    /// <summary>80 to FE: whoever made the card or the application says what it means.</summary>
    Proprietary,

    /// <summary>FF: no class of a card; contactless readers take commands of it themselves (PC/SC Part 3).</summary>
    Reader,
}
