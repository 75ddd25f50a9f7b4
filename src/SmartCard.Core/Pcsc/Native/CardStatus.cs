using System;
using System.Text;

namespace SmartCard.Pcsc.Native;

/// <summary>What SCardStatus writes, in neutral types.</summary>
/// <param name="readerName">The first of the reader's names.</param>
/// <param name="state">The state, whatever form the system gives it in.</param>
/// <param name="protocol">The protocol in use, as a bit of <see cref="CardProtocol"/>.</param>
/// <param name="atr">The answer to reset, empty without a card.</param>
internal sealed class CardStatus(string readerName, CardState state, uint protocol, byte[] atr)
{
    /// <summary>Room for the names of a reader, in bytes: Windows gives all that it has.</summary>
    public const int NameRoom = 2048;

    /// <summary>Room for an answer to reset: Windows' field of 36 bytes is the largest.</summary>
    public const int AtrRoom = 36;

    public string ReaderName { get; } = readerName;

    public CardState State { get; } = state;

    public uint Protocol { get; } = protocol;

    public byte[] Atr { get; } = atr;

    /// <summary>Takes the buffers that the function wrote, whatever lengths it claims.</summary>
    public static CardStatus Read(
        byte[] names, ulong namesLength, Encoding encoding, CardState state, uint protocol, byte[] atr, ulong atrLength)
    {
        byte[] bytes = new byte[Math.Min(atrLength, (ulong)atr.Length)];
        Array.Copy(atr, bytes, bytes.Length);
        int count = (int)Math.Min(namesLength, (ulong)names.Length);
        return new CardStatus(MultiString.Read(names, count, encoding) is [var first, ..] ? first : "", state, protocol, bytes);
    }
}
