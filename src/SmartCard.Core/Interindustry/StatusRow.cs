using System;
using System.Globalization;

namespace SmartCard.Interindustry;

/// <summary>One row of the tables of status words: a word or a range of them, and what it means in one document.</summary>
internal sealed class StatusRow
{
    /// <summary>A row for one status word.</summary>
    internal StatusRow(int word, StatusFamily family, string meaning)
        : this(word, word, family, StatusNumber.None, meaning)
    {
    }

    /// <summary>A row for a range of status words, in which SW2 may say a number.</summary>
    internal StatusRow(int first, int last, StatusFamily family, StatusNumber number, string meaning)
    {
        First = first;
        Last = last;
        Family = family;
        Number = number;
        Template = meaning;
    }

    internal int First { get; }

    internal int Last { get; }

    internal StatusFamily Family { get; }

    /// <summary>What number SW2 says.</summary>
    internal StatusNumber Number { get; }

    /// <summary>The meaning, with {0} where the number stands.</summary>
    internal string Template { get; }

    /// <summary>Whether the row is one of SW1 alone, for words that no document says more of.</summary>
    internal bool IsOfSW1Alone { get; init; }

    internal bool Contains(int word) => word >= First && word <= Last;

    /// <summary>The number that a word of this row says; <see langword="null"/> when it says none.</summary>
    internal int? NumberOf(int word) => Number switch
    {
        StatusNumber.LowNibble => word & 0x0F,
        StatusNumber.SW2 => word & 0xFF,
        // As Le has it: 00 is 256.
        StatusNumber.Length => (word & 0xFF) == 0 ? 256 : word & 0xFF,
        _ => null,
    };

    internal string MeaningOf(int word) =>
        NumberOf(word) is int number ? string.Format(CultureInfo.InvariantCulture, Template, number) : Template;
}

/// <summary>What number a status word says in SW2.</summary>
internal enum StatusNumber
{
    /// <summary>None.</summary>
    None,

    /// <summary>The low nibble, 0 to 15.</summary>
    LowNibble,

    /// <summary>SW2, 0 to 255.</summary>
    SW2,

    /// <summary>SW2 as a length: 1 to 255, and 00 for 256.</summary>
    Length,
}
