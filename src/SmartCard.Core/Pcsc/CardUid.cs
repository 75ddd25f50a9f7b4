using SmartCard.Bytes;

namespace SmartCard.Pcsc;

/// <summary>The unique identifier of a contactless card, as its reader gives it (PC/SC Part 3, 3.2.2.1.3).</summary>
public sealed class CardUid
{
    private const int SingleSize = 4;
    private const byte RandomMark = 0x08;

    private readonly byte[] bytes;

    /// <summary>Describes an identifier.</summary>
    /// <param name="readerName">The reader's name.</param>
    /// <param name="bytes">The bytes; copied.</param>
    public CardUid(string readerName, byte[] bytes)
    {
        ReaderName = readerName;
        this.bytes = (byte[])bytes.Clone();
    }

    /// <summary>The identifier as upper-case pairs with spaces.</summary>
    public string Uid => HexText.Format(bytes);

    /// <summary>
    /// Whether the card makes up another one each time it gets power: one of 4 bytes that begins with 08 (ISO/IEC 14443-3,
    /// 6.5.4), or of type B, where all of them may be made up and none says so: then it is false.
    /// </summary>
    public bool IsRandom => bytes.Length is SingleSize && bytes[0] is RandomMark;

    /// <summary>How many bytes it has: 4, 7 or 10 for ISO/IEC 14443 type A, 8 for ISO/IEC 15693.</summary>
    public int Length => bytes.Length;

    /// <summary>The reader's name.</summary>
    public string ReaderName { get; }

    /// <summary>The bytes; a copy.</summary>
    public byte[] GetBytes() => (byte[])bytes.Clone();

    /// <summary>The identifier, as <see cref="Uid"/> has it.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Uid;
}
