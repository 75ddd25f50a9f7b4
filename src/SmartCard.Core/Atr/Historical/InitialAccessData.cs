using SmartCard.Bytes;

namespace SmartCard.Atr.Historical;

/// <summary>
/// Initial access data, tag 4: the command to send first after the answer to reset (ISO/IEC 7816-4, 8.1.1.2.4 and
/// 8.1.2).
/// </summary>
public sealed class InitialAccessData : HistoricalObject
{
    private const byte Transparent = 0x80;

    internal InitialAccessData(HistoricalField field)
        : base(field, "initial access data")
    {
    }

    /// <summary>
    /// The command APDU as upper-case pairs: READ BINARY for one byte; READ BINARY or READ RECORD (S) with a short EF
    /// identifier for two; the value itself for five or more.
    /// </summary>
    public string? Command => Defined switch
    {
        null => null,
        [byte le] => HexText.Format([0x00, 0xB0, 0x00, 0x00, le]),
        [byte file, byte le] when (file & Transparent) != 0 => HexText.Format([0x00, 0xB0, file, 0x00, le]),
        [byte file, byte le] => HexText.Format([0x00, 0xB2, 0x01, (byte)(file << 3 | 6), le]),
        byte[] command => HexText.Format(command),
    };

    private protected override string Describe() => "first command " + Command;
}
