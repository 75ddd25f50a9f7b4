using Kind = SmartCard.Pcsc.ReaderAttributeKind;

namespace SmartCard.Pcsc;

/// <content>
/// The table of attributes. Numbers and names: reader.h of pcsc-lite 1.9.9 and winsmcrd.h of Windows. Kinds, units and
/// meanings: Windows' documentation of SCardGetAttrib and of the attributes of NFC readers ("Smart card attributes"), and the
/// comments in reader.h. What none of them explains stays bytes or a bare number.
/// </content>
public sealed partial class ReaderAttributeInfo
{
    // The upper half tells the kind of connection; the lower one is the port or device, with Linux' CCID driver bus and address.
    private static ValueMeaning[] Channels =>
    [
        new(0xFFFF0000, 0x00010000, "serial"),
        new(0xFFFF0000, 0x00020000, "parallel"),
        new(0xFFFF0000, 0x00040000, "PS/2 keyboard"),
        new(0xFFFF0000, 0x00080000, "SCSI"),
        new(0xFFFF0000, 0x00100000, "IDE"),
        new(0xFFFF0000, 0x00200000, "USB"),
        new(0xFFFF0000, 0x00400000, "PCMCIA"),
        new(0xFFFF0000, 0x01000000, "NFC"),
        new(0xFFFF0000, 0x02000000, "UICC"),
        new(0xFFFF0000, 0x08000000, "embedded secure element"),
        new(0xFFF00000, 0x00F00000, "the vendor's own"),
        new(0xF0000000, 0xF0000000, "the vendor's own"),
    ];

    private static ValueMeaning[] Mechanics =>
    [
        ValueMeaning.Of(0, "nothing special"),
        ValueMeaning.OfBit(0x1, "swallows cards"),
        ValueMeaning.OfBit(0x2, "ejects cards"),
        ValueMeaning.OfBit(0x4, "captures cards"),
        ValueMeaning.OfBit(0x8, "contactless"),
    ];

    private static ValueMeaning[] Checks =>
    [
        ValueMeaning.Of(0, "LRC"),
        ValueMeaning.Of(1, "CRC"),
    ];

    private static ValueMeaning[] Presences =>
    [
        ValueMeaning.Of(0, "no card"),
        ValueMeaning.Of(1, "a card, not swallowed where the reader can"),
        ValueMeaning.Of(2, "a card, swallowed where the reader can"),
        ValueMeaning.Of(4, "a card, confiscated"),
    ];

    private static ValueMeaning[] CardKinds =>
    [
        ValueMeaning.Of(0, "not known"),
        ValueMeaning.Of(1, "ISO/IEC 7816, asynchronous"),
        ValueMeaning.Of(2, "ISO/IEC 7816, synchronous"),
        ValueMeaning.Of(5, "ISO/IEC 14443 type A"),
        ValueMeaning.Of(6, "ISO/IEC 14443 type B"),
        ValueMeaning.Of(7, "ISO/IEC 15693"),
    ];

