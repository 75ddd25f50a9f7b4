using System.Management.Automation;

namespace SmartCard.Errors;

/// <content>What is given to be read: answers to reset, commands, data objects, statistics.</content>
internal static partial class ErrorConditions
{
    // Answers to reset
    public static readonly ErrorCondition InvalidHex = new(
        nameof(InvalidHex),
        ErrorCategory.ParserError,
        "Give pairs of hexadecimal digits such as 3B 94 18, 3B9418, 3b:94:18 or 0x3B,0x94,0x18.");

    public static readonly ErrorCondition InvalidAtr = new(
        nameof(InvalidAtr),
        ErrorCategory.InvalidData,
        "An ATR has 2 to 33 bytes, of which the first is 3B or 3F; Get-CardAtr reads that of a card.");

    public static readonly ErrorCondition NoAtr = new(
        nameof(InvalidAtr),
        ErrorCategory.InvalidData,
        "Give text, an array of bytes, or an object with a property Atr, as Get-CardAtr does.");

    public static readonly ErrorCondition InvalidAtrParameter = new(
        nameof(InvalidAtrParameter),
        ErrorCategory.InvalidArgument,
        "Get-Help New-Atr -Parameter * tells what each parameter takes.");

    public static readonly ErrorCondition FieldNotFound = new(
        nameof(FieldNotFound),
        ErrorCategory.InvalidArgument,
        "Use a byte such as TA4, a byte of a protocol such as T15.TA, or a decoded property such as ClockStop; the Tab key completes the names.");

    // Commands, status words and data objects
    public static readonly ErrorCondition InvalidApdu = new(
        nameof(InvalidApdu),
        ErrorCategory.InvalidData,
        "A command is CLA INS P1 P2, then Lc and data, then Le, the last three as needed; New-Apdu builds one.");

    public static readonly ErrorCondition NoApdu = new(
        nameof(InvalidApdu),
        ErrorCategory.InvalidData,
        "Give text, an array of bytes, or an object with a property Apdu or Command, as New-Apdu does.");

    public static readonly ErrorCondition InvalidApduParameter = new(
        nameof(InvalidApduParameter),
        ErrorCategory.InvalidArgument,
        "Use -Extended, or -ChainLength for a card that takes less data at once than there is.");

    public static readonly ErrorCondition InvalidStatusWord = new(
        nameof(InvalidStatusWord),
        ErrorCategory.InvalidData,
        "Give four hexadecimal digits such as 6A82, a number such as 0x6A82, the two bytes SW1 and SW2, or a pattern such as 63C?.");

    public static readonly ErrorCondition InvalidTlv = new(
        nameof(InvalidTlv),
        ErrorCategory.InvalidData,
        "See that the bytes are whole and without SW1 and SW2, and that -Simple is there for SIMPLE-TLV only.");

    public static readonly ErrorCondition NoTlv = new(
        nameof(InvalidTlv),
        ErrorCategory.InvalidData,
        "Give text, an array of bytes, or an object with a property Tlv or Data, as ConvertFrom-Tlv and Send-Apdu do.");

    public static readonly ErrorCondition InvalidDataObject = new(
        nameof(InvalidDataObject),
        ErrorCategory.InvalidArgument,
        "A BER-TLV tag has one to four bytes such as 4F or 7F49, a SIMPLE-TLV tag is 01 to FE; only a constructed tag such as 6F holds objects.");

    public static readonly ErrorCondition InvalidTagPath = new(
        nameof(InvalidTagPath),
        ErrorCategory.InvalidArgument,
        "Write tags with slashes between, such as 6F/A5/50, * for any tag and ** for any number of levels.");

    public static readonly ErrorCondition TagNotFound = new(
        nameof(TagNotFound),
        ErrorCategory.ObjectNotFound,
        "Leave out -Path to see what is there; ** stands for any number of levels, as in **/50.");

    public static readonly ErrorCondition InvalidMask = new(
        nameof(InvalidMask),
        ErrorCategory.InvalidArgument,
        "Give -Atr as bytes, and -Mask as many: FF for a byte that counts, 00 for one that does not.");

    // Lists and statistics
    public static readonly ErrorCondition AtrListNotFound = new(
        nameof(AtrListNotFound),
        ErrorCategory.ObjectNotFound,
        "See which files are there: Get-ChildItem lists them.");

    public static readonly ErrorCondition AtrListUnreadable = new(
        nameof(AtrListUnreadable),
        ErrorCategory.ReadError,
        "See that it is a text file, or one compressed with gzip, that it is whole, and that you may read it.");

    public static readonly ErrorCondition InvalidAtrLine = new(
        nameof(InvalidAtrLine),
        ErrorCategory.InvalidData,
        "A line is an ATR in hexadecimal, a comment after #, or text after a tab.");

    public static readonly ErrorCondition InvalidStatistic = new(
        nameof(InvalidStatistic),
        ErrorCategory.InvalidData,
        "Give the objects of Measure-Atr with all their properties, live or from Export-Clixml, Export-Csv or remoting.");
}
