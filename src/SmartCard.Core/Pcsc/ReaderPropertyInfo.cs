using System;
using System.Collections.Generic;
using System.Globalization;

namespace SmartCard.Pcsc;

/// <summary>A property of readers with a keypad or a display by PC/SC Part 10: its tag, its name, and what it is.</summary>
public sealed class ReaderPropertyInfo
{
    // PCSCv2_PART10_PROPERTY_… of pcsc-lite's reader.h (1.9.9); the bits as the CCID driver of Linux and its scardcontrol.c have them.
    private static readonly ReaderPropertyInfo[] Table =
    [
        new(1, "wLcdLayout", 2, null, "The size of the display", LayoutMeaning),
        new(2, "bEntryValidationCondition", 1, null, "What ends the entry of a PIN", Conditions),
        new(3, "bTimeOut2", 1, null, "Whether the time for the first key differs from that for the next", TimeOuts),
        new(4, "wLcdMaxCharacters", 2, "characters", "The longest line of the display"),
        new(5, "wLcdMaxLines", 2, "lines", "The lines of the display"),
        new(6, "bMinPINSize", 1, "digits", "The shortest PIN that the reader takes"),
        new(7, "bMaxPINSize", 1, "digits", "The longest PIN that the reader takes"),
        new(8, "sFirmwareID", null, null, "The reader's firmware"),
        new(9, "bPPDUSupport", 1, null, "How commands to the reader itself can be sent", Pseudos),
        new(10, "dwMaxAPDUDataSize", 4, "bytes", "The most data in a command", LengthMeaning),
        new(11, "wIdVendor", 2, null, "The maker's number in USB", Hexadecimal),
        new(12, "wIdProduct", 2, null, "The maker's number of the product in USB", Hexadecimal),
    ];

    private readonly Func<ulong, string?>? meaning;

    private ReaderPropertyInfo(byte tag, string name, int? length, string? unit, string description, Func<ulong, string?>? meaning = null)
    {
        Tag = tag;
        Name = name;
        Length = length;
        Unit = unit;
        Description = description;
        this.meaning = meaning;
    }

    /// <summary>The 12 properties, by their tags.</summary>
    public static IReadOnlyList<ReaderPropertyInfo> All => Table;

    /// <summary>The tag in the list of properties (FEATURE_GET_TLV_PROPERTIES).</summary>
    public byte Tag { get; }

    /// <summary>The name in the standard, such as <c>bMaxPINSize</c>.</summary>
    public string Name { get; }

    /// <summary>How many bytes its number has; null for text.</summary>
    public int? Length { get; }

    /// <summary>The unit of its value; null where it has none.</summary>
    public string? Unit { get; }

    /// <summary>What it is, in a few words.</summary>
    public string Description { get; }

    /// <summary>The property of a tag, or null.</summary>
    /// <param name="tag">PCSCv2_PART10_PROPERTY_… by its number.</param>
    public static ReaderPropertyInfo? Find(byte tag) => Array.Find(Table, property => property.Tag == tag);

    /// <summary>The name.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Name;

    internal string? MeaningOf(ulong value) => meaning?.Invoke(value);

    private static string LayoutMeaning(ulong value) =>
        value is 0 ? "no display" : $"{value >> 8} lines of {value & 0xFF} characters";

    private static string? Conditions(ulong value) => ReaderAttributeValue.MeaningOf(
        [
            ValueMeaning.OfBit(0x01, "the longest size is reached"),
            ValueMeaning.OfBit(0x02, "the key that confirms is pressed"),
            ValueMeaning.OfBit(0x04, "the time runs out"),
        ],
        value);

    private static string? TimeOuts(ulong value) => ReaderAttributeValue.MeaningOf(
        [ValueMeaning.Of(0, "one time for all keys"), ValueMeaning.Of(1, "a time of its own after the first key")], value);

    private static string? Pseudos(ulong value) => ReaderAttributeValue.MeaningOf(
        [
            ValueMeaning.Of(0, "not at all"),
            ValueMeaning.OfBit(0x01, "by FEATURE_CCID_ESC_COMMAND"),
            ValueMeaning.OfBit(0x02, "by SCardTransmit"),
        ],
        value);

    private static string LengthMeaning(ulong value) => value is 0 ? "short APDUs alone" : "extended APDUs";

    private static string Hexadecimal(ulong value) => "0x" + value.ToString("X4", CultureInfo.InvariantCulture);
}
