using System;
using System.Text;

namespace SmartCard.Pcsc.Native;

/// <summary>
/// The functions of the PC/SC resource manager (PC/SC Workgroup, Part 5) in types that are the same on every
/// system. Each method is one call of the C function <c>SCard…</c> of its name and gives what that returned, as an
/// unsigned 32-bit code in Windows' numbering; 0 is success.
/// </summary>
/// <exception cref="DllNotFoundException">The PC/SC library is not on this machine; thrown by any method.</exception>
/// <exception cref="EntryPointNotFoundException">The library lacks the function; thrown by any method.</exception>
internal interface IWinSCard
{
    /// <summary>How reader names are encoded in the buffers of this system.</summary>
    Encoding NameEncoding { get; }

    /// <summary>SCardEstablishContext in the scope of the system.</summary>
    /// <param name="context">The new context; to be released once.</param>
    uint EstablishContext(out IntPtr context);

    /// <summary>SCardReleaseContext.</summary>
    uint ReleaseContext(IntPtr context);

    /// <summary>SCardListReaders for all groups: the names one after the other, each ended by a zero, and one more zero.</summary>
    /// <param name="context">The context.</param>
    /// <param name="names">Receives the names in <see cref="NameEncoding"/>; null asks for the size alone.</param>
    /// <param name="size">In: bytes that <paramref name="names"/> has room for. Out: bytes that are needed.</param>
    uint ListReaders(IntPtr context, byte[]? names, ref int size);

    /// <summary>SCardGetStatusChange: fills in <see cref="ReaderStatus.EventState"/> and <see cref="ReaderStatus.Atr"/>.</summary>
    /// <param name="context">The context.</param>
    /// <param name="timeout">Longest time to wait, in milliseconds; 0 does not wait.</param>
    /// <param name="readers">The readers with the state that the caller knows.</param>
    uint GetStatusChange(IntPtr context, uint timeout, ReaderStatus[] readers);
}