    private static ReaderAttributeInfo[] Table =>
    [
        // SCARD_CLASS_VENDOR_INFO
        new(0x00010100, "VENDOR_NAME", Kind.Text, null, "The reader's maker"),
        new(0x00010101, "VENDOR_IFD_TYPE", Kind.Text, null, "The maker's name of the model"),
        new(0x00010102, "VENDOR_IFD_VERSION", Kind.Version, null, "The maker's version of the reader: major, minor, build"),
        new(0x00010103, "VENDOR_IFD_SERIAL_NO", Kind.Text, null, "The maker's serial number of the reader"),

        // SCARD_CLASS_COMMUNICATIONS
        new(0x00020110, "CHANNEL_ID", Kind.Number, null, "How the reader is connected, and to which port or device", meanings: Channels),

        // SCARD_CLASS_PROTOCOL
        new(0x00030120, "ASYNC_PROTOCOL_TYPES", Kind.Protocols, null, "The asynchronous protocols of the reader", otherName: "PROTOCOL_TYPES"),
        new(0x00030121, "DEFAULT_CLK", Kind.Number, "kHz", "The clock that the reader begins with"),
        new(0x00030122, "MAX_CLK", Kind.Number, "kHz", "The fastest clock of the reader"),
        new(0x00030123, "DEFAULT_DATA_RATE", Kind.Number, "bit/s", "The data rate that the reader begins with"),
        new(0x00030124, "MAX_DATA_RATE", Kind.Number, "bit/s", "The highest data rate of the reader"),
        new(0x00030125, "MAX_IFSD", Kind.Number, "bytes", "The largest information field that the reader receives (T=1)"),
        new(0x00030126, "SYNC_PROTOCOL_TYPES", Kind.Number, null, "The synchronous protocols of the reader, as bits"),

        // SCARD_CLASS_POWER_MGMT
        new(0x00040131, "POWER_MGMT_SUPPORT", Kind.Flag, null, "Whether the reader can power down with a card in it"),

        // SCARD_CLASS_SECURITY
        new(0x00050140, "USER_TO_CARD_AUTH_DEVICE", Kind.Number, null, "What the reader has to authenticate the user to the card, as bits"),
        new(0x00050142, "USER_AUTH_INPUT_DEVICE", Kind.Number, null, "What the reader has for the user's input, as bits"),

        // SCARD_CLASS_MECHANICAL
        new(0x00060150, "CHARACTERISTICS", Kind.Number, null, "What the reader does mechanically", meanings: Mechanics),

        // SCARD_CLASS_IFD_PROTOCOL
        new(0x00080201, "CURRENT_PROTOCOL_TYPE", Kind.Protocols, null, "The protocol that is in use"),
        new(0x00080202, "CURRENT_CLK", Kind.Number, "kHz", "The clock that is in use"),
        new(0x00080203, "CURRENT_F", Kind.Number, null, "The clock rate conversion factor in use"),
        new(0x00080204, "CURRENT_D", Kind.Number, null, "The bit rate conversion factor in use"),
        new(0x00080205, "CURRENT_N", Kind.Number, null, "The guard time in use"),
        new(0x00080206, "CURRENT_W", Kind.Number, null, "The work waiting time in use (T=0)"),
        new(0x00080207, "CURRENT_IFSC", Kind.Number, "bytes", "The largest information field that the card receives (T=1)"),
        new(0x00080208, "CURRENT_IFSD", Kind.Number, "bytes", "The largest information field that the reader receives now (T=1)"),
        new(0x00080209, "CURRENT_BWT", Kind.Number, null, "The block waiting time in use (T=1)"),
        new(0x0008020A, "CURRENT_CWT", Kind.Number, null, "The character waiting time in use (T=1)"),
        new(0x0008020B, "CURRENT_EBC_ENCODING", Kind.Number, null, "The error detection code in use (T=1)", meanings: Checks),
        new(0x0008020C, "EXTENDED_BWT", Kind.Bytes, null, "The extended block waiting time (T=1)"),

        // SCARD_CLASS_ICC_STATE
        new(0x00090300, "ICC_PRESENCE", Kind.Number, null, "Whether a card is in the reader", meanings: Presences),
        new(0x00090301, "ICC_INTERFACE_STATUS", Kind.Flag, null, "Whether the card's contacts are active"),
        new(0x00090302, "CURRENT_IO_STATE", Kind.Bytes, null, "The state of the input/output line"),
        new(0x00090303, "ATR_STRING", Kind.Bytes, null, "The card's answer to reset"),
        new(0x00090304, "ICC_TYPE_PER_ATR", Kind.Number, null, "The kind of card, as the answer to reset has it", meanings: CardKinds),

        // SCARD_CLASS_VENDOR_DEFINED
        new(0x0007A000, "ESC_RESET", Kind.Bytes, null, "A maker's escape: reset"),
        new(0x0007A003, "ESC_CANCEL", Kind.Bytes, null, "A maker's escape: cancel"),
        new(0x0007A005, "ESC_AUTHREQUEST", Kind.Bytes, null, "A maker's escape: request for authentication"),
        new(0x0007A007, "MAXINPUT", Kind.Number, "bytes", "The longest message that the reader takes"),

        // SCARD_CLASS_SYSTEM
        new(0x7FFF0001, "DEVICE_UNIT", Kind.Number, null, "Which of several readers of the same maker this is, from 0"),
        new(0x7FFF0002, "DEVICE_IN_USE", Kind.Bytes, null, "Reserved"),
        new(0x7FFF0003, "DEVICE_FRIENDLY_NAME_A", Kind.Text, null, "The reader's name for people"),
        new(0x7FFF0004, "DEVICE_SYSTEM_NAME_A", Kind.Text, null, "The reader's name for the system"),
        new(0x7FFF0005, "DEVICE_FRIENDLY_NAME_W", Kind.WideText, null, "The reader's name for people, in UTF-16", otherName: "DEVICE_FRIENDLY_NAME"),
        new(0x7FFF0006, "DEVICE_SYSTEM_NAME_W", Kind.WideText, null, "The reader's name for the system, in UTF-16", otherName: "DEVICE_SYSTEM_NAME"),
        new(0x7FFF0007, "SUPRESS_T1_IFS_REQUEST", Kind.Flag, null, "Whether the reader sends no S(IFS request) of its own (T=1)"),
    ];
}
