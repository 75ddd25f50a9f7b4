using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using SmartCard.Pkcs11;
using static SmartCard.Errors.ErrorConditions;

namespace SmartCard.Errors;

/// <summary>The error records of PKCS#11 functions that failed, and of modules, slots and tokens that are not there.</summary>
internal static class Pkcs11Errors
{
    private static readonly Dictionary<string, ErrorCondition> Conditions = new()
    {
        ["CKR_SLOT_ID_INVALID"] = SlotNotFound,
        ["CKR_TOKEN_NOT_PRESENT"] = TokenNotPresent,
        ["CKR_DEVICE_REMOVED"] = TokenRemoved,
        ["CKR_TOKEN_NOT_RECOGNIZED"] = TokenNotRecognized,
        ["CKR_TOKEN_NOT_INITIALIZED"] = TokenNotInitialized,
        ["CKR_TOKEN_WRITE_PROTECTED"] = TokenWriteProtected,
        ["CKR_DEVICE_MEMORY"] = TokenFull,
        ["CKR_TOKEN_RESOURCE_EXCEEDED"] = TokenFull,
        ["CKR_DEVICE_ERROR"] = TokenFailed,
        ["CKR_PIN_INCORRECT"] = TokenPinIncorrect,
        ["CKR_PIN_LOCKED"] = TokenPinBlocked,
        ["CKR_PIN_INVALID"] = PinInvalid,
        ["CKR_PIN_LEN_RANGE"] = PinInvalid,
        ["CKR_PIN_TOO_WEAK"] = PinInvalid,
        ["CKR_PIN_EXPIRED"] = PinExpired,
        ["CKR_USER_PIN_NOT_INITIALIZED"] = PinNotInitialized,
        ["CKR_USER_NOT_LOGGED_IN"] = NotLoggedIn,
        ["CKR_USER_ALREADY_LOGGED_IN"] = AlreadyLoggedIn,
        ["CKR_USER_ANOTHER_ALREADY_LOGGED_IN"] = AlreadyLoggedIn,
        ["CKR_USER_TOO_MANY_TYPES"] = AlreadyLoggedIn,
        ["CKR_SESSION_CLOSED"] = SessionClosed,
        ["CKR_SESSION_HANDLE_INVALID"] = SessionClosed,
        ["CKR_CRYPTOKI_NOT_INITIALIZED"] = SessionClosed,
        ["CKR_SESSION_READ_ONLY"] = SessionReadOnly,
        ["CKR_SESSION_EXISTS"] = SessionConflict,
        ["CKR_SESSION_READ_ONLY_EXISTS"] = SessionConflict,
        ["CKR_SESSION_READ_WRITE_SO_EXISTS"] = SessionConflict,
        ["CKR_SESSION_COUNT"] = TooManySessions,
        ["CKR_OBJECT_HANDLE_INVALID"] = ObjectNotFound,
        ["CKR_KEY_HANDLE_INVALID"] = ObjectNotFound,
        ["CKR_UNWRAPPING_KEY_HANDLE_INVALID"] = ObjectNotFound,
        ["CKR_WRAPPING_KEY_HANDLE_INVALID"] = ObjectNotFound,
        ["CKR_ATTRIBUTE_READ_ONLY"] = AttributeInvalid,
        ["CKR_ATTRIBUTE_TYPE_INVALID"] = AttributeInvalid,
        ["CKR_ATTRIBUTE_VALUE_INVALID"] = AttributeInvalid,
        ["CKR_TEMPLATE_INCOMPLETE"] = AttributeInvalid,
        ["CKR_TEMPLATE_INCONSISTENT"] = AttributeInvalid,
        ["CKR_DOMAIN_PARAMS_INVALID"] = AttributeInvalid,
        ["CKR_CURVE_NOT_SUPPORTED"] = AttributeInvalid,
        ["CKR_PARAMETER_SET_NOT_SUPPORTED"] = AttributeInvalid,
        ["CKR_ATTRIBUTE_SENSITIVE"] = AttributeSensitive,
        ["CKR_INFORMATION_SENSITIVE"] = AttributeSensitive,
        ["CKR_KEY_UNEXTRACTABLE"] = AttributeSensitive,
        ["CKR_KEY_NOT_WRAPPABLE"] = AttributeSensitive,
        ["CKR_MECHANISM_INVALID"] = MechanismNotSupported,
        ["CKR_MECHANISM_PARAM_INVALID"] = MechanismParameterInvalid,
        ["CKR_KEY_SIZE_RANGE"] = KeyNotSuitable,
        ["CKR_KEY_TYPE_INCONSISTENT"] = KeyNotSuitable,
        ["CKR_KEY_FUNCTION_NOT_PERMITTED"] = KeyNotSuitable,
        ["CKR_KEY_INDIGESTIBLE"] = KeyNotSuitable,
        ["CKR_UNWRAPPING_KEY_SIZE_RANGE"] = KeyNotSuitable,
        ["CKR_UNWRAPPING_KEY_TYPE_INCONSISTENT"] = KeyNotSuitable,
        ["CKR_WRAPPING_KEY_SIZE_RANGE"] = KeyNotSuitable,
        ["CKR_WRAPPING_KEY_TYPE_INCONSISTENT"] = KeyNotSuitable,
        ["CKR_ACTION_PROHIBITED"] = KeyNotSuitable,
        ["CKR_PUBLIC_KEY_INVALID"] = KeyNotSuitable,
        ["CKR_DATA_INVALID"] = InvalidPkcs11Data,
        ["CKR_DATA_LEN_RANGE"] = InvalidPkcs11Data,
        ["CKR_ENCRYPTED_DATA_INVALID"] = InvalidPkcs11Data,
        ["CKR_ENCRYPTED_DATA_LEN_RANGE"] = InvalidPkcs11Data,
        ["CKR_AEAD_DECRYPT_FAILED"] = InvalidPkcs11Data,
        ["CKR_SIGNATURE_INVALID"] = InvalidPkcs11Data,
        ["CKR_SIGNATURE_LEN_RANGE"] = InvalidPkcs11Data,
        ["CKR_WRAPPED_KEY_INVALID"] = InvalidPkcs11Data,
        ["CKR_WRAPPED_KEY_LEN_RANGE"] = InvalidPkcs11Data,
        ["CKR_FUNCTION_NOT_SUPPORTED"] = FunctionNotSupported,
        ["CKR_RANDOM_SEED_NOT_SUPPORTED"] = FunctionNotSupported,
        ["CKR_RANDOM_NO_RNG"] = FunctionNotSupported,
    };

