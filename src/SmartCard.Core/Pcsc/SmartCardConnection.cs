using System;
using SmartCard.Apdu;
using SmartCard.Bytes;
using SmartCard.Pcsc.Native;

namespace SmartCard.Pcsc;

/// <summary>
/// A connected card, or a reader connected directly (SCARDHANDLE). It ends by <see cref="Dispose"/> or
/// <see cref="Disconnect"/>, and by itself when it is forgotten; the card is then left as it is.
/// </summary>
public sealed class SmartCardConnection : ICardChannel, IDisposable
{
    /// <summary>
    /// Room for the longest response: 65,536 bytes and SW1 SW2 (ISO/IEC 7816-4, 5.1). Windows refuses more than 65,544, and
    /// pcsc-lite more than 65,548.
    /// </summary>
    internal const int LongestResponse = 65536 + 2;

    private readonly IWinSCard native;
    private readonly CardHandle handle;
    private readonly CardProtocol protocols;
    private readonly object turn = new();
    private readonly byte[] response = new byte[LongestResponse];
    private int transactions;
    private byte[] atr = [];

    internal SmartCardConnection(
        IWinSCard native, CardHandle handle, string readerName, CardShareMode shareMode, CardProtocol protocols, CardProtocol protocol)
    {
        this.native = native;
        this.handle = handle;
        this.protocols = protocols;
        ReaderName = readerName;
        ShareMode = shareMode;
        Protocol = protocol;
        TryRefresh();
    }

    /// <summary>The reader's name.</summary>
    public string ReaderName { get; }

    /// <summary>Who else may use the card.</summary>
    public CardShareMode ShareMode { get; }

    /// <summary>The protocol in use; <see cref="CardProtocol.None"/> in a direct connection without one.</summary>
    public CardProtocol Protocol { get; private set; }

    /// <summary>
    /// How far the card was when it was connected, reset or last asked by <see cref="GetStatus"/>;
    /// <see cref="CardState.Unknown"/> once the connection has ended.
    /// </summary>
    public CardState State { get; private set; }

    /// <summary>The card's answer to reset as upper-case pairs with spaces, after the last reset; null without a card.</summary>
    public string? Atr => atr.Length > 0 ? HexText.Format(atr) : null;

    /// <summary>Whether the connection has not been ended. What became of the card meanwhile, only <see cref="GetStatus"/> tells.</summary>
    public bool IsConnected => !handle.IsClosed;

    /// <summary>Connects with a context of its own (SCardEstablishContext, SCardConnect).</summary>
    /// <inheritdoc cref="PcscContext.Connect" path="/param"/>
    /// <exception cref="PcscException">As <see cref="PcscContext.Establish"/> and <see cref="PcscContext.Connect"/> have it.</exception>
    public static SmartCardConnection Open(
        string readerName, CardShareMode shareMode = CardShareMode.Shared, CardProtocol protocols = CardProtocol.Any)
    {
        // The connection holds the context from here on.
        using PcscContext context = PcscContext.Establish();
        return context.Connect(readerName, shareMode, protocols);
    }

    /// <summary>Sends one command and gives the response as it comes (SCardTransmit).</summary>
    /// <param name="command">The command APDU, 4 to 65,544 bytes (ISO/IEC 7816-4, 5.1).</param>
    /// <returns>The response: up to 65,536 bytes of data, SW1 and SW2. A hostile card may answer with less.</returns>
    /// <exception cref="PcscException">
    /// The card was removed (SCARD_W_REMOVED_CARD) or reset by someone else (SCARD_W_RESET_CARD), or the exchange failed.
    /// </exception>
    public byte[] Transmit(byte[] command)
    {
        // One exchange after the other, as the card has it; the buffer is one for all.
        lock (turn)
        {
            bool held = false;
            try
            {
                IntPtr card = Hold("SCardTransmit", ref held);
                uint status = native.Transmit(card, (uint)Protocol, command, response, out int length);
                Check("SCardTransmit", FailedExchange.Reason(native, card, status, length));
                byte[] answer = new byte[Math.Min(length, response.Length)];
                Buffer.BlockCopy(response, 0, answer, 0, answer.Length);
                return answer;
            }
            finally
            {
                if (held)
                    handle.DangerousRelease();
            }
        }
    }

    /// <summary>Sends a control code to the reader's driver (SCardControl).</summary>
    /// <param name="code">The control code as it is, for instance from <see cref="ControlCode"/>.</param>
    /// <param name="input">What goes with it; may be empty.</param>
    /// <returns>What the driver gives back, up to 65,538 bytes.</returns>
    /// <exception cref="PcscException">The driver does not know the code (SCARD_E_UNSUPPORTED_FEATURE) or refuses it.</exception>
    public byte[] Control(uint code, byte[] input)
    {
        byte[] output = new byte[LongestResponse];
        int length = 0;
        Call("SCardControl", card => native.Control(card, code, input, output, out length));
        Array.Resize(ref output, Math.Min(length, output.Length));
        return output;
    }

    /// <summary>The control code of a function number on this system (SCARD_CTL_CODE).</summary>
    /// <param name="function">The number of the function, such as 3400 for GET_FEATURE_REQUEST (PC/SC Part 10).</param>
    public uint ControlCode(uint function) => native.ControlCode(function);

    /// <summary>Reads an attribute of the reader or its card (SCardGetAttrib).</summary>
    /// <param name="attribute">SCARD_ATTR_… by its number.</param>
    /// <returns>The value as the driver gives it.</returns>
    /// <exception cref="PcscException">The driver has no such attribute (SCARD_E_UNSUPPORTED_FEATURE and others).</exception>
    public byte[] GetAttribute(uint attribute)
    {
        byte[] value = [];
        int size = 0;
        Call("SCardGetAttrib", card =>
        {
            uint status = Read(card, UsualAttribute);
            return status is PcscStatus.InsufficientBuffer && size is > UsualAttribute and <= LongestAttribute ? Read(card, size) : status;
        });
        Array.Resize(ref value, Math.Min(size, value.Length));
        return value;

        uint Read(IntPtr card, int room)
        {
            value = new byte[room];
            size = room;
            return native.GetAttrib(card, attribute, value, ref size);
        }
    }

