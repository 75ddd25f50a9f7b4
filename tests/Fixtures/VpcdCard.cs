using System;
using System.Buffers.Binary;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;

namespace SmartCard.Fixtures;

/// <summary>
/// A virtual card in a slot of vsmartcard's driver for pcscd: there from <see cref="Insert"/> until it is disposed.
/// Both return when pcscd reports what they did, except after <see cref="InsertUnseen"/>.
/// </summary>
/// <remarks>
/// The card is a TCP client of the driver. Each message is a length of two bytes, big-endian, and the data. The driver
/// sends one byte (0 power off, 1 power on, 2 reset, 4 send the answer to reset) or a command APDU.
/// </remarks>
internal sealed class VpcdCard : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private const byte PowerOff = 0;
    private const byte PowerOn = 1;
    private const byte Reset = 2;
    private const byte SendAtr = 4;

    // The driver also asks for the answer to reset to see whether a card is there: a mute card has one for that. After
    // a reset it sends more than an answer to reset can hold, which fails the reset (no bytes at all hold up the driver).
    private static readonly byte[] SignOfLife = [0x3B, 0x00];
    private static readonly byte[] NoAnswer = new byte[64];

    private readonly VpcdSlot slot;
    private readonly byte[] atr;
    private readonly Func<byte[], byte[]> answer;
    private readonly bool seen;
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly Thread thread;
    private bool wasReset;

    private VpcdCard(VpcdSlot slot, byte[] atr, Func<byte[], byte[]> answer, bool seen)
    {
        this.seen = seen;
        this.slot = slot;
        this.atr = atr;
        this.answer = answer;
        socket.Connect(IPAddress.Loopback, slot.Port);
        thread = new Thread(Serve) { IsBackground = true, Name = "Card in " + slot.ReaderName };
        thread.Start();
    }

    /// <summary>Puts a card into a slot.</summary>
    /// <param name="slot">The slot, empty so far.</param>
    /// <param name="atr">The answer to reset in hexadecimal digits; spaces do not count. None makes a mute card.</param>
    /// <param name="answer">Gives the response APDU to a command APDU; without it every command gets 6D00.</param>
    public static VpcdCard Insert(VpcdSlot slot, string atr, Func<byte[], byte[]>? answer = null)
    {
        byte[] bytes = Bytes(atr);
        using PcscWitness witness = new();
        witness.WaitFor(slot.ReaderName, "is empty", (state, _) => (state & PcscWitness.Empty) != 0, Deadline);

        VpcdCard card = new(slot, bytes, answer ?? Unsupported, seen: true);
        ulong expected = PcscWitness.Present | (card.IsMute ? PcscWitness.Mute : 0);
        try
        {
            witness.WaitFor(
                slot.ReaderName,
                "has the card",
                (state, reported) => (state & expected) == expected && reported.SequenceEqual(bytes),
                Deadline);
        }
        catch (TimeoutException)
        {
            card.Dispose();
            throw;
        }

        return card;
    }

    /// <summary>
    /// Puts a card into a slot and returns at once: for the slots of a <see cref="PrivatePcscService"/>, which the test's
    /// own process does not see. Taking it out does not wait either.
    /// </summary>
    /// <inheritdoc cref="Insert" path="/param"/>
    public static VpcdCard InsertUnseen(VpcdSlot slot, string atr, Func<byte[], byte[]>? answer = null) =>
        new(slot, Bytes(atr), answer ?? Unsupported, seen: false);

    private bool IsMute => atr.Length == 0;

    /// <summary>Takes the card out and does not wait: for the card itself, in the middle of an answer.</summary>
    public void BreakOff() => socket.Dispose();

    /// <summary>Takes the card out.</summary>
    public void Dispose()
    {
        socket.Dispose();
        thread.Join();
        if (!seen)
            return;
        using PcscWitness witness = new();
        witness.WaitFor(slot.ReaderName, "is empty", (state, _) => (state & PcscWitness.Empty) != 0, Deadline);
    }

    private static byte[] Bytes(string atr) => Convert.FromHexString(atr.Replace(" ", "", StringComparison.Ordinal));

    private static byte[] Unsupported(byte[] command) => [0x6D, 0x00];

    private void Serve()
    {
        try
        {
            while (Receive(2) is { } length && Receive(BinaryPrimitives.ReadUInt16BigEndian(length)) is { } message)
            {
                if (AnswerTo(message) is { } response)
                    Send(response);
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or IOException)
        {
            // The card was taken out.
        }
    }

    private byte[]? AnswerTo(byte[] message)
    {
        switch (message)
        {
            case [PowerOff or PowerOn or Reset]:
                wasReset = message[0] is not PowerOff;
                return null;
            case [SendAtr]:
                bool silent = IsMute && wasReset;
                wasReset = false;
                return silent ? NoAnswer : IsMute ? SignOfLife : atr;
            default:
                return answer(message);
        }
    }

    private byte[]? Receive(int count)
    {
        byte[] data = new byte[count];
        for (int received = 0; received < count;)
        {
            int more = socket.Receive(data, received, count - received, SocketFlags.None);
            if (more == 0)
                return null;
            AcknowledgeAtOnce();
            received += more;
        }

        return data;
    }

    private void Send(byte[] data)
    {
        byte[] message = new byte[2 + data.Length];
        BinaryPrimitives.WriteUInt16BigEndian(message, (ushort)data.Length);
        data.CopyTo(message, 2);
        socket.Send(message);
    }

    /// <summary>
    /// The driver writes length and data apart; a delayed acknowledgement would hold back the second for 40 ms. Linux
    /// forgets TCP_QUICKACK (tcp(7)), so it is set each time.
    /// </summary>
    private void AcknowledgeAtOnce()
    {
        const int IpProtocolTcp = 6;
        const int TcpQuickAck = 12;
        socket.SetRawSocketOption(IpProtocolTcp, TcpQuickAck, BitConverter.GetBytes(1));
    }
}