    private static readonly Dictionary<Pkcs11ModuleFault, ErrorCondition> Faults = new()
    {
        [Pkcs11ModuleFault.NotFound] = Pkcs11ModuleNotFound,
        [Pkcs11ModuleFault.WrongArchitecture] = Pkcs11ModuleArchitecture,
        [Pkcs11ModuleFault.Crashes] = Pkcs11ModuleCrashed,
    };

    /// <summary>The record of a failed function; its target is the slot, or else the module.</summary>
    internal static ErrorRecord From(Pkcs11Exception exception) =>
        ConditionOf(exception).Because(exception, (object?)exception.SlotId ?? exception.ModulePath, SafeText.Of(exception.Message, longest: 1000));

    /// <summary>The record of a file that is no module; its target is the file.</summary>
    internal static ErrorRecord From(Pkcs11ModuleException exception) =>
        (Faults.TryGetValue(exception.Fault, out ErrorCondition? condition) ? condition : InvalidPkcs11Module)
            .Because(exception, exception.ModulePath, SafeText.Of(exception.Message, longest: 1000));

    /// <summary>No module is named, and none is found.</summary>
    internal static ErrorRecord NoModule() =>
        NoPkcs11Module.Because(new ItemNotFoundException("No PKCS#11 module is found on this computer."), target: null);

    /// <summary>No module has a slot of that number.</summary>
    internal static ErrorRecord NoSlot(ulong slotId) =>
        SlotNotFound.Because(new ItemNotFoundException($"There is no slot {slotId}."), slotId);

    /// <summary>No token is named so.</summary>
    internal static ErrorRecord NoToken(string kind, string name) =>
        TokenNotFound.Because(new ItemNotFoundException($"There is no token with the {kind} \"{SafeText.Of(name)}\"."), name);

    /// <summary>Nothing happened in time.</summary>
    internal static ErrorRecord NoEvent(TimeSpan timeout) =>
        TimedOut.Because(new TimeoutException($"Nothing happened in any slot within {DurationText.Seconds(timeout)}."), target: null);

    /// <summary>No token that was asked has the mechanism.</summary>
    internal static ErrorRecord NoMechanism(string name) =>
        MechanismNotSupported.Because(new ItemNotFoundException($"There is no mechanism \"{SafeText.Of(name)}\"."), name);

    /// <summary>The text names nothing in a table of PKCS#11.</summary>
    internal static ErrorRecord UnknownName(string kind, string name) =>
        InvalidPkcs11Name.Because(new ItemNotFoundException($"PKCS#11 knows no {kind} \"{SafeText.Of(name)}\"."), name);

    /// <summary>The condition of a failed function.</summary>
    private static ErrorCondition ConditionOf(Pkcs11Exception exception) =>
        exception.TokenIsGone ? TokenRemoved
        : Conditions.TryGetValue(exception.StatusName, out ErrorCondition? condition) ? condition : Pkcs11Failed;
}
