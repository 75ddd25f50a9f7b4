using System;
using System.IO;

namespace SmartCard.Atr.CardTypes;

/// <summary>Reads a stream that anybody may have made into memory, up to a limit.</summary>
internal static class BoundedText
{
    private const int FirstBlock = 1 << 20;

    /// <summary>Reads to the end.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="most">How many bytes are taken at most.</param>
    /// <param name="length">How many there were.</param>
    /// <returns>An array that begins with them.</returns>
    /// <exception cref="InvalidCardTypeListException">There are more.</exception>
    internal static byte[] Read(Stream stream, int most, out int length)
    {
        var text = new byte[FirstBlock];
        length = 0;
        int count;
        while ((count = stream.Read(text, length, text.Length - length)) > 0)
        {
            length += count;
            if (length > most)
                throw InvalidCardTypeListException.TooLarge(most);
            if (length == text.Length)
                Array.Resize(ref text, text.Length * 2);
        }

        return text;
    }
}
