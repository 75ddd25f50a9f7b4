using System.Management.Automation;

namespace SmartCard.Errors;

/// <summary>The kinds of failure: ErrorId, category, and what to do.</summary>
internal static partial class ErrorConditions
{
    // The service
    public static readonly ErrorCondition ServiceNotRunning = new(
        nameof(ServiceNotRunning),
        ErrorCategory.ResourceUnavailable,
        "Start it: on Linux with 'sudo systemctl start pcscd.socket', or 'sudo pcscd' where there is no systemd; on Windows with "
        + "'Start-Service SCardSvr' (it runs only while a reader is plugged in); on macOS by plugging in a reader. "
        + "Test-SmartCardEnvironment tells what is missing.");

    public static readonly ErrorCondition PcscLibraryNotFound = new(
        nameof(PcscLibraryNotFound),
        ErrorCategory.NotInstalled,
        "Install PC/SC: on Debian and Ubuntu with 'sudo apt install pcscd', on Fedora with 'sudo dnf install pcsc-lite'. Windows "
        + "and macOS bring it along, except the smallest Windows containers.");

    public static readonly ErrorCondition AccessDenied = new(
        nameof(AccessDenied),
        ErrorCategory.PermissionDenied,
        "Ask an administrator to allow it: on Linux polkit decides, by the actions org.debian.pcsc-lite.access_pcsc and "
        + "org.debian.pcsc-lite.access_card.");

    public static readonly ErrorCondition SocketRefused = new(
        nameof(AccessDenied),
        ErrorCategory.PermissionDenied,
        "Test-SmartCardEnvironment shows the rights of the socket, and how an administrator changes them.");

    public static readonly ErrorCondition CommunicationFailed = new(
        nameof(CommunicationFailed),
        ErrorCategory.ConnectionError,
        "Try again; if it stays so, plug the reader in anew and restart the smart card service.");

    public static readonly ErrorCondition ConnectionLost = new(
        nameof(ConnectionLost),
        ErrorCategory.ConnectionError,
        "The connection has been ended, or the service has stopped since: connect again with Connect-SmartCard.");

    public static readonly ErrorCondition TimedOut = new(
        nameof(TimedOut),
        ErrorCategory.OperationTimeout,
        "Try again, with more time where the command takes it.");

    public static readonly ErrorCondition PcscFailed = new(
        nameof(PcscFailed),
        ErrorCategory.NotSpecified,
        "Look the native name up in the documentation of winscard.h or pcsclite.h.");

    // The reader
    public static readonly ErrorCondition ReaderNotFound = new(
        nameof(ReaderNotFound),
        ErrorCategory.ObjectNotFound,
        "Plug the reader in, or name one that is there.");

    public static readonly ErrorCondition ReaderUnavailable = new(
        nameof(ReaderUnavailable),
        ErrorCategory.ResourceUnavailable,
        "See that the reader is plugged in and that Get-SmartCardReader lists it.");

    public static readonly ErrorCondition ReaderAmbiguous = new(
        nameof(ReaderAmbiguous),
        ErrorCategory.InvalidArgument,
        "Name one with -ReaderName; a wildcard takes all that match.");

    public static readonly ErrorCondition FeatureNotSupported = new(
        nameof(FeatureNotSupported),
        ErrorCategory.NotImplemented,
        "See what there is: Get-SmartCardAttribute and Get-SmartCardFeature list all that reader and driver have.");

    public static readonly ErrorCondition AttributeNotFound = new(
        nameof(AttributeNotFound),
        ErrorCategory.InvalidArgument,
        "Use a name such as SCARD_ATTR_VENDOR_NAME or VENDOR_NAME, or a number such as 0x10100; the Tab key completes the names.");

    public static readonly ErrorCondition ReaderRefused = new(
        nameof(ReaderRefused),
        ErrorCategory.InvalidOperation,
        "See in the documentation of the reader's driver what it takes; the CCID driver of Linux takes commands of the maker's own "
        + "only with ifdDriverOptions 0x0001 in its Info.plist.");

