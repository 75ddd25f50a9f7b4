using System;

namespace SmartCard.Atr.CardTypes;

/// <summary>
/// A key of a list of card types, compiled: for each byte the digits that its two halves may have. The text is never
/// given to a regular-expression engine.
/// </summary>
/// <remarks>
/// Keys are written as pcsc-tools' list writes them: pairs of digits with a space between; <c>.</c> is any digit,
/// <c>[13]</c>, <c>[1,3]</c> and <c>[A-F,0]</c> one digit of a set, <c>.*</c> any number of bytes.
/// </remarks>
internal sealed class AtrPattern
{
    /// <summary>An ATR has 33 bytes at most (ISO/IEC 7816-3, 8.2.1), and PC/SC gives no more than 36.</summary>
    internal const int LongestKey = 64;

    /// <summary>Stands for any number of bytes; no byte can be without a digit, so the value is free.</summary>
    internal const uint AnyBytes = 0;

    /// <summary>Both digits free.</summary>
    internal const uint AnyByte = uint.MaxValue;

    /// <summary>The digits allowed: bits 31 to 16 for the high half of the byte, bits 15 to 0 for the low one.</summary>
    private readonly uint[] elements;

    /// <summary>A key without wildcards.</summary>
    internal AtrPattern(byte[] exact)
    {
        Exact = exact;
        elements = [];
    }

    /// <summary>A key that may hold wildcards.</summary>
    internal AtrPattern(uint[] elements)
    {
        this.elements = elements;
        foreach (uint element in elements)
        {
            HasAnyBytes |= element == AnyBytes;
            Wildcards += (IsFree(element >> 16) ? 1 : 0) + (IsFree(element & 0xFFFF) ? 1 : 0);
            Breadth += CountOf(element);
        }

        if (Wildcards == 0 && !HasAnyBytes)
            Exact = Array.ConvertAll(elements, static element => (byte)((DigitOf(element >> 16) << 4) | DigitOf(element & 0xFFFF)));
    }

    /// <summary>The bytes, when there is nothing free in the key.</summary>
    internal byte[]? Exact { get; }

    /// <summary>Whether the key leaves the number of bytes open.</summary>
    internal bool HasAnyBytes { get; }

    /// <summary>How many digits are free or of a set.</summary>
    internal int Wildcards { get; }

    /// <summary>The sum of the digits allowed at each place: of two keys with as many wildcards, sets are less than any.</summary>
    internal int Breadth { get; }

    /// <summary>The number of bytes; without meaning when <see cref="HasAnyBytes"/>.</summary>
    internal int Length => Exact?.Length ?? elements.Length;

    /// <summary>Whether an ATR is one of those that the key, which is not <see cref="Exact"/>, stands for.</summary>
    /// <remarks>
    /// After a mismatch only the last <see cref="AnyBytes"/> is tried further on, so the work is at most the product
    /// of the two lengths.
    /// </remarks>
    internal bool IsMatch(byte[] atr)
    {
        int at = 0;
        int element = 0;
        int resumeElement = -1;
        int resumeAt = 0;
        while (at < atr.Length)
        {
            if (element < elements.Length && elements[element] == AnyBytes)
            {
                resumeElement = ++element;
                resumeAt = at;
            }
            else if (element < elements.Length && Allows(elements[element], atr[at]))
            {
                element++;
                at++;
            }
            else if (resumeElement >= 0)
            {
                element = resumeElement;
                at = ++resumeAt;
            }
            else
            {
                return false;
            }
        }

        while (element < elements.Length && elements[element] == AnyBytes)
            element++;
        return element == elements.Length;
    }

    private static bool Allows(uint element, byte value) =>
        (element >> (16 + (value >> 4)) & element >> (value & 0x0F) & 1) != 0;

    private static bool IsFree(uint digits) => (digits & (digits - 1)) != 0 && digits != 0;

    private static int DigitOf(uint digit)
    {
        int value = 0;
        while ((digit >>= 1) != 0)
            value++;
        return value;
    }

    private static int CountOf(uint digits)
    {
        int count = 0;
        for (; digits != 0; digits &= digits - 1)
            count++;
        return count;
    }
}
