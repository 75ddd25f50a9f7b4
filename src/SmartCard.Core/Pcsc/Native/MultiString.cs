using System.Collections.Generic;
using System.Text;

namespace SmartCard.Pcsc.Native;

/// <summary>Several texts in one buffer: each ended by a zero, the whole by one more.</summary>
internal static class MultiString
{
    /// <summary>Takes the texts out; what follows the empty text is not looked at.</summary>
    /// <param name="bytes">The buffer.</param>
    /// <param name="count">How many of its bytes count.</param>
    /// <param name="encoding">UTF-16 or UTF-8.</param>
    public static IReadOnlyList<string> Read(byte[] bytes, int count, Encoding encoding)
    {
        List<string> texts = [];
        foreach (string text in encoding.GetString(bytes, 0, count).Split('\0'))
        {
            if (text.Length is 0)
                break;
            texts.Add(text);
        }

        return texts;
    }
}
