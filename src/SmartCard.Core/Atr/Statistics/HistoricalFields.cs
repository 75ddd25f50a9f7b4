using System;
using System.Collections.Generic;
using SmartCard.Atr.Historical;
using SmartCard.Bytes;

namespace SmartCard.Atr.Statistics;

/// <summary>What can be counted of the historical bytes; each name is the path of the property.</summary>
internal static class HistoricalFields
{
    private const string Contactless = "PC/SC Part 3, 3.1.3.2.3.2";

    internal static IEnumerable<AtrField> All { get; } =
    [
        OfByte("CategoryIndicator", "first historical byte", "8.1.1.1", h => h.CategoryIndicator, HistoricalCategories.Describe),
        Of("Category", "how the historical bytes are made", "8.1.1.1", h => h.Category),
        Of("Text", "the historical bytes as text, where they are printable", "8.1.1", h => h.Text),
        OfByte("DirDataReference", "DIR data reference", "8.1.1.4", h => h.DirDataReference, _ => null),

        Of("Country.CountryCode", "country code of ISO 3166-1", "8.1.1.2.1", h => h.Country?.CountryCode, v => Countries.NameOf((string)v)),
        Of("Country.CountryName", "country by ISO 3166-1", "8.1.1.2.1", h => h.Country?.CountryName),
        Of("Country.NationalData", "data after the country code", "8.1.1.2.1", h => h.Country?.NationalData),
        Of("Issuer.Number", "issuer identification number", "8.1.1.2.1", h => h.Issuer?.Number),
        Of("Issuer.IssuerChosenData", "data after the issuer identification number", "8.1.1.2.1", h => h.Issuer?.IssuerChosenData),

        Of("CardService.SelectsByFullDFName", "whether an application is selected by its full DF name", "8.1.1.2.3", h => h.CardService?.SelectsByFullDFName),
        Of("CardService.SelectsByPartialDFName", "whether an application is selected by a partial DF name", "8.1.1.2.3", h => h.CardService?.SelectsByPartialDFName),
        Of("CardService.HasDataObjectsInEFDir", "whether EF.DIR has data objects", "8.1.1.2.3", h => h.CardService?.HasDataObjectsInEFDir),
        Of("CardService.HasDataObjectsInEFAtr", "whether EF.ATR/INFO has data objects", "8.1.1.2.3", h => h.CardService?.HasDataObjectsInEFAtr),
        Of("CardService.AccessService", "how EF.DIR and EF.ATR/INFO are read", "8.1.1.2.3", h => h.CardService?.AccessService),
        Of("CardService.HasMasterFile", "whether the card has a master file", "8.1.1.2.3", h => h.CardService?.HasMasterFile),

        Of("InitialAccess.Command", "command to send first", "8.1.1.2.4", h => h.InitialAccess?.Command),
        Of("IssuerData.Text", "card issuer's data, where they are printable", "8.1.1.2.5", h => h.IssuerData?.Text),
        Of("PreIssuing.Text", "pre-issuing data, where they are printable", "8.1.1.2.6", h => h.PreIssuing?.Text),

        Of("Capabilities.SelectionMethods", "ways to select DFs and records", "8.1.1.2.7", h => h.Capabilities?.SelectionMethods),
        Of("Capabilities.SupportsTlvStructure", "whether EFs of TLV structure are supported", "8.1.1.2.7", h => h.Capabilities?.SupportsTlvStructure),
        Of("Capabilities.WriteBehaviour", "what a write function does", "8.1.1.2.7", h => h.Capabilities?.WriteBehaviour),
        Of("Capabilities.IsFFValidTag", "whether FF may begin a tag", "8.1.1.2.7", h => h.Capabilities?.IsFFValidTag),
        Of("Capabilities.DataUnitQuartets", "size of a data unit", "8.1.1.2.7", h => h.Capabilities?.DataUnitQuartets, unit: "quartet"),
        Of("Capabilities.SupportsCommandChaining", "whether commands can be chained", "8.1.1.2.7", h => h.Capabilities?.SupportsCommandChaining),
        Of("Capabilities.SupportsExtendedLength", "whether Lc and Le may be extended", "8.1.1.2.7", h => h.Capabilities?.SupportsExtendedLength),
        Of("Capabilities.HasExtendedLengthInformation", "whether EF.ATR/INFO tells the greatest lengths", "8.1.1.2.7", h => h.Capabilities?.HasExtendedLengthInformation),
        Of("Capabilities.ChannelAssignment", "who assigns channel numbers", "8.1.1.2.7", h => h.Capabilities?.ChannelAssignment),
        Of("Capabilities.MaxLogicalChannels", "greatest number of logical channels", "8.1.1.2.7", h => h.Capabilities?.MaxLogicalChannels, v => v is 8 ? "8 or more" : null),

        OfByte("Status.LifeCycleByte", "life cycle status byte", "8.1.1.3", h => h.Status?.LifeCycleByte, StatusIndicator.DescribeLifeCycle),
        Of("Status.LifeCycle", "life cycle of the card", "8.1.1.3", h => h.Status?.LifeCycle),
        Of("Status.StatusWord", "status bytes", "8.1.1.3", h => h.Status?.StatusWord, v => HexText.Parse((string)v) is [byte sw1, byte sw2] ? StatusWords.MeaningOf(sw1, sw2) : null),
        Of("Status.StatusWordMeaning", "meaning of the status bytes", "8.1.1.3", h => h.Status?.StatusWordMeaning),

        Of("Application.Category", "how the application identifier is registered", "8.2.1.2", h => h.Application?.Category),
        Of("Application.Rid", "registered application provider identifier", "8.2.1.2", h => h.Application?.Rid, v => ApplicationProviders.NameOf((string)v)),
        Of("Application.Pix", "proprietary application identifier extension", "8.2.1.2", h => h.Application?.Pix),
        Of("Application.ApplicationProvider", "application provider", "8.2.1.2", h => h.Application?.ApplicationProvider),
        Of("Application.CountryCode", "country that registered the application provider", "8.2.1.2", h => h.Application?.CountryCode, v => Countries.NameOf((string)v)),

        OfByte("StorageCard.StandardByte", "byte of the standard of a contactless storage card", Contactless, h => h.StorageCard?.StandardByte, StorageCard.DescribeStandard),
        Of("StorageCard.Standard", "standard of a contactless storage card", Contactless, h => h.StorageCard?.Standard),
        Of("StorageCard.CardNameCode", "number of the name of a contactless storage card", Contactless, h => h.StorageCard?.CardNameCode),
        Of("StorageCard.CardName", "name of a contactless storage card", Contactless, h => h.StorageCard?.CardName),
    ];

    private static AtrField Of(string path, string description, string source, Func<HistoricalContent, object?> read, Func<object, string?>? describe = null, string? unit = null) =>
        AtrField.Decoded(
            "Historical." + path,
            description,
            unit,
            Name(source),
            atr => atr.Historical is HistoricalContent content ? read(content) : null,
            describe);

    private static AtrField OfByte(string path, string description, string source, Func<HistoricalContent, byte?> read, Func<byte, string?> describe) =>
        AtrField.DecodedByte(
            "Historical." + path,
            description,
            Name(source),
            atr => atr.Historical is HistoricalContent content ? read(content) : null,
            describe);

    /// <summary>A clause alone is one of ISO/IEC 7816-4, as in the other fields one of 7816-3.</summary>
    private static string Name(string source) =>
        source.StartsWith("8.", StringComparison.Ordinal) ? "ISO/IEC 7816-4, " + source : source;
}
