using System;
using System.Runtime.InteropServices;
using System.Text;

namespace SmartCard.Pcsc.Native;

/// <summary>Windows: winscard.dll, the Unicode entry points. SCARDCONTEXT is ULONG_PTR, DWORD 4 bytes.</summary>
internal sealed class WindowsWinSCard : IWinSCard
{
    private const int CharSize = sizeof(char);

    // FILE_DEVICE_SMARTCARD of winioctl.h; SCARD_CTL_CODE is CTL_CODE with METHOD_BUFFERED and FILE_ANY_ACCESS, both 0.
    private const uint FileDeviceSmartCard = 0x31;

    public Encoding NameEncoding => Encoding.Unicode;

    public uint EstablishContext(out IntPtr context) =>
        Library.SCardEstablishContext(Scope.System, IntPtr.Zero, IntPtr.Zero, out context);

    public uint ReleaseContext(IntPtr context) => Library.SCardReleaseContext(context);

    public uint ListReaders(IntPtr context, byte[]? names, ref int size)
    {
        uint characters = (uint)(size / CharSize);
        uint status = Library.SCardListReadersW(context, IntPtr.Zero, names, ref characters);
        size = (int)characters * CharSize;
        return status;
    }

    public uint GetStatusChange(IntPtr context, uint timeout, ReaderStatus[] readers) =>
        ReaderStateArray.Exchange<WindowsReaderState>(readers, NameEncoding, states =>
            Library.SCardGetStatusChangeW(context, timeout, states, (uint)states.Length));

    public uint IsValidContext(IntPtr context) => Library.SCardIsValidContext(context);

    public uint Cancel(IntPtr context) => Library.SCardCancel(context);

    public uint Connect(IntPtr context, string readerName, uint shareMode, uint protocols, out IntPtr card, out uint protocol)
    {
        byte[] name = NameEncoding.GetBytes(readerName + '\0');
        return Library.SCardConnectW(context, name, shareMode, protocols, out card, out protocol);
    }

    public uint Reconnect(IntPtr card, uint shareMode, uint protocols, uint initialization, out uint protocol) =>
        Library.SCardReconnect(card, shareMode, protocols, initialization, out protocol);

    public uint Disconnect(IntPtr card, uint disposition) => Library.SCardDisconnect(card, disposition);

    public uint BeginTransaction(IntPtr card) => Library.SCardBeginTransaction(card);

    public uint EndTransaction(IntPtr card, uint disposition) => Library.SCardEndTransaction(card, disposition);

    public uint Status(IntPtr card, out CardStatus status)
    {
        byte[] names = new byte[CardStatus.NameRoom];
        byte[] atr = new byte[CardStatus.AtrRoom];
        uint namesLength = (uint)(names.Length / CharSize);
        uint atrLength = (uint)atr.Length;
        uint code = Library.SCardStatusW(card, names, ref namesLength, out uint state, out uint protocol, atr, ref atrLength);
        status = CardStatus.Read(names, (ulong)namesLength * CharSize, NameEncoding, ToState(state), protocol, atr, atrLength);
        return code;
    }

    public unsafe uint Transmit(IntPtr card, uint protocol, byte[] command, byte[] response, out int length)
    {
        WindowsIoRequest request = new(protocol);
        uint received = (uint)response.Length;
        fixed (byte* send = command, receive = response)
        {
            uint status = Library.SCardTransmit(card, &request, send, (uint)command.Length, IntPtr.Zero, receive, &received);
            length = (int)received;
            return status;
        }
    }

    public uint Control(IntPtr card, uint code, byte[] input, byte[] output, out int length)
    {
        uint status = Library.SCardControl(card, code, input, (uint)input.Length, output, (uint)output.Length, out uint returned);
        length = (int)returned;
        return status;
    }

    public uint GetAttrib(IntPtr card, uint attribute, byte[]? value, ref int size)
    {
        uint length = (uint)size;
        uint status = Library.SCardGetAttrib(card, attribute, value, ref length);
        size = (int)length;
        return status;
    }

    public uint SetAttrib(IntPtr card, uint attribute, byte[] value) =>
        Library.SCardSetAttrib(card, attribute, value, (uint)value.Length);

    public uint ControlCode(uint function) => (FileDeviceSmartCard << 16) | (function << 2);

    /// <summary>SCARD_UNKNOWN 0 to SCARD_SPECIFIC 6 of winsmcrd.h, which <see cref="CardState"/> has as they are.</summary>
    private static CardState ToState(uint ordinal) => ordinal <= (uint)CardState.Specific ? (CardState)ordinal : CardState.Unknown;

    private static class Library
    {
        private const string Name = "winscard.dll";

        [DllImport(Name, ExactSpelling = true)]
        public static extern uint SCardEstablishContext(uint scope, IntPtr reserved1, IntPtr reserved2, out IntPtr context);

        [DllImport(Name, ExactSpelling = true)]
        public static extern uint SCardReleaseContext(IntPtr context);

        [DllImport(Name, ExactSpelling = true)]
        public static extern uint SCardListReadersW(IntPtr context, IntPtr groups, byte[]? readers, ref uint characters);

        [DllImport(Name, ExactSpelling = true)]
        public static extern uint SCardGetStatusChangeW(IntPtr context, uint timeout, [In, Out] WindowsReaderState[] states, uint count);

        [DllImport(Name, ExactSpelling = true)]
        public static extern uint SCardIsValidContext(IntPtr context);

        [DllImport(Name, ExactSpelling = true)]
        public static extern uint SCardCancel(IntPtr context);

        [DllImport(Name, ExactSpelling = true)]
        public static extern uint SCardConnectW(
            IntPtr context, byte[] reader, uint shareMode, uint protocols, out IntPtr card, out uint protocol);

        [DllImport(Name, ExactSpelling = true)]
        public static extern uint SCardReconnect(IntPtr card, uint shareMode, uint protocols, uint initialization, out uint protocol);

        [DllImport(Name, ExactSpelling = true)]
        public static extern uint SCardDisconnect(IntPtr card, uint disposition);

        [DllImport(Name, ExactSpelling = true)]
        public static extern uint SCardBeginTransaction(IntPtr card);

        [DllImport(Name, ExactSpelling = true)]
        public static extern uint SCardEndTransaction(IntPtr card, uint disposition);

        [DllImport(Name, ExactSpelling = true)]
        public static extern uint SCardStatusW(
            IntPtr card, [Out] byte[] names, ref uint namesLength, out uint state, out uint protocol, [Out] byte[] atr, ref uint atrLength);

        [DllImport(Name, ExactSpelling = true)]
        public static extern unsafe uint SCardTransmit(
            IntPtr card, WindowsIoRequest* sendPci, byte* send, uint sendLength, IntPtr receivePci, byte* receive, uint* receiveLength);

        [DllImport(Name, ExactSpelling = true)]
        public static extern uint SCardControl(
            IntPtr card, uint code, byte[] input, uint inputLength, [Out] byte[] output, uint outputLength, out uint returned);

        [DllImport(Name, ExactSpelling = true)]
        public static extern uint SCardGetAttrib(IntPtr card, uint attribute, [Out] byte[]? value, ref uint length);

        [DllImport(Name, ExactSpelling = true)]
        public static extern uint SCardSetAttrib(IntPtr card, uint attribute, byte[] value, uint length);
    }
}
