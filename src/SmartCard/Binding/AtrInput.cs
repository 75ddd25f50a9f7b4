using System;
using System.Management.Automation;
using SmartCard.Atr;
using SmartCard.Bytes;
using SmartCard.Errors;

namespace SmartCard.Binding;

/// <summary>Turns what a parameter was given into ATRs: text, bytes, or objects with a property Atr.</summary>
/// <param name="cmdlet">The cmdlet that the input belongs to.</param>
/// <param name="take">Does the work with an ATR.</param>
/// <param name="refuse">Reports what is no ATR.</param>
internal sealed class AtrInput(Cmdlet cmdlet, Action<AnswerToReset> take, Action<ErrorRecord> refuse)
    : HexInput<AnswerToReset>(cmdlet, take, refuse, "Atr")
{
    /// <inheritdoc/>
    protected override string Noun => "ATR";

    /// <inheritdoc/>
    protected override AnswerToReset Read(string text) => AnswerToReset.Parse(text);

    /// <inheritdoc/>
    protected override AnswerToReset Read(byte[] bytes) => AnswerToReset.Parse(bytes);

    /// <inheritdoc/>
    protected override ErrorRecord Unusable(object? target, string reason) => AtrErrors.NoAtr(target, reason);

    /// <inheritdoc/>
    protected override ErrorRecord Malformed(FormatException exception, string shown, object? target) => exception switch
    {
        InvalidHexException invalidHex => AtrErrors.InvalidHex(invalidHex, shown),
        InvalidAtrException invalidAtr => AtrErrors.InvalidAtr(invalidAtr, shown, target),
        _ => Unusable(target, exception.Message),
    };

    /// <inheritdoc/>
    protected override void ReportEmpty(PSObject input, string property) =>
        Cmdlet.WriteVerbose($"{input} has no ATR: there is no card.");
}