    public static readonly ErrorCondition InvalidReaderAnswer = new(
        nameof(InvalidReaderAnswer),
        ErrorCategory.ProtocolError,
        "What could be read of it was given. Update the reader's driver or firmware.");

    // The card
    public static readonly ErrorCondition CardNotPresent = new(
        nameof(CardNotPresent),
        ErrorCategory.ResourceUnavailable,
        "Put a card into the reader.");

    public static readonly ErrorCondition CardRemoved = new(
        nameof(CardRemoved),
        ErrorCategory.ConnectionError,
        "Put the card in again and start over.");

    public static readonly ErrorCondition CardReset = new(
        nameof(CardReset),
        ErrorCategory.ConnectionError,
        "Go on with Reset-SmartCard -Disposition Leave, and start over: what was selected and verified on the card is forgotten.");

    public static readonly ErrorCondition CardUnresponsive = new(
        nameof(CardUnresponsive),
        ErrorCategory.DeviceError,
        "Take the card out, see that it is clean and the right way round, and put it in again.");

    public static readonly ErrorCondition CardInUse = new(
        nameof(CardInUse),
        ErrorCategory.ResourceBusy,
        "Wait until the other application is done with the card, or close it.");

    public static readonly ErrorCondition ProtocolMismatch = new(
        nameof(ProtocolMismatch),
        ErrorCategory.ProtocolError,
        "Ask for a protocol that the card offers: Get-CardAtr | ConvertFrom-Atr names them. While another application uses the card, "
        + "the protocol is the one it has chosen.");

    public static readonly ErrorCondition PinIncorrect = new(
        nameof(PinIncorrect),
        ErrorCategory.AuthenticationError,
        "See how many tries are left before trying again.");

    public static readonly ErrorCondition PinBlocked = new(
        nameof(PinBlocked),
        ErrorCategory.SecurityError,
        "Unblock it with the card's PUK.");

    public static readonly ErrorCondition InvalidAnswer = new(
        nameof(InvalidAnswer),
        ErrorCategory.ProtocolError,
        "The card does not keep to ISO/IEC 7816-4; -Raw shows each of its answers as it comes.");

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

    // Reports
    public static readonly ErrorCondition ReportExists = new(
        nameof(ReportExists),
        ErrorCategory.ResourceExists,
        "Leave out -NoClobber to write over it, or name another file.");

    public static readonly ErrorCondition ReportNotWritten = new(
        nameof(ReportNotWritten),
        ErrorCategory.WriteError,
        "See that the folder is there and may be written, and name a file in it; -Force writes over a file that is read-only.");

    public static readonly ErrorCondition ReportNotOpened = new(
        nameof(ReportNotOpened),
        ErrorCategory.OpenError,
        "Open the file in a web browser.");

    // Traces
    public static readonly ErrorCondition TraceRunning = new(
        nameof(TraceRunning),
        ErrorCategory.ResourceExists,
        "End it first, with Stop-SmartCardTrace: a process writes one trace at a time.");

    public static readonly ErrorCondition TraceNotRunning = new(
        nameof(TraceNotRunning),
        ErrorCategory.InvalidOperation,
        "Start-SmartCardTrace begins one; a trace also ends when the module is removed from the session that began it.");

    public static readonly ErrorCondition TraceExists = new(
        nameof(TraceExists),
        ErrorCategory.ResourceExists,
        "Leave out -NoClobber to write over it, take -Append to go on at its end, or name another file.");

    public static readonly ErrorCondition TraceNotWritten = new(
        nameof(TraceNotWritten),
        ErrorCategory.WriteError,
        "See that the folder is there and may be written and that the disk has room, and name a file in it.");

    // Lists of card types
    public static readonly ErrorCondition CardTypeListNotFound = new(
        nameof(CardTypeListNotFound),
        ErrorCategory.ObjectNotFound,
        "Get one: Update-CardType downloads the newest, 'sudo apt install pcsc-tools' installs one on Debian and Ubuntu, and -Path or "
        + "the environment variable SMARTCARD_LIST name a file of yours.");

