using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using SmartCard.Pkcs11;
using static SmartCard.Errors.ErrorConditions;

namespace SmartCard.Errors;

/// <summary>The error records of choosing one token, and of its PINs. None shows a PIN.</summary>
internal static class Pkcs11TokenErrors
{
    private const int MostNamed = 5;

    /// <summary>A PIN is wrong or blocked; the message tells what the token says of the tries that are left.</summary>
    /// <param name="exception">What failed.</param>
    /// <param name="state">How it stands with the PIN now; null when the token does not tell.</param>
    /// <param name="isSecurityOfficer">Whose PIN it is.</param>
    internal static ErrorRecord WrongPin(Pkcs11Exception exception, Pkcs11PinState? state, bool isSecurityOfficer)
    {
        bool isBlocked = state is Pkcs11PinState.Locked || exception.StatusName is "CKR_PIN_LOCKED";
        ErrorCondition condition = !isBlocked ? TokenPinIncorrect : isSecurityOfficer ? SecurityOfficerPinBlocked : TokenPinBlocked;
        return condition.Because(exception, exception.SlotId, $"{SafeText.Of(exception.Message, longest: 1000)} {(isBlocked ? "The PIN is blocked." : TriesLeft(state))}");
    }

    /// <summary>A PIN is needed, and the token has no way of its own to ask for it.</summary>
    internal static ErrorRecord NoPin(Pkcs11Token token, string parameter) =>
        PinRequired.Because(
            new InvalidOperationException($"The token \"{SafeText.Of(token.Label)}\" needs a PIN, and {parameter} is missing; nobody can type it at the reader, for the token says that there is no PIN pad."),
            token.SlotId);

    /// <summary>No token is there that could be meant.</summary>
    internal static ErrorRecord NoToken() =>
        TokenNotFound.Because(new ItemNotFoundException("There is no token that could be meant."), target: null);

    /// <summary>Several tokens could be meant.</summary>
    internal static ErrorRecord SeveralTokens(IReadOnlyCollection<Pkcs11Token> tokens) =>
        TokenAmbiguous.Because(
            new InvalidOperationException($"{tokens.Count} tokens could be meant: {string.Join(", ", tokens.Take(MostNamed).Select(Describe))}{(tokens.Count > MostNamed ? ", ..." : "")}."),
            target: null);

    /// <summary>The text is no PKCS#11 URI. It is not shown: it may hold a PIN.</summary>
    internal static ErrorRecord From(InvalidPkcs11UriException exception) => InvalidPkcs11Uri.Because(exception, target: null);

    /// <summary>The label has no room on the token.</summary>
    internal static ErrorRecord LongLabel(string label) =>
        InvalidTokenLabel.Because(new InvalidOperationException($"The label has more than the {Pkcs11Module.LongestLabel} bytes of UTF-8 that a token takes."), label);

    private static string TriesLeft(Pkcs11PinState? state) => state switch
    {
        Pkcs11PinState.FinalTry => "One try is left: another wrong PIN blocks it.",
        Pkcs11PinState.CountLow => "Some tries are used up; the token does not tell how many are left.",
        _ => "The token does not tell how many tries are left.",
    };

    private static string Describe(Pkcs11Token token) => $"\"{SafeText.Of(token.Label)}\" (serial number {SafeText.Of(token.SerialNumber)}, slot {token.SlotId})";
}
