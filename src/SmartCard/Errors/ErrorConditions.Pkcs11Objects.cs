using System.Management.Automation;

namespace SmartCard.Errors;

/// <content>Files and data that go to a token or come from it.</content>
internal static partial class ErrorConditions
{
    public static readonly ErrorCondition InvalidObjectFile = new(
        nameof(InvalidObjectFile),
        ErrorCategory.InvalidData,
        "Give a certificate, a key or a PFX as PEM or DER, and its password with -Password; -Data takes any file as it is.");

    public static readonly ErrorCondition ObjectNotExported = new(
        nameof(ObjectNotExported),
        ErrorCategory.PermissionDenied,
        "Private and secret keys can be exported only when they are extractable and not sensitive; Protect-Pkcs11Key wraps those that are extractable.");

    public static readonly ErrorCondition DataFileNotRead = new(
        nameof(DataFileNotRead),
        ErrorCategory.ReadError,
        "See that the file is there and may be read.");

    public static readonly ErrorCondition DataFileNotWritten = new(
        nameof(DataFileNotWritten),
        ErrorCategory.WriteError,
        "See that the folder is there and may be written, and name a file in it.");

    public static readonly ErrorCondition DataFileExists = new(
        nameof(DataFileExists),
        ErrorCategory.ResourceExists,
        "Use -Force to write over it, or name another file.");

    public static readonly ErrorCondition InvalidSignature = new(
        nameof(InvalidSignature),
        ErrorCategory.InvalidData,
        "-Der is for the signatures of ECDSA and DSA, and for those in DER when they are tested.");

    public static readonly ErrorCondition InvalidInput = new(
        nameof(InvalidInput),
        ErrorCategory.InvalidData,
        "Give text, an array of bytes, or a file.");
}
