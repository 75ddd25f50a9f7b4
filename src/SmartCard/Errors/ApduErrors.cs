using System;
using System.Management.Automation;
using SmartCard.Bytes;

namespace SmartCard.Errors;

/// <summary>The error records of input that is no command APDU.</summary>
internal static class ApduErrors
{
    /// <summary>An object that holds no command in any form.</summary>
    internal static ErrorRecord NoApdu(object? target, string reason) =>
        ErrorConditions.InvalidApdu.Because(new FormatException(reason), target);

    /// <summary>Bytes that no card takes for a command.</summary>
    internal static ErrorRecord InvalidApdu(byte[] bytes, object? target, string reason) =>
        ErrorConditions.InvalidApdu.Because(
            new FormatException(reason), target, $"\"{SafeText.Of(HexText.Format(bytes))}\" is no command APDU: {reason}");
}
