namespace SmartCard.Interindustry;

/// <content>Tags of GlobalPlatform.</content>
internal static partial class TagNames
{
    /// <summary>GlobalPlatform Card Specification 2.3.1, 11.3 (GET DATA), 11.4 (GET STATUS), 11.5 (INSTALL), appendix H.</summary>
    private static TagName[] GlobalPlatform =>
    [
        new(0x45, "Card image number, or security domain image number", TagVocabulary.GlobalPlatform),
        new(0x65, "Cardholder data", TagVocabulary.GlobalPlatform),
        new(0x66, "Card data", TagVocabulary.GlobalPlatform),
        new(0x67, "Card capability information", TagVocabulary.GlobalPlatform),
        new(0x73, "Card recognition data", TagVocabulary.GlobalPlatform),
        new(0x9F65, "Maximum length of data field in command message", TagVocabulary.GlobalPlatform),
        new(0x9F6E, "Application production life cycle data", TagVocabulary.GlobalPlatform),
        new(0x9F70, "Life cycle state", TagVocabulary.GlobalPlatform),
        new(0x9F7F, "Card production life cycle (CPLC) data", TagVocabulary.GlobalPlatform),
        new(0xC0, "Key information data", TagVocabulary.GlobalPlatform),
        new(0xC1, "Sequence counter of the default key version", TagVocabulary.GlobalPlatform),
        new(0xC4, "Application's executable load file AID", TagVocabulary.GlobalPlatform),
        new(0xC5, "Privileges", TagVocabulary.GlobalPlatform),
        new(0xC6, "Volatile memory, or its limit", TagVocabulary.GlobalPlatform),
        new(0xC7, "Volatile memory quota", TagVocabulary.GlobalPlatform),
        new(0xC8, "Non-volatile memory quota", TagVocabulary.GlobalPlatform),
        new(0xC9, "Application specific parameters", TagVocabulary.GlobalPlatform),
        new(0xCC, "Associated security domain AID", TagVocabulary.GlobalPlatform),
        new(0xCE, "Executable load file version number", TagVocabulary.GlobalPlatform),
        new(0xCF, "Key derivation data", TagVocabulary.GlobalPlatform),
        new(0xE0, "Key information template", TagVocabulary.GlobalPlatform),
        new(0xE3, "GlobalPlatform registry entry", TagVocabulary.GlobalPlatform),
        new(0xEF, "System specific parameters", TagVocabulary.GlobalPlatform),
        new(0xFF21, "Extended card resources information", TagVocabulary.GlobalPlatform),
    ];

    /// <summary>In the template E3 of GET STATUS: GlobalPlatform Card Specification 2.3.1, 11.4.3.1, table 11-36.</summary>
    private static TagName[] RegistryEntry =>
    [
        new(0x4F, "AID", TagVocabulary.GlobalPlatform),
        new(0x84, "Executable module AID", TagVocabulary.GlobalPlatform),
        new(0x9F70, "Life cycle state", TagVocabulary.GlobalPlatform),
        new(0xC4, "Executable load file AID", TagVocabulary.GlobalPlatform),
        new(0xC5, "Privileges", TagVocabulary.GlobalPlatform),
        new(0xCC, "Associated security domain AID", TagVocabulary.GlobalPlatform),
        new(0xCE, "Executable load file version number", TagVocabulary.GlobalPlatform),
        new(0xCF, "Implicit selection parameter", TagVocabulary.GlobalPlatform),
    ];
}
