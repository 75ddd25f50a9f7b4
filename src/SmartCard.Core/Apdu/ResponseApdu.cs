using System;
using SmartCard.Bytes;

namespace SmartCard.Apdu;

/// <summary>A response APDU (ISO/IEC 7816-4, 5.1): data, or none, then SW1 and SW2.</summary>
public sealed class ResponseApdu
{
    internal const int StatusLength = 2;

    private readonly byte[] bytes;

    private ResponseApdu(byte[] bytes) => this.bytes = bytes;

    /// <summary>The data before SW1 and SW2; a new copy each time, empty when there is none.</summary>
    public byte[] Data
    {
        get
        {
            var data = new byte[DataLength];
            Array.Copy(bytes, data, data.Length);
            return data;
        }
    }

    /// <summary>How many data bytes there are, 0 to 65536.</summary>
    public int DataLength => bytes.Length - StatusLength;

    /// <summary>The first status byte.</summary>
    public byte SW1 => bytes[bytes.Length - 2];

    /// <summary>The second status byte.</summary>
    public byte SW2 => bytes[bytes.Length - 1];

    /// <summary>SW1 and SW2, and what they mean.</summary>
    public StatusWord StatusWord => StatusWord.Of(SW1, SW2);

    /// <summary>Reads an answer.</summary>
    /// <param name="bytes">The bytes of the answer, at least SW1 and SW2; they are copied.</param>
    /// <returns>The response.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="bytes"/> is null.</exception>
    /// <exception cref="CardAnswerException">Fewer than 2 bytes, or more than 65538.</exception>
    public static ResponseApdu Read(byte[] bytes)
    {
        if (bytes is null)
            throw new ArgumentNullException(nameof(bytes));
        if (bytes.Length < StatusLength)
            throw CardAnswerException.TooShort(bytes.Length);
        if (bytes.Length > CommandApdu.MaxLe + StatusLength)
            throw CardAnswerException.TooLong(CommandApdu.MaxLe);
        return new((byte[])bytes.Clone());
    }

    /// <summary>The whole answer; a new copy each time.</summary>
    public byte[] GetBytes() => (byte[])bytes.Clone();

    /// <summary>The whole answer in hexadecimal digits: <c>6F 00 90 00</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => HexText.Format(bytes);
}
