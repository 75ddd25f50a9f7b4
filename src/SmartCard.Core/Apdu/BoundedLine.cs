using System.IO;
using System.Text;

namespace SmartCard.Apdu;

/// <summary>Reads lines of a text that may be anything, in bounded memory.</summary>
internal static class BoundedLine
{
    /// <summary>Reads the next line, which ends as <see cref="TextReader.ReadLine"/> has it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="longest">The most characters that are wanted.</param>
    /// <returns>The line; one more character than wanted when it is longer; null at the end of the text.</returns>
    public static string? Read(TextReader text, int longest)
    {
        int next = text.Read();
        if (next < 0)
            return null;
        StringBuilder line = new();
        for (; next is >= 0 and not '\n' and not '\r'; next = text.Read())
        {
            if (line.Length <= longest)
                line.Append((char)next);
        }

        if (next is '\r' && text.Peek() is '\n')
            _ = text.Read();
        return line.ToString();
    }
}
