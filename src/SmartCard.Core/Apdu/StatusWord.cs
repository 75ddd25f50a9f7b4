using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SmartCard.Interindustry;

namespace SmartCard.Apdu;

/// <summary>The status bytes SW1 and SW2 that end an answer, and what they mean.</summary>
/// <remarks>Each word is made once and kept: <see cref="Of(int)"/> costs two array accesses.</remarks>
public sealed class StatusWord : IEquatable<StatusWord>
{
    private const string NoMeaning = "no status word: SW1 is neither 61 to 6F nor 90 to 9F";

    private static readonly StatusWord?[]?[] Known = new StatusWord?[256][];

    private StatusWord(int value)
    {
        Value = value;
        Text = value.ToString("X4", CultureInfo.InvariantCulture);
        StatusRow[] rows = [.. StatusTable.RowsOf(value)];
        Class = ClassOf(value);
        IsDefined = rows.Length > 0 && !rows[0].IsOfSW1Alone;
        Family = rows.Length == 0 ? StatusFamily.Proprietary : rows[0].Family;
        Meaning = rows.Length == 0 ? NoMeaning : rows[0].MeaningOf(value);
        Number = rows.Length == 0 ? null : rows[0].NumberOf(value);
    }

    /// <summary>SW1 and SW2 as one number, 0 to 65535: 0x6A82.</summary>
    public int Value { get; }

    /// <summary>The first status byte.</summary>
    public byte SW1 => (byte)(Value >> 8);

    /// <summary>The second status byte.</summary>
    public byte SW2 => (byte)Value;

    /// <summary>Four hexadecimal digits: <c>6A82</c>.</summary>
    public string Text { get; }

    /// <summary>What the word means, in few words; of a word that no table has, what SW1 says alone.</summary>
    public string Meaning { get; }

    /// <summary>How the card ended the command.</summary>
    public StatusClass Class { get; }

    /// <summary>The document that the meaning is from, the first when several define the word.</summary>
    public StatusFamily Family { get; }

    /// <summary>
    /// The number that SW2 says: bytes available (61xx, 6Cxx: 1 to 256), the counter (63Cx: 0 to 15), the length of a
    /// query (6202 to 6280, 6402 to 6480); <see langword="null"/> when it says none.
    /// </summary>
    public int? Number { get; }

    /// <summary>
    /// What each document says that defines the word, <see cref="Family"/> first; the row of SW1 alone when none does,
    /// and nothing for a word that no table has.
    /// </summary>
    public IReadOnlyList<StatusWordMeaning> Meanings => StatusWordMeaning.Of(Value, ofSW1Alone: !IsDefined);

    /// <summary>Whether a table has the word itself, and not SW1 alone.</summary>
    public bool IsDefined { get; }

    /// <summary>Whether the command was processed without any warning: 9000 and 61xx.</summary>
    public bool IsSuccess => Class == StatusClass.NormalProcessing;

    /// <summary>The word of a number.</summary>
    /// <param name="value">SW1 and SW2 as one number, 0 to 65535.</param>
    /// <returns>The word; there may or may not be one object for each number.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number has more than 16 bits.</exception>
    public static StatusWord Of(int value)
    {
        if (value is < 0 or > 0xFFFF)
            throw new ArgumentOutOfRangeException(nameof(value), value, "A status word is a number from 0 to 65535 (0000 to FFFF).");
        return Of((byte)(value >> 8), (byte)value);
    }

    /// <summary>The word of two status bytes.</summary>
    /// <param name="sw1">The first.</param>
    /// <param name="sw2">The second.</param>
    /// <returns>The word.</returns>
    public static StatusWord Of(byte sw1, byte sw2)
    {
        // Two threads may make the same word at a time; whichever stays, they are equal.
        StatusWord?[] ofSW1 = Known[sw1] ??= new StatusWord?[256];
        return ofSW1[sw2] ??= new(sw1 << 8 | sw2);
    }

    /// <inheritdoc/>
    public bool Equals(StatusWord? other) => other is not null && other.Value == Value;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as StatusWord);

    /// <inheritdoc/>
    public override int GetHashCode() => Value;

    /// <summary>The four digits: <c>6A82</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Text;

    private static StatusClass ClassOf(int value) => (value >> 8) switch
    {
        0x61 => StatusClass.NormalProcessing,
        0x62 or 0x63 => StatusClass.Warning,
        >= 0x64 and <= 0x66 => StatusClass.ExecutionError,
        >= 0x67 and <= 0x6F => StatusClass.CheckingError,
        >= 0x90 and <= 0x9F => value == 0x9000 ? StatusClass.NormalProcessing : StatusClass.Proprietary,
        _ => StatusClass.Invalid,
    };
}
