using System;

namespace SmartCard.Bytes;

/// <summary>Whole numbers without a sign, as drivers and readers write them: 1, 2, 4 or 8 bytes.</summary>
internal static class UnsignedNumber
{
    /// <summary>Reads a number in the order of the machine, as a C program wrote it.</summary>
    /// <returns>Whether the bytes are as many as a number has.</returns>
    public static bool TryReadNative(byte[] bytes, out ulong value) => TryRead(bytes, BitConverter.IsLittleEndian, out value);

    /// <summary>Reads a number whose first byte is the lowest.</summary>
    /// <returns>Whether the bytes are as many as a number has.</returns>
    public static bool TryReadLittleEndian(byte[] bytes, out ulong value) => TryRead(bytes, lowestFirst: true, out value);

    /// <summary>Reads a number whose first byte is the highest.</summary>
    /// <returns>Whether the bytes are as many as a number has.</returns>
    public static bool TryReadBigEndian(byte[] bytes, out ulong value) => TryRead(bytes, lowestFirst: false, out value);

    private static bool TryRead(byte[] bytes, bool lowestFirst, out ulong value)
    {
        value = 0;
        if (bytes.Length is not (1 or 2 or 4 or 8))
            return false;
        for (int i = 0; i < bytes.Length; i++)
            value = (value << 8) | bytes[lowestFirst ? bytes.Length - 1 - i : i];
        return true;
    }
}
