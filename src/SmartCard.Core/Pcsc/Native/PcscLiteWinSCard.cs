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

    /// <summary>
    /// Takes the code out of a C <c>long</c>. pcsc-lite gives SCARD_E_UNSUPPORTED_FEATURE the number that
    /// Windows gives SCARD_E_UNEXPECTED (pcsclite.h, 0x8010001F); it becomes Windows' number.
    /// </summary>
    internal static uint Status(IntPtr returned) =>
        unchecked((uint)returned.ToInt64()) is var status && status is PcscLiteUnsupportedFeature
            ? PcscStatus.UnsupportedFeature
            : status;

    private const uint PcscLiteUnsupportedFeature = 0x8010001F;

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
    }
}
