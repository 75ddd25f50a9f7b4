using System;
using System.Runtime.InteropServices;
using System.Text;

namespace SmartCard.Pcsc.Native;

/// <summary>macOS: PCSC.framework. DWORD, LONG and SCARDCONTEXT have 4 bytes (PCSC/wintypes.h, PCSC/pcsclite.h).</summary>
internal sealed class MacOSWinSCard : IWinSCard
{
    public Encoding NameEncoding => Encoding.UTF8;

    public uint EstablishContext(out IntPtr context)
    {
        uint status = Library.SCardEstablishContext(Scope.System, IntPtr.Zero, IntPtr.Zero, out int handle);
        context = (IntPtr)handle;
        return status;
    }

    public uint ReleaseContext(IntPtr context) => Library.SCardReleaseContext(Handle(context));

    public uint ListReaders(IntPtr context, byte[]? names, ref int size)
    {
        uint length = (uint)size;
        uint status = Library.SCardListReaders(Handle(context), IntPtr.Zero, names, ref length);
        size = (int)length;
        return status;
    }

    public uint GetStatusChange(IntPtr context, uint timeout, ReaderStatus[] readers) =>
        ReaderStateArray.Exchange<MacOSReaderState>(readers, NameEncoding, states =>
            Library.SCardGetStatusChange(Handle(context), timeout, states, (uint)states.Length));

    public uint IsValidContext(IntPtr context) => Library.SCardIsValidContext(Handle(context));

    public uint Cancel(IntPtr context) => Library.SCardCancel(Handle(context));

    public uint Connect(IntPtr context, string readerName, uint shareMode, uint protocols, out IntPtr card, out uint protocol)
    {
        byte[] name = NameEncoding.GetBytes(readerName + '\0');
        uint status = Library.SCardConnect(
            Handle(context), name, shareMode, PcscLiteNumbers.FromProtocols(protocols), out int handle, out uint active);
        card = (IntPtr)handle;
        protocol = PcscLiteNumbers.ToProtocols(active);
        return status;
    }

    public uint Reconnect(IntPtr card, uint shareMode, uint protocols, uint initialization, out uint protocol)
    {
        uint status = Library.SCardReconnect(
            Handle(card), shareMode, PcscLiteNumbers.FromProtocols(protocols), initialization, out uint active);
        protocol = PcscLiteNumbers.ToProtocols(active);
        return status;
    }

    public uint Disconnect(IntPtr card, uint disposition) => Library.SCardDisconnect(Handle(card), disposition);

    public uint BeginTransaction(IntPtr card) => Library.SCardBeginTransaction(Handle(card));

    public uint EndTransaction(IntPtr card, uint disposition) => Library.SCardEndTransaction(Handle(card), disposition);

    public uint Status(IntPtr card, out CardStatus status)
    {
        byte[] names = new byte[CardStatus.NameRoom];
        byte[] atr = new byte[CardStatus.AtrRoom];
        uint namesLength = (uint)names.Length;
        uint atrLength = (uint)atr.Length;
        uint code = Library.SCardStatus(Handle(card), names, ref namesLength, out uint state, out uint protocol, atr, ref atrLength);
        status = CardStatus.Read(names, namesLength, NameEncoding, PcscLiteNumbers.ToState(state), PcscLiteNumbers.ToProtocols(protocol), atr, atrLength);
        return code;
    }

    public unsafe uint Transmit(IntPtr card, uint protocol, byte[] command, byte[] response, out int length)
    {
        MacOSIoRequest request = new(PcscLiteNumbers.FromProtocols(protocol));
        uint received = (uint)response.Length;
        fixed (byte* send = command, receive = response)
        {
            uint status = Library.SCardTransmit(Handle(card), &request, send, (uint)command.Length, IntPtr.Zero, receive, &received);
            length = (int)received;
            return status;
        }
    }

    public uint Control(IntPtr card, uint code, byte[] input, byte[] output, out int length)
    {
        uint status = Library.SCardControl132(Handle(card), code, input, (uint)input.Length, output, (uint)output.Length, out uint returned);
        length = (int)returned;
        return PcscLiteNumbers.ToStatus(status);
    }

    public uint GetAttrib(IntPtr card, uint attribute, byte[]? value, ref int size)
    {
        uint length = (uint)size;
        uint status = Library.SCardGetAttrib(Handle(card), attribute, value, ref length);
        size = (int)length;
        return PcscLiteNumbers.ToStatus(status);
    }

    public uint SetAttrib(IntPtr card, uint attribute, byte[] value) =>
        PcscLiteNumbers.ToStatus(Library.SCardSetAttrib(Handle(card), attribute, value, (uint)value.Length));

    public uint ControlCode(uint function) => PcscLiteNumbers.ControlCode(function);

    private static int Handle(IntPtr context) => unchecked((int)context.ToInt64());

    private static class Library
    {
        private const string Name = "/System/Library/Frameworks/PCSC.framework/PCSC";

        [DllImport(Name, ExactSpelling = true)]
        public static extern uint SCardEstablishContext(uint scope, IntPtr reserved1, IntPtr reserved2, out int context);

        [DllImport(Name, ExactSpelling = true)]
        public static extern uint SCardReleaseContext(int context);

        [DllImport(Name, ExactSpelling = true)]
        public static extern uint SCardListReaders(int context, IntPtr groups, byte[]? readers, ref uint length);

        [DllImport(Name, ExactSpelling = true)]
        public static extern uint SCardGetStatusChange(int context, uint timeout, [In, Out] MacOSReaderState[] states, uint count);

        [DllImport(Name, ExactSpelling = true)]
        public static extern uint SCardIsValidContext(int context);

        [DllImport(Name, ExactSpelling = true)]
        public static extern uint SCardCancel(int context);

        [DllImport(Name, ExactSpelling = true)]
        public static extern uint SCardConnect(
            int context, byte[] reader, uint shareMode, uint protocols, out int card, out uint protocol);

        [DllImport(Name, ExactSpelling = true)]
        public static extern uint SCardReconnect(int card, uint shareMode, uint protocols, uint initialization, out uint protocol);

        [DllImport(Name, ExactSpelling = true)]
        public static extern uint SCardDisconnect(int card, uint disposition);

        [DllImport(Name, ExactSpelling = true)]
        public static extern uint SCardBeginTransaction(int card);

        [DllImport(Name, ExactSpelling = true)]
        public static extern uint SCardEndTransaction(int card, uint disposition);

        [DllImport(Name, ExactSpelling = true)]
        public static extern uint SCardStatus(
            int card, [Out] byte[] names, ref uint namesLength, out uint state, out uint protocol, [Out] byte[] atr, ref uint atrLength);

        [DllImport(Name, ExactSpelling = true)]
        public static extern unsafe uint SCardTransmit(
            int card, MacOSIoRequest* sendPci, byte* send, uint sendLength, IntPtr receivePci, byte* receive, uint* receiveLength);

        // PCSC/winscard.h defines SCardControl as this name; the plain one takes no control code.
        [DllImport(Name, ExactSpelling = true)]
        public static extern uint SCardControl132(
            int card, uint code, byte[] input, uint inputLength, [Out] byte[] output, uint outputLength, out uint returned);

        [DllImport(Name, ExactSpelling = true)]
        public static extern uint SCardGetAttrib(int card, uint attribute, [Out] byte[]? value, ref uint length);

        [DllImport(Name, ExactSpelling = true)]
        public static extern uint SCardSetAttrib(int card, uint attribute, byte[] value, uint length);
    }
}
