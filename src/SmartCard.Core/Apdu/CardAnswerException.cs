using System;
using static System.FormattableString;

namespace SmartCard.Apdu;

/// <summary>An answer that no card gives that keeps to ISO/IEC 7816: too short, too long, or without an end.</summary>
public sealed class CardAnswerException : Exception
{
    private CardAnswerException(CardAnswerFault fault, string message)
        : base(message) =>
        Fault = fault;

    /// <summary>What is wrong with the answer.</summary>
    public CardAnswerFault Fault { get; }

    internal static CardAnswerException TooShort(int length) => new(
        CardAnswerFault.TooShort,
        Invariant($"The card answered with {length} byte{(length == 1 ? "" : "s")}; an answer ends with the two bytes SW1 and SW2."));

    internal static CardAnswerException TooLong(int limit) => new(
        CardAnswerFault.TooLong,
        Invariant($"The card answered with more than {limit} data bytes, which is more than any command can ask for."));

    internal static CardAnswerException Endless(int rounds) => new(
        CardAnswerFault.Endless,
        Invariant($"The card still says 61xx, that more data is available, after {rounds} times of GET RESPONSE."));
}

/// <summary>What is wrong with an answer.</summary>
public enum CardAnswerFault
{
    /// <summary>There are fewer than the two bytes SW1 and SW2.</summary>
    TooShort,

    /// <summary>There are more data bytes than a command can ask for.</summary>
    TooLong,

    /// <summary>GET RESPONSE was answered with 61xx again and again.</summary>
    Endless,
}
