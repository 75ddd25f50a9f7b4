using System.Collections.Generic;
using static System.FormattableString;

namespace SmartCard.Atr.Historical;

/// <summary>
/// Card capabilities, tag 7: one, two or three software function tables (ISO/IEC 7816-4:2005, 8.1.1.2.7, tables 86 to
/// 88; bit 6 of the third as ICAO Doc 9303-10 and the OpenPGP card specification 3.4 use it, by 7816-4:2013). What
/// stands in a table that is not there is <see langword="null"/>.
/// </summary>
public sealed class CardCapabilities : HistoricalObject
{
    internal CardCapabilities(HistoricalField field)
        : base(field, "card capabilities")
    {
    }

    /// <summary>Ways to select (first byte).</summary>
    public SelectionMethods? SelectionMethods => (SelectionMethods?)At(0);

    /// <summary>Whether EFs of TLV structure are supported (second byte, bit 8).</summary>
    public bool? SupportsTlvStructure => Bit(1, 0x80);

    /// <summary>What a write function does (second byte, bits 7 and 6).</summary>
    public WriteBehaviour? WriteBehaviour => At(1) is byte coding ? (WriteBehaviour)(coding >> 5 & 3) : null;

    /// <summary>Whether FF may begin the tag of a BER-TLV data object, and is no padding (second byte, bit 5).</summary>
    public bool? IsFFValidTag => Bit(1, 0x10);

    /// <summary>Size of a data unit in quartets: 1 to 32768, a power of 2; 2 are a byte (second byte, bits 4 to 1).</summary>
    public int? DataUnitQuartets => At(1) is byte coding ? 1 << (coding & 0x0F) : null;

    /// <summary>Whether commands can be chained (third byte, bit 8).</summary>
    public bool? SupportsCommandChaining => Bit(2, 0x80);

    /// <summary>Whether Lc and Le may be extended, of more than a byte (third byte, bit 7).</summary>
    public bool? SupportsExtendedLength => Bit(2, 0x40);

    /// <summary>Whether EF.ATR/INFO tells the greatest lengths (third byte, bit 6; reserved before 7816-4:2013).</summary>
    public bool? HasExtendedLengthInformation => Bit(2, 0x20);

    /// <summary>Who assigns channel numbers (third byte, bits 5 and 4).</summary>
    public ChannelAssignment? ChannelAssignment => At(2) is byte third ? (ChannelAssignment)(third >> 3 & 3) : null;

    /// <summary>The greatest number of logical channels, 1 to 8, where 8 means 8 or more (third byte, bits 3 to 1).</summary>
    public int? MaxLogicalChannels => At(2) is byte third ? (third & 7) + 1 : null;

    private bool? Bit(int index, int mask) => At(index) is byte table ? (table & mask) != 0 : null;

    private protected override string Describe()
    {
        var parts = new List<string> { DescribeSelection() };
        if (At(1) is byte coding)
        {
            parts.Add(CapabilityText.Write[coding >> 5 & 3]);
            parts.Add(Invariant($"data unit of {DataUnitQuartets} {(DataUnitQuartets == 1 ? "quartet" : "quartets")}"));
            AddIf(SupportsTlvStructure, "EFs of TLV structure");
            AddIf(IsFFValidTag, "FF is a valid tag");
        }

        if (At(2) is byte third)
        {
            AddIf(SupportsCommandChaining, "command chaining");
            AddIf(SupportsExtendedLength, "extended Lc and Le");
            AddIf(HasExtendedLengthInformation, "extended length information in EF.ATR/INFO");
            parts.Add(CapabilityText.Assignment[third >> 3 & 3]);
            if (MaxLogicalChannels > 1)
                parts.Add(MaxLogicalChannels == 8 ? "8 channels or more" : Invariant($"at most {MaxLogicalChannels} channels"));
        }

        return string.Join(", ", parts);

        void AddIf(bool? isSet, string text)
        {
            if (isSet == true)
                parts.Add(text);
        }
    }

    private string DescribeSelection()
    {
        var names = new List<string>();
        foreach ((SelectionMethods method, string text) in CapabilityText.Methods)
        {
            if ((SelectionMethods & method) != 0)
                names.Add(text);
        }

        return names.Count == 0 ? "no selection method" : "selection by " + string.Join("; ", names);
    }
}
