namespace SmartCard.Bytes;

/// <summary>Bytes as hexadecimal text.</summary>
public static class HexText
{
    /// <summary>Writes bytes as upper-case pairs of digits with a space between two pairs, such as <c>3B 94 18</c>.</summary>
    /// <param name="bytes">The bytes; none give the empty string.</param>
    public static string Format(byte[] bytes) =>
        System.BitConverter.ToString(bytes).Replace('-', ' ');
}