    public static readonly ErrorCondition CardTypeListUnreadable = new(
        nameof(CardTypeListUnreadable),
        ErrorCategory.ReadError,
        "See that the file may be read, or name another with -Path.");

    public static readonly ErrorCondition InvalidCardTypeList = new(
        nameof(InvalidCardTypeList),
        ErrorCategory.InvalidData,
        "A list has the form of pcsc-tools' smartcard_list.txt: lines with an ATR, and below each, after a tab, what the card is.");

    public static readonly ErrorCondition CardTypeListNotWritten = new(
        nameof(CardTypeListNotWritten),
        ErrorCategory.WriteError,
        "See that the folder may be written, or name another file with -Path.");

    // Downloads
    public static readonly ErrorCondition InsecureAddress = new(
        nameof(InsecureAddress),
        ErrorCategory.SecurityError,
        "Name an address that begins with https://; http:// is taken for this computer itself only, such as http://127.0.0.1:8080/list.txt.");

    public static readonly ErrorCondition DownloadFailed = new(
        nameof(DownloadFailed),
        ErrorCategory.ConnectionError,
        "See that the address is right and the network is there, and try again. The list of before stays as it is.");

    public static readonly ErrorCondition DownloadIncomplete = new(
        nameof(DownloadIncomplete),
        ErrorCategory.ConnectionError,
        "Try again. The list of before stays as it is.");

    public static readonly ErrorCondition DownloadTooLarge = new(
        nameof(DownloadTooLarge),
        ErrorCategory.LimitsExceeded,
        "See that the address is that of a list. The list of before stays as it is.");

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

    // Virtual cards
    public static readonly ErrorCondition ReaderOccupied = new(
        nameof(ReaderOccupied),
        ErrorCategory.ResourceExists,
        "Remove-VirtualSmartCard takes the card out; without -ReaderName the new card gets a reader of its own.");

    public static readonly ErrorCondition VpcdNotThere = new(
        nameof(VpcdNotThere),
        ErrorCategory.ResourceUnavailable,
        "Install vsmartcard's driver (on Debian and Ubuntu 'sudo apt install vsmartcard-vpcd'), restart the PC/SC service, and see that "
        + "no other card is in the slot; -Port names another slot.");

    public static readonly ErrorCondition TranscriptUnreadable = new(
        nameof(TranscriptUnreadable),
        ErrorCategory.ReadError,
        "Send-Apdu -TranscriptPath writes one; about_SmartCard_Virtual shows how it looks.");

    public static readonly ErrorCondition VirtualCardNotFound = new(
        nameof(VirtualCardNotFound),
        ErrorCategory.ObjectNotFound,
        "Get-VirtualSmartCard lists those that are there.");

    // Card scripts and files
    public static readonly ErrorCondition TranscriptNotWritten = new(
        nameof(TranscriptNotWritten),
        ErrorCategory.WriteError,
        "See that the folder is there and may be written, or name another file.");

    public static readonly ErrorCondition UnexpectedAnswer = new(
        nameof(UnexpectedAnswer),
        ErrorCategory.InvalidResult,
        "Without -Expect the patterns in the script are not looked at.");

    public static readonly ErrorCondition ScriptUnreadable = new(
        nameof(ScriptUnreadable),
        ErrorCategory.ParserError,
        "A line of a script is a command in hexadecimal digits, 'reset', 'exit', or a remark that begins with #.");

    public static readonly ErrorCondition NoUid = new(
        nameof(NoUid),
        ErrorCategory.ObjectNotFound,
        "Only contactless cards have one, and only readers for them answer FF CA 00 00 00 (PC/SC Part 3).");

    public static readonly ErrorCondition CardFileUnreadable = new(
        nameof(CardFileUnreadable),
        ErrorCategory.ReadError,
        "See that the application is selected (Select-SmartCardApplication), that the file is there, and that what it asks for has been verified.");

    public static readonly ErrorCondition InvalidFilePath = new(
        nameof(InvalidFilePath),
        ErrorCategory.InvalidArgument,
        "A path has identifiers of two bytes with a slash between, such as 3F00/2F00.");
}
