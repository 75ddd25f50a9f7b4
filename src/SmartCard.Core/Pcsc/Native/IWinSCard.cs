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

    /// <summary>SCardIsValidContext.</summary>
    uint IsValidContext(IntPtr context);

    /// <summary>SCardCancel: ends a wait of SCardGetStatusChange that has begun; one that begins later is not ended.</summary>
    uint Cancel(IntPtr context);

    /// <summary>SCardConnect.</summary>
    /// <param name="context">The context.</param>
    /// <param name="readerName">The name as SCardListReaders gave it.</param>
    /// <param name="shareMode">SCARD_SHARE_…: the same numbers everywhere.</param>
    /// <param name="protocols">Bits of <see cref="CardProtocol"/>.</param>
    /// <param name="card">The new handle; to be disconnected once.</param>
    /// <param name="protocol">The protocol in use, as a bit of <see cref="CardProtocol"/>.</param>
    uint Connect(IntPtr context, string readerName, uint shareMode, uint protocols, out IntPtr card, out uint protocol);

    /// <summary>SCardReconnect.</summary>
    /// <param name="card">The handle.</param>
    /// <param name="shareMode">SCARD_SHARE_….</param>
    /// <param name="protocols">Bits of <see cref="CardProtocol"/>.</param>
    /// <param name="initialization">SCARD_LEAVE_CARD, SCARD_RESET_CARD or SCARD_UNPOWER_CARD: the same numbers everywhere.</param>
    /// <param name="protocol">The protocol in use, as a bit of <see cref="CardProtocol"/>.</param>
    uint Reconnect(IntPtr card, uint shareMode, uint protocols, uint initialization, out uint protocol);

    /// <summary>SCardDisconnect.</summary>
    /// <param name="card">The handle.</param>
    /// <param name="disposition">SCARD_LEAVE_CARD, …: the same numbers everywhere.</param>
    uint Disconnect(IntPtr card, uint disposition);

    /// <summary>SCardBeginTransaction: waits until no other application has one, however long that takes.</summary>
    uint BeginTransaction(IntPtr card);

    /// <summary>SCardEndTransaction.</summary>
    /// <param name="card">The handle.</param>
    /// <param name="disposition">SCARD_LEAVE_CARD, ….</param>
    uint EndTransaction(IntPtr card, uint disposition);

    /// <summary>SCardStatus.</summary>
    /// <param name="card">The handle.</param>
    /// <param name="status">What the function wrote.</param>
    uint Status(IntPtr card, out CardStatus status);

    /// <summary>SCardTransmit.</summary>
    /// <param name="card">The handle.</param>
    /// <param name="protocol">The protocol in use, as a bit of <see cref="CardProtocol"/>.</param>
    /// <param name="command">The command, whole.</param>
    /// <param name="response">Receives the response.</param>
    /// <param name="length">Bytes written to <paramref name="response"/>; after SCARD_E_INSUFFICIENT_BUFFER, bytes that are needed.</param>
    uint Transmit(IntPtr card, uint protocol, byte[] command, byte[] response, out int length);

    /// <summary>SCardControl.</summary>
    /// <param name="card">The handle.</param>
    /// <param name="code">The control code, as <see cref="ControlCode"/> makes it.</param>
    /// <param name="input">The input, whole; may be empty.</param>
    /// <param name="output">Receives the output; may be empty.</param>
    /// <param name="length">Bytes written to <paramref name="output"/>.</param>
    uint Control(IntPtr card, uint code, byte[] input, byte[] output, out int length);

    /// <summary>SCardGetAttrib.</summary>
    /// <param name="card">The handle.</param>
    /// <param name="attribute">SCARD_ATTR_…: the same numbers everywhere.</param>
    /// <param name="value">Receives the value; null asks for the size alone.</param>
    /// <param name="size">In: bytes that <paramref name="value"/> has room for. Out: bytes of the value.</param>
    uint GetAttrib(IntPtr card, uint attribute, byte[]? value, ref int size);

    /// <summary>SCardSetAttrib.</summary>
    /// <param name="card">The handle.</param>
    /// <param name="attribute">SCARD_ATTR_….</param>
    /// <param name="value">The value, whole.</param>
    uint SetAttrib(IntPtr card, uint attribute, byte[] value);

    /// <summary>SCARD_CTL_CODE: the control code of a function number on this system.</summary>
    uint ControlCode(uint function);
}
