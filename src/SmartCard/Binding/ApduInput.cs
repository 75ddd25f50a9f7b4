using System;
using System.Management.Automation;
using SmartCard.Apdu;
using SmartCard.Bytes;
using SmartCard.Errors;

namespace SmartCard.Binding;

/// <summary>Turns what a parameter was given into the bytes of commands.</summary>
/// <param name="cmdlet">The cmdlet that the input belongs to.</param>
/// <param name="take">Does the work with the bytes of a command, whatever they are, and the input that they come from.</param>
/// <param name="refuse">Reports what is no command.</param>
internal sealed class ApduInput(Cmdlet cmdlet, Action<byte[], object?> take, Action<ErrorRecord> refuse)
    : BytesInput(cmdlet, "a command APDU", ["Apdu", "Command"], refuse)
{
    protected override void TakeText(string text)
    {
        byte[] bytes;
        try
        {
            bytes = HexText.Parse(text);
        }
        catch (InvalidHexException exception)
        {
            Refuse(ErrorConditions.InvalidHex.Because(exception, text, $"\"{SafeText.Of(text)}\" is no hexadecimal text: {exception.Message}"));
            return;
        }

        take(bytes, text);
    }

    protected override void TakeBytes(byte[] bytes, object? target) => take(bytes, target);

    protected override bool TakeItself(object value)
    {
        if (value is not CommandApdu command)
            return false;
        take(command.GetBytes(), command);
        return true;
    }

    protected override ErrorRecord Nothing(object? target, string reason) => ApduErrors.NoApdu(target, reason);
}
