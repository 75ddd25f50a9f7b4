using System;
using System.Management.Automation;
using SmartCard.Bytes;
using SmartCard.Errors;

namespace SmartCard.Binding;

/// <summary>Turns what a parameter was given into bytes for a card, whether they are a command APDU or not.</summary>
/// <param name="cmdlet">The cmdlet that the input belongs to.</param>
/// <param name="take">Does the work with the bytes.</param>
/// <param name="refuse">Reports what holds no bytes.</param>
internal sealed class RawApduInput(Cmdlet cmdlet, Action<byte[]> take, Action<ErrorRecord> refuse)
    : HexInput<byte[]>(cmdlet, take, refuse, "Apdu", "Command")
{
    /// <inheritdoc/>
    protected override string Noun => "command";

    /// <inheritdoc/>
    protected override byte[] Read(string text) => HexText.Parse(text);

    /// <inheritdoc/>
    protected override byte[] Read(byte[] bytes) => bytes;

    /// <inheritdoc/>
    protected override ErrorRecord Unusable(object? target, string reason) => ApduErrors.NoApdu(reason);

    /// <inheritdoc/>
    protected override ErrorRecord Malformed(FormatException exception, string shown, object? target) =>
        ApduErrors.InvalidApdu(exception, shown, target);
}
