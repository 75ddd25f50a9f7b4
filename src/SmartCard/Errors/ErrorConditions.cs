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
        "Try again; if it stays so, plug the reader in anew and restart the smart card service. Of a virtual card, LastError of "
        + "Get-VirtualSmartCard tells why.");

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
}
