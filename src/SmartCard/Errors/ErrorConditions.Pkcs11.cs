using System.Management.Automation;

namespace SmartCard.Errors;

/// <content>PKCS#11.</content>
internal static partial class ErrorConditions
{
    // The module
    public static readonly ErrorCondition Pkcs11ModuleNotFound = new(
        nameof(Pkcs11ModuleNotFound),
        ErrorCategory.ObjectNotFound,
        "Name a file that is there; Get-Pkcs11Module lists the modules that are found on this computer.");

    public static readonly ErrorCondition NoPkcs11Module = new(
        nameof(NoPkcs11Module),
        ErrorCategory.NotInstalled,
        "Install one, such as OpenSC (on Debian and Ubuntu 'sudo apt install opensc-pkcs11'), or name "
        + "its file with -Module.");

    public static readonly ErrorCondition InvalidPkcs11Module = new(
        nameof(InvalidPkcs11Module),
        ErrorCategory.InvalidData,
        "Name a PKCS#11 module; Get-Pkcs11Module lists those that are found on this computer.");

    public static readonly ErrorCondition Pkcs11ModuleArchitecture = new(
        nameof(Pkcs11ModuleArchitecture),
        ErrorCategory.InvalidData,
        "Install the module for this kind of process, or start the PowerShell that the module is made for.");

    public static readonly ErrorCondition Pkcs11ModuleCrashed = new(
        nameof(Pkcs11ModuleCrashed),
        ErrorCategory.DeviceError,
        "Ask the maker of the module for a newer version; this PowerShell has not loaded it.");

    // The slot and the token
    public static readonly ErrorCondition SlotNotFound = new(
        nameof(SlotNotFound),
        ErrorCategory.ObjectNotFound,
        "Get-Pkcs11Slot lists the slots; numbers change when readers are plugged in.");

    public static readonly ErrorCondition TokenNotPresent = new(
        nameof(TokenNotPresent),
        ErrorCategory.ResourceUnavailable,
        "Put the card into the reader, or the token into the computer.");

    public static readonly ErrorCondition TokenRemoved = new(
        nameof(TokenRemoved),
        ErrorCategory.ConnectionError,
        "Put the token in again and connect anew: Connect-Pkcs11Token.");

    public static readonly ErrorCondition TokenNotRecognized = new(
        nameof(TokenNotRecognized),
        ErrorCategory.DeviceError,
        "Use the module of the card's maker: this one does not know the card.");

    public static readonly ErrorCondition TokenNotFound = new(
        nameof(TokenNotFound),
        ErrorCategory.ObjectNotFound,
        "Get-Pkcs11Token lists the tokens that are there.");

    public static readonly ErrorCondition TokenAmbiguous = new(
        nameof(TokenAmbiguous),
        ErrorCategory.InvalidArgument,
        "Name one token by -Slot, -SerialNumber or -Uri; Get-Pkcs11Token lists them.");

    public static readonly ErrorCondition TokenNotInitialized = new(
        nameof(TokenNotInitialized),
        ErrorCategory.ResourceUnavailable,
        "Initialise it: Initialize-Pkcs11Token.");

    public static readonly ErrorCondition TokenWriteProtected = new(
        nameof(TokenWriteProtected),
        ErrorCategory.PermissionDenied,
        "Take off the write protection, if the token has one that can be taken off.");

    public static readonly ErrorCondition TokenFull = new(
        nameof(TokenFull),
        ErrorCategory.LimitsExceeded,
        "Remove objects that are not needed any more: Get-Pkcs11Object lists them.");

    public static readonly ErrorCondition TokenFailed = new(
        nameof(TokenFailed),
        ErrorCategory.DeviceError,
        "Take the token out and put it in again; if it stays so, try another reader or ask its maker.");

    // The PIN and the session
    public static readonly ErrorCondition PinInvalid = new(
        nameof(PinInvalid),
        ErrorCategory.InvalidArgument,
        "Get-Pkcs11Token tells the shortest and the longest PIN; some tokens take digits only.");

    public static readonly ErrorCondition PinExpired = new(
        nameof(PinExpired),
        ErrorCategory.AuthenticationError,
        "Set a new one: Set-Pkcs11Pin.");

