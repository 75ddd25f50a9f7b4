using System;
using System.Management.Automation;
using SmartCard.Apdu;
using SmartCard.Bytes;
using SmartCard.Errors;

namespace SmartCard.Binding;

/// <summary>Turns what a parameter was given into command APDUs: text, bytes, or objects with a property Apdu or Command.</summary>
/// <param name="cmdlet">The cmdlet that the input belongs to.</param>
/// <param name="take">Does the work with a command.</param>
/// <param name="refuse">Reports what is no command.</param>
internal sealed class ApduInput(Cmdlet cmdlet, Action<CommandApdu> take, Action<ErrorRecord> refuse)
    : HexInput<CommandApdu>(cmdlet, take, refuse, "Apdu", "Command")
{
    /// <inheritdoc/>
    protected override string Noun => "command APDU";

    /// <inheritdoc/>
    protected override CommandApdu Read(string text) => Read(HexText.Parse(text));

    /// <inheritdoc/>
    protected override CommandApdu Read(byte[] bytes) => CommandApdu.Read(bytes);

    /// <inheritdoc/>
    protected override ErrorRecord Unusable(object? target, string reason) => ApduErrors.NoApdu(reason);

    /// <inheritdoc/>
    protected override ErrorRecord Malformed(FormatException exception, string shown, object? target) =>
        ApduErrors.InvalidApdu(exception, shown, target);
}
