using System;
using static System.FormattableString;

namespace SmartCard.Atr.CardTypes;

/// <summary>A file that is no list of card types, or larger than any list can be.</summary>
public sealed class InvalidCardTypeListException : FormatException
{
    private InvalidCardTypeListException(string message)
        : base(message)
    {
    }

    internal static InvalidCardTypeListException NoKeys(int lines) =>
        new(Invariant($"None of its {lines} lines is an ATR: keys begin with 3B or 3F at the start of a line."));

    internal static InvalidCardTypeListException Foreign(int unread, int keys) =>
        new(Invariant($"{unread} of its lines belong to no list of card types, and only {keys} are ATRs."));

    internal static InvalidCardTypeListException TooManyKeys(int most) =>
        new(Invariant($"It has more than {most} ATRs."));

    internal static InvalidCardTypeListException TooLarge(long most) =>
        new(Invariant($"It has more than {most} bytes."));
}
