using System;
using System.Management.Automation;
using System.Text;
using SmartCard.Atr;
using SmartCard.Bytes;

namespace SmartCard.Errors;

/// <summary>The error records of input that is no ATR, and of fields that do not exist.</summary>
internal static class AtrErrors
{
    private const int LongestShown = 120;

    /// <summary>Text that is no hexadecimal.</summary>
    internal static ErrorRecord InvalidHex(InvalidHexException exception, string text) =>
        Make(
            exception,
            nameof(InvalidHex),
            ErrorCategory.ParserError,
            text,
            $"\"{Shown(text)}\" is no hexadecimal text: {exception.Message}",
            "Give pairs of hexadecimal digits such as 3B 94 18, 3B9418, 3b:94:18 or 0x3B,0x94,0x18.");

    /// <summary>Bytes that are no ATR.</summary>
    internal static ErrorRecord InvalidAtr(InvalidAtrException exception, string shown, object? target) =>
        Make(
            exception,
            nameof(InvalidAtr),
            ErrorCategory.InvalidData,
            target,
            $"\"{Shown(shown)}\" is no ATR: {exception.Message}",
            "Check where the bytes come from: Get-CardAtr reads the ATR of a card.");

    /// <summary>An object that holds no ATR in any form.</summary>
    internal static ErrorRecord InvalidAtr(object? target, string reason) =>
        Make(
            new FormatException(reason),
            nameof(InvalidAtr),
            ErrorCategory.InvalidData,
            target,
            reason,
            "Give text, an array of bytes, or an object with a property Atr, as Get-CardAtr does.");

    /// <summary>The name of a field that is not in the table of fields.</summary>
    internal static ErrorRecord FieldNotFound(string name) =>
        Make(
            new ItemNotFoundException(name),
            nameof(FieldNotFound),
            ErrorCategory.InvalidArgument,
            name,
            $"There is no field \"{Shown(name)}\" of an ATR to count.",
            "Use a byte such as TA4, a byte of a protocol such as T15.TA, or a decoded property such as ClockStop; the Tab key completes the names.");

    private static ErrorRecord Make(Exception exception, string id, ErrorCategory category, object? target, string message, string action) =>
        new(exception, id, category, target)
        {
            ErrorDetails = new ErrorDetails(message + " " + action),
        };

    /// <summary>Text from outside, short and without anything that a terminal would obey.</summary>
    private static string Shown(string text)
    {
        var shown = new StringBuilder(Math.Min(text.Length, LongestShown));
        foreach (char character in text)
        {
            if (shown.Length == LongestShown)
                return shown.Append("...").ToString();
            shown.Append(char.IsControl(character) ? '?' : character);
        }

        return shown.ToString();
    }
}
