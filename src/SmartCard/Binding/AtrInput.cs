using System;
using System.Management.Automation;
using SmartCard.Atr;
using SmartCard.Bytes;
using SmartCard.Errors;

namespace SmartCard.Binding;

/// <summary>Turns what a parameter was given into ATRs.</summary>
/// <param name="cmdlet">The cmdlet that the input belongs to.</param>
/// <param name="take">Does the work with an ATR.</param>
/// <param name="refuse">Reports what is no ATR.</param>
internal sealed class AtrInput(Cmdlet cmdlet, Action<AnswerToReset> take, Action<ErrorRecord> refuse)
    : BytesInput(cmdlet, "an ATR", ["Atr"], refuse)
{
    protected override void TakeText(string text) => Decode(text, AnswerToReset.Parse, static text => text, text);

    protected override void TakeBytes(byte[] bytes, object? target) => Decode(bytes, AnswerToReset.Parse, HexText.Format, target);

    protected override bool TakeItself(object value)
    {
        if (value is not AnswerToReset atr)
            return false;
        take(atr);
        return true;
    }

    protected override ErrorRecord Nothing(object? target, string reason) => AtrErrors.NoAtr(target, reason);

    private void Decode<T>(T input, Func<T, AnswerToReset> parse, Func<T, string> show, object? target)
    {
        AnswerToReset atr;
        try
        {
            atr = parse(input);
        }
        catch (InvalidHexException exception)
        {
            Refuse(AtrErrors.InvalidHex(exception, show(input)));
            return;
        }
        catch (InvalidAtrException exception)
        {
            Refuse(AtrErrors.InvalidAtr(exception, show(input), target));
            return;
        }

        take(atr);
    }
}
