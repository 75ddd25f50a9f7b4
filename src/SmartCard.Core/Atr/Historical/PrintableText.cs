using System.Text;

namespace SmartCard.Atr.Historical;

/// <summary>Bytes as text where they are text: names of operating systems and products.</summary>
internal static class PrintableText
{
    /// <summary>Printable ASCII, with bytes 00 after it as padding; <see langword="null"/> for anything else.</summary>
    internal static string? Read(byte[] value)
    {
        int length = value.Length;
        while (length > 0 && value[length - 1] == 0)
            length--;
        for (int i = 0; i < length; i++)
        {
            if (value[i] is < 0x20 or >= 0x7F)
                return null;
        }

        return length == 0 ? null : Encoding.ASCII.GetString(value, 0, length);
    }
}
