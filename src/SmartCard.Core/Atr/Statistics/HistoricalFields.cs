using System;
using System.Collections.Generic;
using SmartCard.Atr.Historical;
using SmartCard.Bytes;

namespace SmartCard.Atr.Statistics;

/// <summary>What can be counted of the historical bytes; each name is the path of the property.</summary>
internal static class HistoricalFields
{
    private const string Prefix = "Historical.";
    private const string Contactless = "PC/SC Part 3, 3.1.3.2.3.2";

    internal static IEnumerable<AtrField> All { get; } =
    [
        OfByte("CategoryIndicator", "first historical byte", "8.1.1.1", h => h.CategoryIndicator, HistoricalCategories.Describe),
        OfChoice<HistoricalCategory>("Category", "how the historical bytes are made", "8.1.1.1", h => h.Category),
        OfText("Text", "the historical bytes as text, where they are printable", "printable text", "8.1.1", h => h.Text),
        OfByte("DirDataReference", "DIR data reference", "8.1.1.4", h => h.DirDataReference, _ => null),

        OfText("Country.CountryCode", "country code of ISO 3166-1", "three digits", "8.1.1.2.1", h => h.Country?.CountryCode, v => Countries.NameOf(v)),
        OfText("Country.CountryName", "country by ISO 3166-1", "a name", "8.1.1.2.1", h => h.Country?.CountryName),
        OfText("Country.NationalData", "data after the country code", "hexadecimal digits", "8.1.1.2.1", h => h.Country?.NationalData),
        OfText("Issuer.Number", "issuer identification number", "digits", "8.1.1.2.1", h => h.Issuer?.Number),
        OfText("Issuer.IssuerChosenData", "data after the issuer identification number", "hexadecimal digits", "8.1.1.2.1", h => h.Issuer?.IssuerChosenData),

        OfChoice<bool>("CardService.SelectsByFullDFName", "whether an application is selected by its full DF name", "8.1.1.2.3", h => h.CardService?.SelectsByFullDFName),
        OfChoice<bool>("CardService.SelectsByPartialDFName", "whether an application is selected by a partial DF name", "8.1.1.2.3", h => h.CardService?.SelectsByPartialDFName),
        OfChoice<bool>("CardService.HasDataObjectsInEFDir", "whether EF.DIR has data objects", "8.1.1.2.3", h => h.CardService?.HasDataObjectsInEFDir),
        OfChoice<bool>("CardService.HasDataObjectsInEFAtr", "whether EF.ATR/INFO has data objects", "8.1.1.2.3", h => h.CardService?.HasDataObjectsInEFAtr),
        OfChoice<EfAccessService>("CardService.AccessService", "how EF.DIR and EF.ATR/INFO are read", "8.1.1.2.3", h => h.CardService?.AccessService),
        OfChoice<bool>("CardService.HasMasterFile", "whether the card has a master file", "8.1.1.2.3", h => h.CardService?.HasMasterFile),

        OfText("InitialAccess.Command", "command to send first", "a command in hexadecimal", "8.1.1.2.4", h => h.InitialAccess?.Command),
        OfText("IssuerData.Text", "card issuer's data, where they are printable", "printable text", "8.1.1.2.5", h => h.IssuerData?.Text),
        OfText("PreIssuing.Text", "pre-issuing data, where they are printable", "printable text", "8.1.1.2.6", h => h.PreIssuing?.Text),

        OfChoice<SelectionMethods>("Capabilities.SelectionMethods", "ways to select DFs and records", "8.1.1.2.7", h => h.Capabilities?.SelectionMethods),
        OfChoice<bool>("Capabilities.SupportsTlvStructure", "whether EFs of TLV structure are supported", "8.1.1.2.7", h => h.Capabilities?.SupportsTlvStructure),
        OfChoice<WriteBehaviour>("Capabilities.WriteBehaviour", "what a write function does", "8.1.1.2.7", h => h.Capabilities?.WriteBehaviour),
        OfChoice<bool>("Capabilities.IsFFValidTag", "whether FF may begin a tag", "8.1.1.2.7", h => h.Capabilities?.IsFFValidTag),
        OfNumber<int>("Capabilities.DataUnitQuartets", "size of a data unit", "quartet", "1 to 32768", "8.1.1.2.7", h => h.Capabilities?.DataUnitQuartets),
        OfChoice<bool>("Capabilities.SupportsCommandChaining", "whether commands can be chained", "8.1.1.2.7", h => h.Capabilities?.SupportsCommandChaining),
        OfChoice<bool>("Capabilities.SupportsExtendedLength", "whether Lc and Le may be extended", "8.1.1.2.7", h => h.Capabilities?.SupportsExtendedLength),
        OfChoice<bool>("Capabilities.HasExtendedLengthInformation", "whether EF.ATR/INFO tells the greatest lengths", "8.1.1.2.7", h => h.Capabilities?.HasExtendedLengthInformation),
        OfChoice<ChannelAssignment>("Capabilities.ChannelAssignment", "who assigns channel numbers", "8.1.1.2.7", h => h.Capabilities?.ChannelAssignment),
        OfNumber<int>("Capabilities.MaxLogicalChannels", "greatest number of logical channels", null, "1 to 8", "8.1.1.2.7", h => h.Capabilities?.MaxLogicalChannels, v => v is 8 ? "8 or more" : null),

        OfByte("Status.LifeCycleByte", "life cycle status byte", "8.1.1.3", h => h.Status?.LifeCycleByte, StatusIndicator.DescribeLifeCycle),
        OfChoice<LifeCycleState>("Status.LifeCycle", "life cycle of the card", "8.1.1.3", h => h.Status?.LifeCycle),
        OfText("Status.StatusWord", "status bytes", "four hexadecimal digits", "8.1.1.3", h => h.Status?.StatusWord, v => HexText.Parse(v) is [byte sw1, byte sw2] ? StatusWords.MeaningOf(sw1, sw2) : null),
        OfText("Status.StatusWordMeaning", "meaning of the status bytes", "text", "8.1.1.3", h => h.Status?.StatusWordMeaning),

        OfChoice<AidCategory>("Application.Category", "how the application identifier is registered", "8.2.1.2", h => h.Application?.Category),
        OfText("Application.Rid", "registered application provider identifier", "five bytes in hexadecimal", "8.2.1.2", h => h.Application?.Rid, v => ApplicationProviders.NameOf(v)),
        OfText("Application.Pix", "proprietary application identifier extension", "hexadecimal text", "8.2.1.2", h => h.Application?.Pix),
        OfText("Application.ApplicationProvider", "application provider", "a name", "8.2.1.2", h => h.Application?.ApplicationProvider),
        OfText("Application.CountryCode", "country that registered the application provider", "three digits", "8.2.1.2", h => h.Application?.CountryCode, v => Countries.NameOf(v)),

        OfByte("StorageCard.StandardByte", "byte of the standard of a contactless storage card", Contactless, h => h.StorageCard?.StandardByte, StorageCard.DescribeStandard),
        OfText("StorageCard.Standard", "standard of a contactless storage card", "a name", Contactless, h => h.StorageCard?.Standard),
        OfNumber<int>("StorageCard.CardNameCode", "number of the name of a contactless storage card", null, "0 to 65535", Contactless, h => h.StorageCard?.CardNameCode),
        OfText("StorageCard.CardName", "name of a contactless storage card", "a name", Contactless, h => h.StorageCard?.CardName),
    ];

