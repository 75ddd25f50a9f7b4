using System.Management.Automation;

namespace SmartCard.Errors;

/// <content>Choosing a token, and its PINs.</content>
internal static partial class ErrorConditions
{
    public static readonly ErrorCondition PinRequired = new(
        nameof(PinRequired),
        ErrorCategory.AuthenticationError,
        "Give it as a SecureString or a PSCredential, as Read-Host -AsSecureString and Get-Credential give them.");

    public static readonly ErrorCondition SecurityOfficerPinBlocked = new(
        nameof(PinBlocked),
        ErrorCategory.SecurityError,
        "PKCS#11 has nothing that unblocks the security officer's PIN; the maker's program may.");

    public static readonly ErrorCondition InvalidPkcs11Uri = new(
        nameof(InvalidPkcs11Uri),
        ErrorCategory.InvalidArgument,
        "Give a URI such as 'pkcs11:token=Test%20token;serial=0123'.");

    public static readonly ErrorCondition InvalidTokenLabel = new(
        nameof(InvalidTokenLabel),
        ErrorCategory.InvalidArgument,
        "Give a shorter label.");
}
