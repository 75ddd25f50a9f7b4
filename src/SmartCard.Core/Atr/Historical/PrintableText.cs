using System.Text;

namespace SmartCard.Atr.Historical;

/// <summary>Bytes as text where they are text: names of operating systems and products.</summary>
internal static class PrintableText
{
    /// <summary>Printable ASCII, with bytes 00 after it as padding; <see langword="null"/> for anything else.</summary>
    internal static string? Read(byte[] bytes, int start, int count)
    {
        int length = count;
        while (length > 0 && bytes[start + length - 1] == 0)
            length--;
        for (int i = start; i < start + length; i++)
        {
            if (bytes[i] is < 0x20 or >= 0x7F)
                return null;
        }

        return length == 0 ? null : Encoding.ASCII.GetString(bytes, start, length);
    }
}
