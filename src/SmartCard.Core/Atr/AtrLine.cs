using System.Globalization;
using System.Text;

namespace SmartCard.Atr;

/// <summary>
/// One line of a decoded ATR: a byte, the historical bytes together, or a part of them, and what it says.
/// </summary>
public sealed class AtrLine
{
    private const int Width = 79;

    /// <summary>Below the meaning of a single byte.</summary>
    private const int Indent = 14;

    internal AtrLine(int offset, string name, string value, string meaning, bool isDetail = false)
    {
        Offset = offset;
        Name = name;
        Value = value;
        Meaning = meaning;
        IsDetail = isDetail;
    }

    /// <summary>The first byte of the line, from 0 for TS; the length of the ATR for a byte that is missing.</summary>
    public int Offset { get; }

    /// <summary>The name in the standard's words: <c>TS</c>, <c>TA1</c>, <c>T2</c> for the second historical byte, <c>TCK</c>.</summary>
    public string Name { get; }

    /// <summary>The value as upper-case pairs with spaces; <c>--</c> for a byte that is missing.</summary>
    public string Value { get; }

    /// <summary>What it says.</summary>
    public string Meaning { get; }

    /// <summary>
    /// Whether the line says more of bytes that a line above has already: a part of the historical bytes. The lines
    /// without these have each byte of the ATR once.
    /// </summary>
    public bool IsDetail { get; }

    /// <summary>The line as columns of text: offset, name, value, meaning. It goes on below where 80 columns are too few.</summary>
    /// <returns>The text, of one or more lines of at most 79 characters.</returns>
    public override string ToString()
    {
        string line = string.Format(CultureInfo.InvariantCulture, "{0,3}  {1,-4} {2}  {3}", Offset, Name, Value, Meaning).TrimEnd();
        var wrapped = new StringBuilder(line.Length);
        int from = 0;
        for (int room = Width; line.Length - from > room; room = Width - Indent)
        {
            int space = line.LastIndexOf(' ', from + room, room);
            int to = space > from ? space : from + room;
            wrapped.Append(line, from, to - from).Append('\n').Append(' ', Indent);
            from = to == space ? to + 1 : to;
        }

        return wrapped.Append(line, from, line.Length - from).ToString();
    }
}
