using System;
using System.Management.Automation;
using SmartCard.Apdu;
using SmartCard.Bytes;

namespace SmartCard.Errors;

/// <summary>The error records of input that is no command APDU, no status word, or no data object.</summary>
internal static class ApduErrors
{
    /// <summary>CLA INS P1 P2 (ISO/IEC 7816-4, 5.1).</summary>
    private const int HeaderLength = 4;

    /// <summary>
    /// Text or bytes that are no command APDU. A VERIFY may hold a PIN and is shown masked, and what has no readable header may
    /// be one and is not shown; nor is it the target then, which Windows PowerShell writes below the message.
    /// </summary>
    internal static ErrorRecord InvalidApdu(FormatException exception, string shown, object? target)
    {
        byte[] bytes = HexBeginning(shown, out int length);
        bool isSecret = SecretCommands.Contains(bytes);
        string? harmless = bytes.Length < HeaderLength ? null
            : isSecret ? SecretCommands.Mask(bytes) + (length < shown.Length ? " ..." : "")
            : shown;
        string name = harmless is null ? "The input" : $"\"{SafeText.Of(harmless)}\"";
        ErrorCondition condition = exception is InvalidHexException ? ErrorConditions.InvalidHex : ErrorConditions.InvalidApdu;
        string what = exception is InvalidHexException ? "hexadecimal text" : "command APDU";
        return condition.Because(exception, harmless is null || isSecret ? harmless : target, $"{name} is no {what}: {exception.Message}");
    }

    /// <summary>An object that holds no command APDU in any form. It is no target: numbers may be those of a PIN.</summary>
    internal static ErrorRecord NoApdu(string reason) =>
        ErrorConditions.NoApdu.Because(new FormatException(reason), target: null);

    /// <summary>A field that no command APDU has room for.</summary>
    internal static ErrorRecord InvalidApduParameter(InvalidApduParameterException exception) =>
        ErrorConditions.InvalidApduParameter.Because(exception, exception.ParameterName);

    /// <summary>Text or a number that is no status word.</summary>
    internal static ErrorRecord InvalidStatusWord(object? target, string reason) =>
        ErrorConditions.InvalidStatusWord.Because(new FormatException(reason), target);

    /// <summary>Text or bytes that are no data objects.</summary>
    internal static ErrorRecord InvalidTlv(FormatException exception, string shown, object? target) =>
        exception is InvalidHexException
            ? InvalidHex(exception, shown, target)
            : ErrorConditions.InvalidTlv.Because(exception, target, $"\"{SafeText.Of(shown)}\" cannot be read as data objects: {exception.Message}");

    /// <summary>An object that holds no data objects in any form.</summary>
    internal static ErrorRecord NoTlv(object? target, string reason) =>
        ErrorConditions.NoTlv.Because(new FormatException(reason), target);

    /// <summary>A path without wildcard that leads nowhere.</summary>
    internal static ErrorRecord TagNotFound(string path) =>
        ErrorConditions.TagNotFound.Because(new ItemNotFoundException($"There is no data object at \"{SafeText.Of(path)}\"."), path);

    /// <summary>Text that is no path of tags.</summary>
    internal static ErrorRecord InvalidTagPath(FormatException exception, string path) =>
        ErrorConditions.InvalidTagPath.Because(exception, path, $"\"{SafeText.Of(path)}\" is no path of tags: {exception.Message}");

    /// <summary>What no data object can be made of.</summary>
    internal static ErrorRecord InvalidDataObject(FormatException exception, object? target) =>
        ErrorConditions.InvalidDataObject.Because(exception, target);

    /// <summary>The bytes in front of what is no hexadecimal text.</summary>
    private static byte[] HexBeginning(string text, out int length)
    {
        for (length = text.Length; ;)
        {
            try
            {
                return HexText.Parse(text.Substring(0, length));
            }
            catch (InvalidHexException exception)
            {
                length = Math.Min(exception.Offset, length - 1);
            }
        }
    }

    /// <summary>Text that is no path of a file on a card.</summary>
    internal static ErrorRecord InvalidFilePath(FormatException exception, string path) =>
        ErrorConditions.InvalidFilePath.Because(exception, path, $"\"{SafeText.Of(path)}\" is no path of a file: {exception.Message}");

    private static ErrorRecord InvalidHex(FormatException exception, string shown, object? target) =>
        ErrorConditions.InvalidHex.Because(exception, target, $"\"{SafeText.Of(shown)}\" is no hexadecimal text: {exception.Message}");
}
