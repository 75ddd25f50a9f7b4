using System;
using System.Runtime.InteropServices;
using System.Text;

namespace SmartCard.Pcsc.Native;

/// <summary>
/// Linux and other systems with pcsc-lite: libpcsclite.so.1. DWORD, LONG, SCARDCONTEXT are C <c>long</c>: the width of
/// a pointer.
/// </summary>
internal sealed class PcscLiteWinSCard : IWinSCard
{
    public Encoding NameEncoding => Encoding.UTF8;

    public uint EstablishContext(out IntPtr context) =>
        Status(Library.SCardEstablishContext((UIntPtr)Scope.System, IntPtr.Zero, IntPtr.Zero, out context));

    public uint ReleaseContext(IntPtr context) => Status(Library.SCardReleaseContext(context));

    public uint ListReaders(IntPtr context, byte[]? names, ref int size)
    {
        UIntPtr length = (UIntPtr)(uint)size;
        uint status = Status(Library.SCardListReaders(context, IntPtr.Zero, names, ref length));
        size = (int)length.ToUInt32();
        return status;
    }

    public uint GetStatusChange(IntPtr context, uint timeout, ReaderStatus[] readers) =>
        ReaderStateArray.Exchange<PcscLiteReaderState>(readers, NameEncoding, states =>
            Status(Library.SCardGetStatusChange(context, (UIntPtr)timeout, states, (UIntPtr)(uint)states.Length)));

    public uint IsValidContext(IntPtr context) => Status(Library.SCardIsValidContext(context));

    public uint Cancel(IntPtr context) => Status(Library.SCardCancel(context));

    public uint Connect(IntPtr context, string readerName, uint shareMode, uint protocols, out IntPtr card, out uint protocol)
    {
        uint status = Status(Library.SCardConnect(
            context, Name(readerName), (UIntPtr)shareMode, (UIntPtr)PcscLiteNumbers.FromProtocols(protocols), out card, out UIntPtr active));
        protocol = PcscLiteNumbers.ToProtocols(Word(active));
        return status;
    }

    public uint Reconnect(IntPtr card, uint shareMode, uint protocols, uint initialization, out uint protocol)
    {
        uint status = Status(Library.SCardReconnect(
            card, (UIntPtr)shareMode, (UIntPtr)PcscLiteNumbers.FromProtocols(protocols), (UIntPtr)initialization, out UIntPtr active));
        protocol = PcscLiteNumbers.ToProtocols(Word(active));
        return status;
    }

    public uint Disconnect(IntPtr card, uint disposition) => Status(Library.SCardDisconnect(card, (UIntPtr)disposition));

    public uint BeginTransaction(IntPtr card) => Status(Library.SCardBeginTransaction(card));

    public uint EndTransaction(IntPtr card, uint disposition) => Status(Library.SCardEndTransaction(card, (UIntPtr)disposition));

    public uint Status(IntPtr card, out CardStatus status)
    {
        byte[] names = new byte[CardStatus.NameRoom];
        byte[] atr = new byte[CardStatus.AtrRoom];
        UIntPtr namesLength = (UIntPtr)(uint)names.Length;
        UIntPtr atrLength = (UIntPtr)(uint)atr.Length;
        uint code = Status(Library.SCardStatus(card, names, ref namesLength, out UIntPtr state, out UIntPtr protocol, atr, ref atrLength));
        status = CardStatus.Read(
            names,
            namesLength.ToUInt64(),
            NameEncoding,
            PcscLiteNumbers.ToState(Word(state)),
            PcscLiteNumbers.ToProtocols(Word(protocol)),
            atr,
            atrLength.ToUInt64());
        return code;
    }

    public unsafe uint Transmit(IntPtr card, uint protocol, byte[] command, byte[] response, out int length)
    {
        PcscLiteIoRequest request = new(PcscLiteNumbers.FromProtocols(protocol));
        UIntPtr received = (UIntPtr)(uint)response.Length;
        fixed (byte* send = command, receive = response)
        {
            uint status = Status(Library.SCardTransmit(card, &request, send, (UIntPtr)(uint)command.Length, IntPtr.Zero, receive, &received));
            length = (int)Word(received);
            return status;
        }
    }

    public uint Control(IntPtr card, uint code, byte[] input, byte[] output, out int length)
    {
        uint status = Status(Library.SCardControl(
            card, (UIntPtr)code, input, (UIntPtr)(uint)input.Length, output, (UIntPtr)(uint)output.Length, out UIntPtr returned));
        length = (int)Word(returned);
        return status;
    }

