using System;
using System.Threading;
using SmartCard.Fixtures;

namespace SmartCard.Tests.Connections;

/// <summary>
/// A virtual card that does what its instruction byte says, within ISO/IEC 7816-4 and beyond.
/// </summary>
/// <remarks>
/// A4 keeps the command and answers 9000; CA gives what was kept; EC echoes the command; 61 always has more data, 62 has
/// more data but never any; 6C always wants another Le; 01 answers with one byte; B0 has four bytes, after 6C04; 4F gives
/// as many bytes as its P1 P2 say; FF never answers.
/// </remarks>
internal sealed class TestCard : IDisposable
{
    private readonly ManualResetEventSlim end = new();
    private readonly VpcdCard card;
    private byte[] kept = [];

    private TestCard(Func<Func<byte[], byte[]>, VpcdCard> insert) => card = insert(Answer);

    /// <summary>How many commands came.</summary>
    public int Commands { get; private set; }

    /// <summary>Set when a command came that is never answered.</summary>
    public ManualResetEventSlim Silent { get; } = new();

    public static TestCard Insert(VpcdSlot slot, string atr = Readers.Cards.One) => new(answer => VpcdCard.Insert(slot, atr, answer));

    /// <summary>For the slots of a service of a test's own.</summary>
    public static TestCard InsertUnseen(VpcdSlot slot) => new(answer => VpcdCard.InsertUnseen(slot, Readers.Cards.One, answer));

    /// <summary>Takes the card out.</summary>
    public void Dispose()
    {
        end.Set();
        card.Dispose();
    }

    private byte[] Answer(byte[] command)
    {
        Commands++;
        switch (command[1])
        {
            case 0xA4:
                kept = command;
                return [0x90, 0x00];
            case 0xCA:
                return [.. kept, 0x90, 0x00];
            case 0xEC:
                return [.. command, 0x90, 0x00];
            case 0x61 or 0xC0 when kept is not [_, 0x62, ..]:
                return [.. new byte[256], 0x61, 0x00];
            case 0x62 or 0xC0:
                kept = command[1] is 0x62 ? command : kept;
                return [0x61, 0x10];
            case 0x6C:
                return [0x6C, 0x10];
            case 0x01:
                return [0x90];
            case 0xB0:
                return command is [.., 4] ? [1, 2, 3, 4, 0x90, 0x00] : [0x6C, 0x04];
            case 0x4F:
                return [.. new byte[(command[2] << 8) | command[3]], 0x90, 0x00];
            case 0xFF:
                Silent.Set();
                end.Wait();
                return [0x6F, 0x00];
            default:
                return [0x6D, 0x00];
        }
    }
}