    /// <summary>Sets an attribute of the reader (SCardSetAttrib).</summary>
    /// <param name="attribute">SCARD_ATTR_… by its number.</param>
    /// <param name="value">The value as the driver takes it.</param>
    /// <exception cref="PcscException">The driver has no such attribute or does not let it be set.</exception>
    public void SetAttribute(uint attribute, byte[] value) =>
        Call("SCardSetAttrib", card => native.SetAttrib(card, attribute, value));

    /// <summary>Asks for the state of the card now (SCardStatus), and takes it over into the properties.</summary>
    /// <exception cref="PcscException">The card was removed or reset, or the reader is gone.</exception>
    public SmartCardStatus GetStatus()
    {
        Refresh();
        return new SmartCardStatus(ReaderName, State, Protocol, atr, DateTime.Now);
    }

    /// <summary>
    /// Resets the card and goes on with the connection (SCardReconnect); also what a connection needs after someone else has
    /// reset the card. <see cref="Atr"/> and <see cref="Protocol"/> are then those of the new reset.
    /// </summary>
    /// <param name="initialization">
    /// <see cref="CardDisposition.Reset"/> is a warm reset, <see cref="CardDisposition.Unpower"/> a cold one, and
    /// <see cref="CardDisposition.Leave"/> none.
    /// </param>
    /// <exception cref="PcscException">The card was removed, does not answer, or is in use elsewhere.</exception>
    public void Reconnect(CardDisposition initialization)
    {
        CardProtocol offered = ShareMode is CardShareMode.Direct ? CardProtocol.None : protocols;
        uint protocol = 0;
        Call("SCardReconnect", card => native.Reconnect(card, (uint)ShareMode, (uint)offered, (uint)initialization, out protocol));
        Protocol = (CardProtocol)protocol;
        TryRefresh();
    }

    /// <summary>
    /// Begins a transaction, in which no other application reaches the card (SCardBeginTransaction); within one it only
    /// counts. It waits as long as another application has one.
    /// </summary>
    /// <exception cref="PcscException">The card was removed or reset.</exception>
    public void BeginTransaction()
    {
        lock (turn)
        {
            if (transactions is 0)
                Call("SCardBeginTransaction", native.BeginTransaction);
            transactions++;
        }
    }

    /// <summary>Ends the transaction that the outermost <see cref="BeginTransaction"/> began (SCardEndTransaction).</summary>
    /// <param name="disposition">What becomes of the card at the end of the outermost one.</param>
    /// <exception cref="PcscException">There is none (SCARD_E_NOT_TRANSACTED), or the card was removed or reset meanwhile.</exception>
    public void EndTransaction(CardDisposition disposition = CardDisposition.Leave)
    {
        lock (turn)
        {
            if (transactions > 1)
            {
                transactions--;
                return;
            }

            transactions = 0;
            Call("SCardEndTransaction", card => native.EndTransaction(card, (uint)disposition));
        }
    }

    /// <summary>Ends the connection (SCardDisconnect); a second time does nothing.</summary>
    /// <param name="disposition">What becomes of the card.</param>
    /// <exception cref="PcscException">The card was removed meanwhile, or the reader cannot do what was asked. The connection has ended all the same.</exception>
    public void Disconnect(CardDisposition disposition)
    {
        if (handle.IsClosed)
            return;
        handle.Disposition = disposition;
        Dispose();

        // A service that is gone has let go of the card itself.
        if (!PcscStatus.IsServiceLoss(handle.Status))
            Check("SCardDisconnect", handle.Status);
    }

    /// <summary>Ends the connection and leaves the card as it is; errors of a card that is gone do not matter any more.</summary>
    public void Dispose()
    {
        handle.Dispose();
        State = CardState.Unknown;
    }

    /// <summary>The name of the reader.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => ReaderName;

    /// <summary>SCardGetAttrib of pcsc-lite takes no more room (MAX_BUFFER_SIZE of pcsclite.h); Windows asks for more where it needs it.</summary>
    private const int UsualAttribute = 264;

    private const int LongestAttribute = 65536;

    private void Refresh()
    {
        CardStatus? status = null;
        Call("SCardStatus", card => native.Status(card, out status));
        State = status!.State;
        atr = status.Atr;
    }

    /// <summary>Takes over the state where it can be told: a reader that was connected directly may be empty.</summary>
    private void TryRefresh()
    {
        try
        {
            Refresh();
        }
        catch (PcscException)
        {
            State = CardState.Unknown;
            atr = [];
        }
    }

    private void Call(string function, Func<IntPtr, uint> call)
    {
        bool held = false;
        try
        {
            Check(function, call(Hold(function, ref held)));
        }
        finally
        {
            if (held)
                handle.DangerousRelease();
        }
    }

    /// <summary>The handle, held so that it is not disconnected in the middle of a call.</summary>
    private IntPtr Hold(string function, ref bool held)
    {
        try
        {
            handle.DangerousAddRef(ref held);
        }
        catch (ObjectDisposedException exception)
        {
            throw new PcscException(function, PcscStatus.InvalidHandle, ReaderName, exception);
        }

        return handle.DangerousGetHandle();
    }

    private void Check(string function, uint status)
    {
        if (status is not PcscStatus.Success)
            throw new PcscException(function, status, ReaderName);
    }
}
