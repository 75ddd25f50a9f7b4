using System;
using System.Runtime.CompilerServices;

namespace SmartCard.Atr.CardTypes;

/// <summary>Reads keys without wildcards, which nineteen of twenty are, straight from the bytes of the file.</summary>
internal static class ExactKey
{
    /// <summary>
    /// AggressiveOptimization, which netstandard2.0 does not name: the loop runs a hundred thousand times in the first
    /// call, long before the runtime would optimise it by itself.
    /// </summary>
    private const MethodImplOptions OptimizeAtOnce = (MethodImplOptions)512;

    /// <summary>The value of each digit; 0xFF for what is none.</summary>
    private static readonly byte[] Digits = MakeDigits();

    /// <summary>Reads pairs of digits with one space between.</summary>
    /// <returns>The bytes; null when anything else is there.</returns>
    [MethodImpl(OptimizeAtOnce)]
    internal static byte[]? TryRead(byte[] file, int start, int end)
    {
        int count = (end - start + 1) / 3;
        if ((count * 3) - 1 != end - start || count > AtrPattern.LongestKey)
            return null;
        var key = new byte[count];
        for (int i = 0, at = start; i < count; i++, at += 3)
        {
            int high = Digits[file[at]];
            int low = Digits[file[at + 1]];
            if ((high | low) > 0x0F || (i < count - 1 && file[at + 2] != ' '))
                return null;
            key[i] = (byte)((high << 4) | low);
        }

        return key;
    }

    private static byte[] MakeDigits()
    {
        var digits = new byte[256];
        for (int i = 0; i < digits.Length; i++)
            digits[i] = Uri.IsHexDigit((char)i) ? (byte)Uri.FromHex((char)i) : (byte)0xFF;
        return digits;
    }
}