    public uint GetAttrib(IntPtr card, uint attribute, byte[]? value, ref int size)
    {
        UIntPtr length = (UIntPtr)(uint)size;
        uint status = Status(Library.SCardGetAttrib(card, (UIntPtr)attribute, value, ref length));
        size = (int)Word(length);
        return status;
    }

    public uint SetAttrib(IntPtr card, uint attribute, byte[] value) =>
        Status(Library.SCardSetAttrib(card, (UIntPtr)attribute, value, (UIntPtr)(uint)value.Length));

    public uint ControlCode(uint function) => PcscLiteNumbers.ControlCode(function);

    /// <summary>Takes the code out of a C <c>long</c>.</summary>
    internal static uint Status(IntPtr returned) => PcscLiteNumbers.ToStatus(unchecked((uint)returned.ToInt64()));

    private static uint Word(UIntPtr word) => unchecked((uint)word.ToUInt64());

    private byte[] Name(string readerName) => NameEncoding.GetBytes(readerName + '\0');

    private static class Library
    {
        private const string Name = "libpcsclite.so.1";

        [DllImport(Name, ExactSpelling = true)]
        public static extern IntPtr SCardEstablishContext(UIntPtr scope, IntPtr reserved1, IntPtr reserved2, out IntPtr context);

        [DllImport(Name, ExactSpelling = true)]
        public static extern IntPtr SCardReleaseContext(IntPtr context);

        [DllImport(Name, ExactSpelling = true)]
        public static extern IntPtr SCardListReaders(IntPtr context, IntPtr groups, byte[]? readers, ref UIntPtr length);

        [DllImport(Name, ExactSpelling = true)]
        public static extern IntPtr SCardGetStatusChange(IntPtr context, UIntPtr timeout, [In, Out] PcscLiteReaderState[] states, UIntPtr count);

        [DllImport(Name, ExactSpelling = true)]
        public static extern IntPtr SCardIsValidContext(IntPtr context);

        [DllImport(Name, ExactSpelling = true)]
        public static extern IntPtr SCardCancel(IntPtr context);

        [DllImport(Name, ExactSpelling = true)]
        public static extern IntPtr SCardConnect(
            IntPtr context, byte[] reader, UIntPtr shareMode, UIntPtr protocols, out IntPtr card, out UIntPtr protocol);

        [DllImport(Name, ExactSpelling = true)]
        public static extern IntPtr SCardReconnect(
            IntPtr card, UIntPtr shareMode, UIntPtr protocols, UIntPtr initialization, out UIntPtr protocol);

        [DllImport(Name, ExactSpelling = true)]
        public static extern IntPtr SCardDisconnect(IntPtr card, UIntPtr disposition);

        [DllImport(Name, ExactSpelling = true)]
        public static extern IntPtr SCardBeginTransaction(IntPtr card);

        [DllImport(Name, ExactSpelling = true)]
        public static extern IntPtr SCardEndTransaction(IntPtr card, UIntPtr disposition);

        [DllImport(Name, ExactSpelling = true)]
        public static extern IntPtr SCardStatus(
            IntPtr card, [Out] byte[] names, ref UIntPtr namesLength, out UIntPtr state, out UIntPtr protocol, [Out] byte[] atr, ref UIntPtr atrLength);

        [DllImport(Name, ExactSpelling = true)]
        public static extern unsafe IntPtr SCardTransmit(
            IntPtr card, PcscLiteIoRequest* sendPci, byte* send, UIntPtr sendLength, IntPtr receivePci, byte* receive, UIntPtr* receiveLength);

        [DllImport(Name, ExactSpelling = true)]
        public static extern IntPtr SCardControl(
            IntPtr card, UIntPtr code, byte[] input, UIntPtr inputLength, [Out] byte[] output, UIntPtr outputLength, out UIntPtr returned);

        [DllImport(Name, ExactSpelling = true)]
        public static extern IntPtr SCardGetAttrib(IntPtr card, UIntPtr attribute, [Out] byte[]? value, ref UIntPtr length);

        [DllImport(Name, ExactSpelling = true)]
        public static extern IntPtr SCardSetAttrib(IntPtr card, UIntPtr attribute, byte[] value, UIntPtr length);
    }
}