    private static AtrField OfText(string path, string description, string values, string source, Func<HistoricalContent, string?> read, Func<string, string?>? describe = null) =>
        AtrField.Text(Prefix + path, description, values, Name(source), atr => atr.Historical is HistoricalContent content ? read(content) : null, describe);

    private static AtrField OfChoice<T>(string path, string description, string source, Func<HistoricalContent, T?> read)
        where T : struct =>
        AtrField.Choice<T>(Prefix + path, description, Name(source), atr => atr.Historical is HistoricalContent content ? read(content) : null);

    private static AtrField OfNumber<T>(string path, string description, string? unit, string values, string source, Func<HistoricalContent, T?> read, Func<T, string?>? describe = null)
        where T : struct =>
        AtrField.Number(Prefix + path, description, unit, values, Name(source), atr => atr.Historical is HistoricalContent content ? read(content) : null, describe);

    private static AtrField OfByte(string path, string description, string source, Func<HistoricalContent, byte?> read, Func<byte, string?> describe) =>
        AtrField.DecodedByte(
            Prefix + path,
            description,
            Name(source),
            atr => atr.Historical is HistoricalContent content ? read(content) : null,
            describe);

    /// <summary>A clause alone is one of ISO/IEC 7816-4, as in the other fields one of 7816-3.</summary>
    private static string Name(string source) =>
        source.StartsWith("8.", StringComparison.Ordinal) ? "ISO/IEC 7816-4, " + source : source;
}
