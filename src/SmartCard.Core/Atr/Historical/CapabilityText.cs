namespace SmartCard.Atr.Historical;

/// <summary>The software function tables as text (ISO/IEC 7816-4:2005, tables 86 to 88).</summary>
internal static class CapabilityText
{
    /// <summary>First byte, from bit 8 down.</summary>
    internal static readonly (SelectionMethods Method, string Text)[] Methods =
    [
        (SelectionMethods.FullDFName, "full DF name"),
        (SelectionMethods.PartialDFName, "partial DF name"),
        (SelectionMethods.Path, "path"),
        (SelectionMethods.FileIdentifier, "file identifier"),
        (SelectionMethods.ImplicitDF, "implicit"),
        (SelectionMethods.ShortEFIdentifier, "short EF identifier"),
        (SelectionMethods.RecordNumber, "record number"),
        (SelectionMethods.RecordIdentifier, "record identifier"),
    ];

    /// <summary>By bits 7 and 6 of the second byte.</summary>
    internal static readonly string[] Write = ["one-time write", "proprietary write", "write OR", "write AND"];

    /// <summary>By bits 5 and 4 of the third byte.</summary>
    internal static readonly string[] Assignment =
    [
        "no logical channels",
        "channel number by the interface device",
        "channel number by the card",
        "channel number by the interface device and the card",
    ];
}
