using System;
using System.Text;
using SmartCard.Bytes;

namespace SmartCard.Atr.CardTypes;

/// <summary>
/// Which answers to reset are meant: one, all that a pattern stands for, or all that agree in the bits of a mask.
/// </summary>
public sealed class AtrSelection
{
    private readonly AtrPattern? pattern;
    private readonly byte[] bytes;
    private readonly string text;

    private AtrSelection(string text, byte[] bytes, AtrPattern? pattern)
    {
        this.text = text;
        this.bytes = bytes;
        this.pattern = pattern;
    }

    /// <summary>The bytes, when all of them are given; otherwise null.</summary>
    public byte[]? Bytes => pattern is null ? (byte[])bytes.Clone() : null;

    /// <summary>Takes the bytes of one answer to reset.</summary>
    public static AtrSelection Of(byte[] bytes) => new(HexText.Format(bytes), (byte[])bytes.Clone(), pattern: null);

    /// <summary>
    /// Reads the bytes of one answer to reset in any form of <see cref="HexText"/>, or a pattern: <c>?</c> or <c>.</c> is any
    /// digit, <c>[13]</c> and <c>[A-F]</c> a digit of a set, <c>*</c> any number of bytes, none included.
    /// </summary>
    /// <exception cref="FormatException">The text is neither.</exception>
    public static AtrSelection Parse(string text)
    {
        try
        {
            return Of(HexText.Parse(text));
        }
        catch (InvalidHexException exception)
        {
            return AtrPatternParser.Parse(InTheWordsOfLists(text)) is { } pattern
                ? new AtrSelection(text, [], pattern)
                : throw new FormatException($"'{text}' is neither bytes, as 3B 94 18, nor a pattern, as '3B 94 *' or '3B ?4 1[0-9]'.", exception);
        }
    }

    /// <summary>Whether an answer to reset is meant.</summary>
    /// <param name="atr">The answer to reset.</param>
    /// <param name="mask">
    /// The bits that count, where all bytes are given: as many bytes as these; null lets all bits count.
    /// </param>
    public bool IsMatch(byte[] atr, byte[]? mask = null)
    {
        if (pattern is not null)
            return pattern.IsMatch(atr);
        if (atr.Length != bytes.Length)
            return false;
        for (int i = 0; i < bytes.Length; i++)
        {
            int bits = mask is null ? 0xFF : mask[i];
            if ((atr[i] & bits) != (bytes[i] & bits))
                return false;
        }

        return true;
    }

    /// <summary>The bytes as upper-case pairs with spaces, or the pattern.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => text;

    /// <summary>The wildcards of PowerShell as lists of card types write them; there a star belongs to the byte before it.</summary>
    private static string InTheWordsOfLists(string text)
    {
        StringBuilder words = new(text.Length + 8);
        foreach (char character in text.Trim())
        {
            if (character is '*')
            {
                bool isWritten = words.Length > 0 && words[words.Length - 1] is '.';
                while (!isWritten && words.Length > 0 && words[words.Length - 1] is ' ')
                    words.Length--;
                words.Append(isWritten ? "*" : ".*");
            }
            else
            {
                words.Append(character is '?' ? '.' : character);
            }
        }

        return words.ToString();
    }
}
