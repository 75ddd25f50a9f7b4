using System;
using System.Threading;
using SmartCard.Pcsc.Native;

namespace SmartCard.Pcsc.Virtual;

/// <summary>An SCARDHANDLE to a virtual reader, with the rules of PC/SC Part 5 for sharing, resets and transactions.</summary>
internal sealed class VirtualHandle
{
    private readonly VirtualReader reader;
    private readonly VirtualReaders readers;
    private CardShareMode shareMode;
    private int insertion;
    private int resets;

    private VirtualHandle(VirtualReaders readers, VirtualReader reader, CardShareMode shareMode)
    {
        this.readers = readers;
        this.reader = reader;
        this.shareMode = shareMode;
    }

    public CardProtocol Protocol { get; private set; }

    public bool IsExclusive => shareMode is CardShareMode.Exclusive;

    /// <summary>SCardConnect.</summary>
    public static uint Connect(
        VirtualReaders readers, VirtualReader reader, CardShareMode shareMode, CardProtocol protocols, out VirtualHandle? handle)
    {
        handle = null;
        uint status;
        lock (reader.Sync)
        {
            if (reader.IsGone)
                return PcscStatus.UnknownReader;
            if (reader.Handles.Exists(other => other.IsExclusive) || (shareMode is CardShareMode.Exclusive && reader.Handles.Count > 0))
                return PcscStatus.SharingViolation;
            VirtualHandle connected = new(readers, reader, shareMode);
            status = connected.Take(protocols);
            if (status is PcscStatus.Success)
            {
                reader.Handles.Add(connected);
                handle = connected;
            }
        }

        readers.Tell();
        return status;
    }

    /// <summary>SCardReconnect.</summary>
    public uint Reconnect(CardShareMode mode, CardProtocol protocols, CardDisposition initialization)
    {
        uint status;
        lock (reader.Sync)
        {
            if (mode is CardShareMode.Exclusive && reader.Handles.Count > 1)
                return PcscStatus.SharingViolation;
            WaitForTurn();
            if (reader.Card is null && mode is not CardShareMode.Direct)
                return reader.IsGone ? PcscStatus.ReaderUnavailable : PcscStatus.RemovedCard;
            shareMode = mode;
            Dispose(initialization);
            status = Take(protocols);
        }

        readers.Tell();
        return status;
    }

    /// <summary>SCardDisconnect.</summary>
    public uint Disconnect(CardDisposition disposition)
    {
        lock (reader.Sync)
        {
            if (!reader.Handles.Remove(this))
                return PcscStatus.InvalidHandle;
            if (reader.Holder == this)
                reader.Holder = null;
            if (Check() is PcscStatus.Success)
                Dispose(disposition);
            Monitor.PulseAll(reader.Sync);
        }

        readers.Tell();
        return PcscStatus.Success;
    }

    /// <summary>SCardBeginTransaction.</summary>
    public uint BeginTransaction()
    {
        lock (reader.Sync)
        {
            WaitForTurn();
            uint status = Check();
            if (status is PcscStatus.Success)
                reader.Holder = this;
            return status;
        }
    }

    /// <summary>SCardEndTransaction.</summary>
    public uint EndTransaction(CardDisposition disposition)
    {
        lock (reader.Sync)
        {
            uint status = Check();
            if (status is not PcscStatus.Success)
                return status;
            if (reader.Holder != this)
                return PcscStatus.NotTransacted;
            Dispose(disposition);
            reader.Holder = null;
            Monitor.PulseAll(reader.Sync);
            return PcscStatus.Success;
        }
    }

    /// <summary>SCardStatus.</summary>
    public uint Status(out CardStatus status)
    {
        lock (reader.Sync)
        {
            VirtualCard? card = reader.Card;
            CardState state = card is null ? CardState.Absent
                : card.IsMute ? CardState.Swallowed
                : Protocol is CardProtocol.None ? CardState.Powered : CardState.Specific;
            status = new CardStatus(reader.ReaderName, state, (uint)Protocol, card?.GetAtrBytes() ?? []);
            return Check();
        }
    }

    /// <summary>SCardTransmit.</summary>
    public uint Transmit(byte[] command, byte[] response, out int length)
    {
        length = 0;
        VirtualCard card;
        lock (reader.Sync)
        {
            WaitForTurn();
            uint status = Check();
            if (status is not PcscStatus.Success)
                return status;
            if (reader.Card is null)
                return PcscStatus.NoSmartCard;
            card = reader.Card;
            reader.IsBusy = true;
        }

        byte[]? answer = card.Transmit(command);
        lock (reader.Sync)
        {
            reader.IsBusy = false;
            Monitor.PulseAll(reader.Sync);
            uint status = Check();
            if (status is not PcscStatus.Success)
                return status;
        }

        if (answer is null)
            return PcscStatus.NotTransacted;
        length = answer.Length;
        if (answer.Length > response.Length)
            return PcscStatus.InsufficientBuffer;
        Buffer.BlockCopy(answer, 0, response, 0, answer.Length);
        return PcscStatus.Success;
    }

    /// <summary>SCardGetAttrib: what a reader without hardware can say.</summary>
    public uint GetAttrib(uint attribute, byte[]? value, ref int size)
    {
        byte[]? bytes;
        lock (reader.Sync)
            bytes = VirtualAttributes.Of(reader, attribute, Protocol);
        if (bytes is null)
            return PcscStatus.UnsupportedFeature;

        int room = size;
        size = bytes.Length;
        if (value is null)
            return PcscStatus.Success;
        if (room < bytes.Length)
            return PcscStatus.InsufficientBuffer;
        bytes.CopyTo(value, 0);
        return PcscStatus.Success;
    }

    /// <summary>Whether the card is still the one that the handle was connected to.</summary>
    private uint Check() =>
        reader.IsGone ? PcscStatus.ReaderUnavailable
        : insertion != reader.Insertion ? PcscStatus.RemovedCard
        : resets != reader.Resets ? PcscStatus.ResetCard
        : PcscStatus.Success;

    /// <summary>Takes the card as it is now for the one that the handle is connected to.</summary>
    private uint Take(CardProtocol protocols)
    {
        insertion = reader.Insertion;
        resets = reader.Resets;
        Protocol = CardProtocol.None;
        if (shareMode is CardShareMode.Direct && protocols is CardProtocol.None)
            return PcscStatus.Success;
        if (reader.Card is null)
            return shareMode is CardShareMode.Direct ? PcscStatus.Success : PcscStatus.NoSmartCard;
        if (reader.Card.IsMute)
            return PcscStatus.UnresponsiveCard;

        CardProtocol common = protocols & reader.Card.Protocols;
        if (common is CardProtocol.None)
            return PcscStatus.ProtocolMismatch;

        // The lowest bit: T=0 before T=1, as a reader chooses when the card does not say otherwise.
        Protocol = (CardProtocol)((int)common & -(int)common);
        return PcscStatus.Success;
    }

    /// <summary>Does to the card what the disposition says; the handle that did it has seen it.</summary>
    private void Dispose(CardDisposition disposition)
    {
        if (disposition is CardDisposition.Leave || reader.Card is null)
            return;
        reader.Resets++;
        resets = reader.Resets;
        reader.Card.Reset();
    }

    /// <summary>Waits until no other handle has a transaction and no command is with the card.</summary>
    private void WaitForTurn()
    {
        while ((reader.Holder is not null && reader.Holder != this) || reader.IsBusy)
        {
            if (Check() is not PcscStatus.Success)
                return;
            Monitor.Wait(reader.Sync);
        }
    }
}
