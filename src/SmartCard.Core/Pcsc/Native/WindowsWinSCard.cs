using System;
using System.Runtime.InteropServices;
using System.Text;

namespace SmartCard.Pcsc.Native;

/// <summary>Windows: winscard.dll, the Unicode entry points. SCARDCONTEXT is ULONG_PTR, DWORD 4 bytes.</summary>
internal sealed class WindowsWinSCard : IWinSCard
{
    private const int CharSize = sizeof(char);

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
    }
}
