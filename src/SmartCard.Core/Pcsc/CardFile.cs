using SmartCard.Bytes;

namespace SmartCard.Pcsc;

/// <summary>What a file of a card holds, or one of its records.</summary>
public sealed class CardFile
{
    private readonly byte[] data;

    /// <summary>Describes a transparent file or a record.</summary>
    /// <param name="readerName">The reader's name.</param>
    /// <param name="path">The file, as it was asked for.</param>
    /// <param name="record">The record's number, from 1; null for a transparent file.</param>
    /// <param name="data">What it holds; copied.</param>
    public CardFile(string readerName, string path, int? record, byte[] data)
    {
        ReaderName = readerName;
        Path = path;
        Record = record;
        this.data = (byte[])data.Clone();
    }

    /// <summary>The file, as it was asked for: identifiers of two bytes with a slash between.</summary>
    public string Path { get; }

    /// <summary>The record's number, from 1; null for a transparent file.</summary>
    public int? Record { get; }

    /// <summary>How many bytes it holds.</summary>
    public int Length => data.Length;

    /// <summary>What it holds; a copy.</summary>
    public byte[] Data => (byte[])data.Clone();

    /// <summary>What it holds as upper-case pairs with spaces.</summary>
    public string Hex => HexText.Format(data);

    /// <summary>The reader's name.</summary>
    public string ReaderName { get; }

    /// <summary>The file, as <see cref="Path"/> has it.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Path;
}
