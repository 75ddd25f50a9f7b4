using System.Collections.Generic;

namespace SmartCard.Atr.Historical;

/// <summary>
/// The tables of the PC/SC Part 3 supplemental document (revision 2.01.08; the later numbers as Microsoft's sample for
/// contactless cards and pcsc-tools' smartcard_list have them).
/// </summary>
internal static class StorageCardTables
{
    /// <summary>The RID of the PC/SC Workgroup.</summary>
    internal const string Rid = "A0 00 00 03 06";

    /// <summary>SS, the standard. 00 says nothing; what is not here is reserved.</summary>
    internal static readonly Dictionary<byte, string> Standards = new()
    {
        [0x01] = "ISO/IEC 14443 A, part 1",
        [0x02] = "ISO/IEC 14443 A, part 2",
        [0x03] = "ISO/IEC 14443 A, part 3",
        [0x05] = "ISO/IEC 14443 B, part 1",
        [0x06] = "ISO/IEC 14443 B, part 2",
        [0x07] = "ISO/IEC 14443 B, part 3",
        [0x09] = "ISO/IEC 15693, part 1",
        [0x0A] = "ISO/IEC 15693, part 2",
        [0x0B] = "ISO/IEC 15693, part 3",
        [0x0C] = "ISO/IEC 15693, part 4",
        [0x0D] = "contact card, ISO/IEC 7816-10, I2C",
        [0x0E] = "contact card, ISO/IEC 7816-10, extended I2C",
        [0x0F] = "contact card, ISO/IEC 7816-10, 2WBP",
        [0x10] = "contact card, ISO/IEC 7816-10, 3WBP",
        [0x11] = "FeliCa",
        [0x40] = "low frequency contactless card",
    };

    /// <summary>NN NN, the card name, by number. 0 says nothing, 5 is not assigned.</summary>
    internal static readonly string?[] CardNames =
    [
        /* 00 */ null, "MIFARE Standard 1K", "MIFARE Standard 4K", "MIFARE Ultralight",
        /* 04 */ "SLE55R_XXXX", null, "SR176", "SRI X4K",
        /* 08 */ "AT88RF020", "AT88SC0204CRF", "AT88SC0808CRF", "AT88SC1616CRF",
        /* 0C */ "AT88SC3216CRF", "AT88SC6416CRF", "SRF55V10P", "SRF55V02P",
        /* 10 */ "SRF55V10S", "SRF55V02S", "TAG_IT", "LRI512",
        /* 14 */ "ICODE SLI", "TEMPSENS", "I.CODE1", "PicoPass 2K",
        /* 18 */ "PicoPass 2KS", "PicoPass 16K", "PicoPass 16KS", "PicoPass 16K (8x2)",
        /* 1C */ "PicoPass 16KS (8x2)", "PicoPass 32KS (16+16)", "PicoPass 32KS (16+8x2)", "PicoPass 32KS (8x2+16)",
        /* 20 */ "PicoPass 32KS (8x2+8x2)", "LRI64", "I.CODE UID", "I.CODE EPC",
        /* 24 */ "LRI12", "LRI128", "MIFARE Mini", "my-d move (SLE 66R01P)",
        /* 28 */ "my-d NFC (SLE 66RxxP)", "my-d proximity 2 (SLE 66RxxS)", "my-d proximity enhanced (SLE 55RxxE)", "my-d light (SRF 55V01P)",
        /* 2C */ "PJM Stack Tag (SRF 66V10ST)", "PJM Item Tag (SRF 66V10IT)", "PJM Light (SRF 66V01ST)", "Jewel Tag",
        /* 30 */ "Topaz NFC Tag", "AT88SC0104CRF", "AT88SC0404CRF", "AT88RF01C",
        /* 34 */ "AT88RF04C", "i-Code SL2", "MIFARE Plus SL1 2K", "MIFARE Plus SL1 4K",
        /* 38 */ "MIFARE Plus SL2 2K", "MIFARE Plus SL2 4K", "MIFARE Ultralight C", "FeliCa",
        /* 3C */ "Melexis Sensor Tag (MLX90129)", "MIFARE Ultralight EV1",
    ];
}
