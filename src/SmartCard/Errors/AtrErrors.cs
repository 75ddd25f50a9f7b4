using System;
using System.Management.Automation;
using SmartCard.Atr;
using SmartCard.Bytes;

namespace SmartCard.Errors;

/// <summary>The error records of input that is no ATR, and of fields that do not exist.</summary>
internal static class AtrErrors
{
    /// <summary>Text that is no hexadecimal.</summary>
    internal static ErrorRecord InvalidHex(InvalidHexException exception, string text) =>
        ErrorConditions.InvalidHex.Because(exception, text, $"\"{SafeText.Of(text)}\" is no hexadecimal text: {exception.Message}");

    /// <summary>Bytes that are no ATR.</summary>
    internal static ErrorRecord InvalidAtr(InvalidAtrException exception, string shown, object? target) =>
        ErrorConditions.InvalidAtr.Because(exception, target, $"\"{SafeText.Of(shown)}\" is no ATR: {exception.Message}");

    /// <summary>An object that holds no ATR in any form.</summary>
    internal static ErrorRecord NoAtr(object? target, string reason) =>
        ErrorConditions.NoAtr.Because(new FormatException(reason), target);

    /// <summary>Not one ATR to hold others against, but none or several.</summary>
    internal static ErrorRecord NotOneReference(object? target, int count) =>
        NoAtr(target, count == 0 ? "ReferenceAtr holds no ATR: there is no card." : $"ReferenceAtr holds {count} ATRs; others are held against one.");

    /// <summary>What no ATR can say.</summary>
    internal static ErrorRecord InvalidAtrParameter(InvalidAtrParameterException exception) =>
        ErrorConditions.InvalidAtrParameter.Because(exception, exception.ParameterName);

    /// <summary>The name of a field that is not in the table of fields.</summary>
    internal static ErrorRecord FieldNotFound(string name) =>
        ErrorConditions.FieldNotFound.Because(
            new ItemNotFoundException($"There is no field \"{SafeText.Of(name)}\" of an ATR to count."), name);
}
