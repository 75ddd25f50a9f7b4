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
    }
}
