using System.Globalization;

namespace SmartCard.Atr;

/// <summary>One line of a decoded ATR: a byte, or the historical bytes together, and what it says.</summary>
public sealed class AtrLine
{
    internal AtrLine(int offset, string name, string value, string meaning)
    {
        Offset = offset;
        Name = name;
        Value = value;
        Meaning = meaning;
    }

    /// <summary>The first byte of the line, from 0 for TS; the length of the ATR for a byte that is missing.</summary>
    public int Offset { get; }

    /// <summary>The name in the standard's words: <c>TS</c>, <c>TA1</c>, <c>TCK</c>.</summary>
    public string Name { get; }

    /// <summary>The value as upper-case pairs with spaces; <c>--</c> for a byte that is missing.</summary>
    public string Value { get; }

    /// <summary>What it says.</summary>
    public string Meaning { get; }

    /// <summary>The line as a column of text: offset, name, value, meaning.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        string.Format(CultureInfo.InvariantCulture, "{0,3}  {1,-4} {2}  {3}", Offset, Name, Value, Meaning).TrimEnd();
}
