using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using SmartCard.Pcsc.Native;

namespace SmartCard.Pcsc.Virtual;

/// <summary>
/// A virtual card in a slot of vsmartcard's driver (vpcd), so that every program on the machine sees it through the PC/SC
/// service. The card is in until it is disposed, or the service stops.
/// </summary>
/// <remarks>
/// The card is a TCP client of the driver. Each message is a length of two bytes, big-endian, and the data. The driver sends
/// one byte (0 power off, 1 power on, 2 reset, 4 send the answer to reset) or a command APDU
/// (https://frankmorgner.github.io/vsmartcard/virtualsmartcard/api.html).
/// </remarks>
public sealed class VpcdLink : IDisposable
{
    /// <summary>The port of the driver's first slot, 0x8C7B; each further slot has the next.</summary>
    public const int DefaultPort = 35963;

    private const byte PowerOff = 0;
    private const byte PowerOn = 1;
    private const byte Reset = 2;
    private const byte SendAtr = 4;

    private static readonly TimeSpan LongestConnect = TimeSpan.FromSeconds(5);

    // A mute card is there, which the driver asks by its answer to reset, but none follows a reset: more than an answer to
    // reset can hold fails the reset.
    private static readonly byte[] SignOfLife = [0x3B, 0x00];
    private static readonly byte[] NoAnswerToReset = new byte[VirtualCard.LongestAtr + 1];

    // The length of an answer that does not come.
    private static readonly byte[] AnnouncedAnswer = [0, 2];

    private readonly object gate = new();
    private readonly VirtualCard card;
    private Socket socket;
    private bool wasReset;

    private VpcdLink(VirtualCard card, int port, Socket socket)
    {
        this.card = card;
        Port = port;
        this.socket = socket;
    }

    /// <summary>The driver's port.</summary>
    public int Port { get; }

    /// <summary>Whether the driver still has the card.</summary>
    public bool IsConnected { get; private set; } = true;

    /// <summary>Puts a card into a slot.</summary>
    /// <param name="card">The card.</param>
    /// <param name="port">The slot's port.</param>
    /// <returns>The card in its slot.</returns>
    /// <exception cref="SocketException">No driver listens there: there is no service, no driver, or a card is in the slot already.</exception>
    public static VpcdLink Insert(VirtualCard card, int port = DefaultPort)
    {
        VpcdLink link = new(card, port, Connect(port));
        new Thread(link.Serve) { IsBackground = true, Name = "Card at vpcd's port " + port }.Start();
        return link;
    }

    /// <summary>Takes the card out.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            IsConnected = false;
            socket.Dispose();
        }
    }

    private static Socket Connect(int port)
    {
        Socket connected = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            IAsyncResult attempt = connected.BeginConnect(IPAddress.Loopback, port, requestCallback: null, state: null);
            if (!attempt.AsyncWaitHandle.WaitOne(LongestConnect))
                throw new SocketException((int)SocketError.TimedOut);
            connected.EndConnect(attempt);
            return connected;
        }
        catch (SocketException)
        {
            connected.Dispose();
            throw;
        }
    }

    private void Serve()
    {
        byte[] length = new byte[2];
        try
        {
            while (Receive(length))
            {
                byte[] message = new byte[(length[0] << 8) | length[1]];
                if (!Receive(message))
                    break;
                if (!IsCommand(message))
                    Obey(message[0]);
                else if (card.Transmit(message) is { Length: > 0 and <= ushort.MaxValue } answer)
                    Send(answer);
                else
                    FallSilent();
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or IOException)
        {
            // The card was taken out, or the service stopped.
        }

        Dispose();
    }

    /// <summary>Whether a message is for the card; the four of one byte are for the reader.</summary>
    private static bool IsCommand(byte[] message) => message is not [PowerOff or PowerOn or Reset or SendAtr];

    private void Obey(byte request)
    {
        switch (request)
        {
            case PowerOn or Reset:
                wasReset = true;
                card.Reset();
                break;
            case SendAtr:
                Send(!card.IsMute ? card.GetAtrBytes() : wasReset ? NoAnswerToReset : SignOfLife);
                wasReset = false;
                break;
        }
    }

    /// <summary>
    /// Does not answer. The driver would wait for ever, and hold up the service: it lets go, and reports that the exchange
    /// failed, when its connection breaks in the middle of an answer. A connection that ends before, or an empty answer, it
    /// would take for an answer or wait on. The next connection stands by then, so that the driver does not miss the card.
    /// </summary>
    private void FallSilent()
    {
        Socket next = Connect(Port);
        lock (gate)
        {
            if (!IsConnected)
            {
                next.Dispose();
                return;
            }

            socket.Send(AnnouncedAnswer);
            socket.LingerState = new LingerOption(enable: true, seconds: 0);
            socket.Dispose();
            socket = next;
        }
    }

    private bool Receive(byte[] data)
    {
        for (int received = 0; received < data.Length;)
        {
            int more = socket.Receive(data, received, data.Length - received, SocketFlags.None);
            if (more is 0)
                return false;

            // The driver writes length and data apart; a delayed acknowledgement would hold back the second for 40 ms.
            QuickAcknowledgement.Set(socket);
            received += more;
        }

        return true;
    }

    private void Send(byte[] data)
    {
        byte[] message = new byte[2 + data.Length];
        message[0] = (byte)(data.Length >> 8);
        message[1] = (byte)data.Length;
        data.CopyTo(message, 2);
        for (int sent = 0; sent < message.Length;)
            sent += socket.Send(message, sent, message.Length - sent, SocketFlags.None);
    }
}
