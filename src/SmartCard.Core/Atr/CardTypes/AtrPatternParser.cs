using System.Collections.Generic;

namespace SmartCard.Atr.CardTypes;

/// <summary>Reads the text of a key, one group of characters without a space after the other.</summary>
internal sealed class AtrPatternParser
{
    private const ushort AnyDigit = 0xFFFF;

    private readonly string text;
    private readonly List<uint> elements = new(36);
    private readonly List<ushort> digits = new(8);
    private int at;

    private AtrPatternParser(string text) => this.text = text;

    /// <summary>Reads a key.</summary>
    /// <param name="text">The text, without white space around it.</param>
    /// <returns>The pattern; null when the text is none.</returns>
    internal static AtrPattern? Parse(string text)
    {
        var parser = new AtrPatternParser(text);
        return parser.ReadGroups() ? new AtrPattern([.. parser.elements]) : null;
    }

    private bool ReadGroups()
    {
        while (at < text.Length)
        {
            if (text[at] == ' ')
                at++;
            else if (!ReadGroup())
                return false;
        }

        return elements.Count > 0;
    }

    private bool ReadGroup()
    {
        if (IsAnyBytes(at) && (at + 2 == text.Length || text[at + 2] == ' '))
        {
            // Alone between spaces it is one byte at least, since the space on either side needs its byte.
            at += 2;
            return Add(AtrPattern.AnyByte) && Add(AtrPattern.AnyBytes);
        }

        digits.Clear();
        while (at < text.Length && text[at] != ' ')
        {
            if (IsAnyBytes(at))
            {
                at += 2;
                if (!AddDigits() || !Add(AtrPattern.AnyBytes))
                    return false;
            }
            else if (!ReadDigit())
            {
                return false;
            }
        }

        return AddDigits();
    }

    private bool IsAnyBytes(int index) => text[index] == '.' && index + 1 < text.Length && text[index + 1] == '*';

    private bool ReadDigit()
    {
        if (digits.Count == AtrPattern.LongestKey * 3)
            return false;
        char character = text[at++];
        int value = ValueOf(character);
        ushort allowed =
            value >= 0 ? (ushort)(1 << value)
            : character == '.' ? AnyDigit
            : character == '[' ? ReadSet()
            : default;
        digits.Add(allowed);
        return allowed != default;
    }

    /// <summary>Reads the rest of a set: digits and ranges, with or without commas; 0 when it is none.</summary>
    private ushort ReadSet()
    {
        int allowed = 0;
        int last = -1;
        while (at < text.Length)
        {
            char character = text[at++];
            int value = ValueOf(character);
            if (value >= 0)
            {
                allowed |= 1 << value;
                last = value;
            }
            else if (character == '-' && last >= 0 && at < text.Length && ValueOf(text[at]) >= last)
            {
                for (int end = ValueOf(text[at++]); last <= end; last++)
                    allowed |= 1 << last;
                last = -1;
            }
            else if (character == ']')
            {
                return (ushort)allowed;
            }
            else if (character != ',')
            {
                return default;
            }
        }

        return default;
    }

    private bool AddDigits()
    {
        // The list's own tools compare with spaced text, where a dot may stand for the space: "02 ...03" is "02 .. 03".
        int step = digits.Count % 2 == 1 && SeparatorsAreDots() ? 3 : 2;
        if (step == 2 && digits.Count % 2 == 1)
            return false;
        for (int i = 0; i < digits.Count; i += step)
        {
            if (!Add(((uint)digits[i] << 16) | digits[i + 1]))
                return false;
        }

        digits.Clear();
        return true;
    }

    private bool SeparatorsAreDots()
    {
        if (digits.Count % 3 != 2)
            return false;
        for (int i = 2; i < digits.Count; i += 3)
        {
            if (digits[i] != AnyDigit)
                return false;
        }

        return true;
    }

    private bool Add(uint element)
    {
        elements.Add(element);
        return elements.Count <= AtrPattern.LongestKey;
    }

    private static int ValueOf(char character) => character switch
    {
        >= '0' and <= '9' => character - '0',
        >= 'A' and <= 'F' => character - 'A' + 10,
        >= 'a' and <= 'f' => character - 'a' + 10,
        _ => -1,
    };
}
