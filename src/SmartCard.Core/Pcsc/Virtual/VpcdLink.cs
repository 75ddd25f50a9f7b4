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

    private readonly VirtualCard card;
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    private VpcdLink(VirtualCard card, int port)
    {
        this.card = card;
        Port = port;
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
        VpcdLink link = new(card, port);
        try
        {
            link.socket.Connect(IPAddress.Loopback, port);
        }
        catch (SocketException)
        {
            link.Dispose();
            throw;
        }

        new Thread(link.Serve) { IsBackground = true, Name = "Card at vpcd's port " + port }.Start();
        return link;
    }

    /// <summary>Takes the card out.</summary>
    public void Dispose()
    {
        IsConnected = false;
        socket.Dispose();
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
                if (AnswerTo(message) is { } answer)
                    Send(answer);
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or IOException)
        {
            // The card was taken out, or the service stopped.
        }

        IsConnected = false;
    }

    private byte[]? AnswerTo(byte[] message)
    {
        switch (message)
        {
            case [PowerOff]:
                return null;
            case [PowerOn or Reset]:
                card.Reset();
                return null;
            case [SendAtr]:
                return card.GetAtrBytes();
            default:
                return Transmit(message);
        }
    }

    /// <summary>The answer; none at all when the card does not answer, or with more than a message holds.</summary>
    private byte[] Transmit(byte[] command) => card.Transmit(command) is { Length: <= ushort.MaxValue } answer ? answer : [];

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
