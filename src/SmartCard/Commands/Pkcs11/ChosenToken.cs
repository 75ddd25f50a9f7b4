using SmartCard.Errors;
using SmartCard.Pkcs11;

namespace SmartCard.Commands.Pkcs11;

/// <summary>The one token that a command works with, and its module.</summary>
internal sealed class ChosenToken(Pkcs11Module module, Pkcs11Token token)
{
    public Pkcs11Module Module { get; } = module;

    public Pkcs11Token Token { get; } = token;

    /// <summary>Whether a PIN can be typed at the reader or the token.</summary>
    public bool HasPinPad => Token.Flags.HasFlag(Pkcs11TokenFlags.ProtectedAuthenticationPath);

    /// <summary>The token as -WhatIf, -Confirm and -Verbose show it.</summary>
    public override string ToString() =>
        $"token \"{SafeText.Of(Token.Label)}\" (serial number {SafeText.Of(Token.SerialNumber)}) in slot {Token.SlotId} of {Module}";
}