    public static readonly ErrorCondition PinNotInitialized = new(
        nameof(PinNotInitialized),
        ErrorCategory.AuthenticationError,
        "The security officer sets it: Unlock-Pkcs11Pin.");

    public static readonly ErrorCondition NotLoggedIn = new(
        nameof(NotLoggedIn),
        ErrorCategory.AuthenticationError,
        "Connect with a PIN: Connect-Pkcs11Token. A key that asks for it each time takes it with -Pin.");

    public static readonly ErrorCondition AlreadyLoggedIn = new(
        nameof(AlreadyLoggedIn),
        ErrorCategory.ResourceExists,
        "Go on with the sessions that are open, or end them first: Disconnect-Pkcs11Token.");

    public static readonly ErrorCondition SessionClosed = new(
        nameof(SessionClosed),
        ErrorCategory.ConnectionError,
        "Connect anew: Connect-Pkcs11Token.");

    public static readonly ErrorCondition SessionReadOnly = new(
        nameof(SessionReadOnly),
        ErrorCategory.InvalidOperation,
        "Connect with -ReadWrite.");

    public static readonly ErrorCondition SessionConflict = new(
        nameof(SessionConflict),
        ErrorCategory.ResourceBusy,
        "End the sessions with this token that are open: Disconnect-Pkcs11Token.");

    public static readonly ErrorCondition TooManySessions = new(
        nameof(TooManySessions),
        ErrorCategory.LimitsExceeded,
        "End sessions that are not needed any more: Disconnect-Pkcs11Token.");

    // Objects and mechanisms
    public static readonly ErrorCondition ObjectNotFound = new(
        nameof(ObjectNotFound),
        ErrorCategory.ObjectNotFound,
        "Get-Pkcs11Object lists the objects that are there; private ones are seen after logging in.");

    public static readonly ErrorCondition AttributeInvalid = new(
        nameof(AttributeInvalid),
        ErrorCategory.InvalidArgument,
        "Give the attributes that the token takes; its documentation, or an object like it, tells which.");

    public static readonly ErrorCondition InvalidPkcs11Name = new(
        nameof(InvalidPkcs11Name),
        ErrorCategory.InvalidArgument,
        "Give a name of the PKCS#11 header, with its prefix or without, or a number such as 0x80000001; the Tab key completes the names.");

    public static readonly ErrorCondition AttributeSensitive = new(
        nameof(AttributeSensitive),
        ErrorCategory.PermissionDenied,
        "It stays in the token: that is what the token is for.");

    public static readonly ErrorCondition MechanismNotSupported = new(
        nameof(MechanismNotSupported),
        ErrorCategory.NotImplemented,
        "Get-Pkcs11Mechanism lists what the token has.");

    public static readonly ErrorCondition MechanismParameterInvalid = new(
        nameof(MechanismParameterInvalid),
        ErrorCategory.InvalidArgument,
        "Give the parameters that the mechanism needs.");

    public static readonly ErrorCondition KeyNotSuitable = new(
        nameof(KeyNotSuitable),
        ErrorCategory.InvalidArgument,
        "Use a key whose type, size and attributes fit: Get-Pkcs11Object tells them.");

    public static readonly ErrorCondition InvalidPkcs11Data = new(
        nameof(InvalidPkcs11Data),
        ErrorCategory.InvalidData,
        "See that the data is whole and belongs to this key and this mechanism.");

    public static readonly ErrorCondition FunctionNotSupported = new(
        nameof(FunctionNotSupported),
        ErrorCategory.NotImplemented,
        "This module cannot do it; another module for the same token may.");

    public static readonly ErrorCondition Pkcs11Failed = new(
        nameof(Pkcs11Failed),
        ErrorCategory.NotSpecified,
        "Look the code up in the PKCS#11 specification, or the documentation of the module.");

    public static readonly ErrorCondition TokenPinIncorrect = new(
        nameof(PinIncorrect),
        ErrorCategory.AuthenticationError,
        "A few wrong PINs block it: be sure of it before the next try.");

    public static readonly ErrorCondition TokenPinBlocked = new(
        nameof(PinBlocked),
        ErrorCategory.SecurityError,
        "The security officer unlocks it with Unlock-Pkcs11Pin; many cards need their maker's program and the PUK.");
}
