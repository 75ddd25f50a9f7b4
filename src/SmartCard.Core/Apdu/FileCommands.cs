using System;
using System.Collections.Generic;
using SmartCard.Bytes;

namespace SmartCard.Apdu;

/// <summary>The commands that select and read files (ISO/IEC 7816-4, 11.2.2, 11.3.3 and 11.4.3).</summary>
public static class FileCommands
{
    /// <summary>The furthest offset that READ BINARY with INS B0 reaches: 15 bits of P1 and P2.</summary>
    public const int LastOffset = 0x7FFF;

    /// <summary>The last number of a record; FF is reserved.</summary>
    public const int LastRecord = 0xFE;

    private const byte Select = 0xA4;
    private const byte ReadBinary = 0xB0;
    private const byte ReadRecord = 0xB2;
    private const byte NoResponseData = 0x0C;
    private const byte ByNumber = 0x04;
    private const int IdentifierLength = 2;

    /// <summary>SELECT by file identifier, without asking for control parameters.</summary>
    /// <param name="identifier">The two bytes of the identifier.</param>
    public static CommandApdu SelectFile(byte[] identifier) => new(0x00, Select, 0x00, NoResponseData, identifier);

    /// <summary>READ BINARY from the selected file, as many bytes as there are, at most 256.</summary>
    /// <param name="offset">Where to begin, 0 to <see cref="LastOffset"/>.</param>
    public static CommandApdu ReadBinaryAt(int offset) =>
        new(0x00, ReadBinary, (byte)(offset >> 8), (byte)offset, le: CommandApdu.MaxShortLe);

    /// <summary>READ RECORD of the selected file.</summary>
    /// <param name="number">The record's number, 1 to <see cref="LastRecord"/>.</param>
    public static CommandApdu ReadRecordNumber(int number) => new(0x00, ReadRecord, (byte)number, ByNumber, le: CommandApdu.MaxShortLe);

    /// <summary>The identifiers of a path such as <c>3F00/2F00</c>.</summary>
    /// <param name="path">The path; a slash or nothing stands between the identifiers.</param>
    /// <returns>The identifiers, each of two bytes.</returns>
    /// <exception cref="FormatException">It is no path.</exception>
    public static IReadOnlyList<byte[]> ReadPath(string path)
    {
        byte[] bytes = HexText.Parse(path.Replace("/", "").Replace(" ", ""));
        if (bytes.Length is 0 || bytes.Length % IdentifierLength is not 0)
            throw new FormatException("A path has one or more identifiers of two bytes, such as 3F00/2F00.");
        List<byte[]> identifiers = [];
        for (int i = 0; i < bytes.Length; i += IdentifierLength)
            identifiers.Add([bytes[i], bytes[i + 1]]);
        return identifiers;
    }
}
