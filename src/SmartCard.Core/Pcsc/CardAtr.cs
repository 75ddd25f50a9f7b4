using System;
using SmartCard.Bytes;

namespace SmartCard.Pcsc;

/// <summary>The answer to reset of the card that was in a reader at a time.</summary>
public sealed class CardAtr
{
    private readonly byte[] bytes;

    /// <summary>Describes the card in a reader.</summary>
    /// <param name="readerName">The reader's name.</param>
    /// <param name="bytes">The answer to reset; copied.</param>
    /// <param name="time">When the resource manager was asked.</param>
    public CardAtr(string readerName, byte[] bytes, DateTime time)
    {
        ReaderName = readerName;
        this.bytes = (byte[])bytes.Clone();
        Atr = HexText.Format(bytes);
        Time = time;
    }

    /// <summary>The name of the reader.</summary>
    public string ReaderName { get; }

    /// <summary>The answer to reset as upper-case pairs with spaces, such as <c>3B 94 18</c>.</summary>
    public string Atr { get; }

    /// <summary>The answer to reset, up to 33 bytes (ISO/IEC 7816-3, 8.1); a copy.</summary>
    public byte[] Bytes => (byte[])bytes.Clone();

    /// <summary>When the resource manager was asked, in local time.</summary>
    public DateTime Time { get; }

    /// <summary>The answer to reset, as <see cref="Atr"/> has it.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Atr;
}
