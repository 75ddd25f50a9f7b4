using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using SmartCard.Pcsc.Native;

namespace SmartCard.Pcsc;

/// <summary>
/// A connection to the PC/SC resource manager (SCARDCONTEXT). It looks at readers without connecting to a card:
/// nothing is reset and nobody's session is disturbed.
/// </summary>
public sealed class PcscContext : IDisposable
{
    // Readers come and go between two calls; more changes than this in a row are a fault of the service.
    private const int MostAttempts = 10;

    private const uint DoNotWait = 0;

    /// <summary>INFINITE of winbase.h and pcsclite.h.</summary>
    internal const uint Forever = 0xFFFFFFFF;

    private static readonly TimeSpan BetweenCancels = TimeSpan.FromMilliseconds(5);

    private readonly IWinSCard native;
    private readonly ContextHandle handle;

    internal PcscContext(IWinSCard native)
    {
        this.native = native;
        Check("SCardEstablishContext", Load(native, out IntPtr context));
        handle = new ContextHandle(native, context);
    }

    /// <summary>Connects to the resource manager of this machine (SCardEstablishContext).</summary>
    /// <exception cref="PcscException">
    /// The service does not run (SCARD_E_NO_SERVICE), refuses (SCARD_W_SECURITY_VIOLATION), or the PC/SC library is
    /// missing (126), lacks a function (127) or is for another processor (193).
    /// </exception>
    public static PcscContext Establish() => new(PcscLibrary.OfThisProcess);

    /// <summary>The names of the readers, in the resource manager's order (SCardListReaders); none give an empty list.</summary>
    /// <exception cref="PcscException">The call failed.</exception>
    public IReadOnlyList<string> ListReaders()
    {
        IReadOnlyList<string> names = [];
        uint status = Call(context => ReaderList.Read(native, context, out names));
        if (status is not PcscStatus.NoReadersAvailable)
            Check("SCardListReaders", status);
        return names;
    }

    /// <summary>
    /// All readers with the state of each, in the resource manager's order, from one call of SCardGetStatusChange that
    /// does not wait.
    /// </summary>
    /// <exception cref="PcscException">A call failed.</exception>
    public IReadOnlyList<SmartCardReader> GetReaders()
    {
        for (int attempt = 1; ; attempt++)
        {
            ReaderStatus[] readers = [.. ListReaders().Select(name => new ReaderStatus(name))];
            if (readers.Length is 0)
                return [];

            // A list that is out of date by now fails as a whole, or on Windows says so of the reader; it is made again.
            uint status = Call(context => native.GetStatusChange(context, DoNotWait, readers));
            if (attempt < MostAttempts && (status is PcscStatus.UnknownReader || Array.Exists(readers, reader => reader.IsUnknown)))
                continue;
            if (status is not PcscStatus.Timeout)
                Check("SCardGetStatusChange", status);
            return [.. readers.Select(reader => new SmartCardReader(reader))];
        }
    }

    /// <summary>Connects to the card in a reader, or to the reader itself (SCardConnect).</summary>
    /// <param name="readerName">The reader's name, as the resource manager gives it.</param>
    /// <param name="shareMode">Who else may use the card meanwhile.</param>
    /// <param name="protocols">The protocols that are welcome; not looked at in <see cref="CardShareMode.Direct"/>, where none is set.</param>
    /// <returns>The connection. It outlives this object, and ends by itself when it is forgotten.</returns>
    /// <exception cref="PcscException">
    /// No card (SCARD_E_NO_SMARTCARD), none that answers (SCARD_W_UNRESPONSIVE_CARD), in use elsewhere
    /// (SCARD_E_SHARING_VIOLATION), other protocols (SCARD_E_PROTO_MISMATCH), no such reader (SCARD_E_UNKNOWN_READER).
    /// </exception>
    public SmartCardConnection Connect(
        string readerName, CardShareMode shareMode = CardShareMode.Shared, CardProtocol protocols = CardProtocol.Any)
    {
        CardProtocol offered = shareMode is CardShareMode.Direct ? CardProtocol.None : protocols;
        IntPtr card = IntPtr.Zero;
        uint protocol = 0;
        uint status = Call(context => native.Connect(context, readerName, (uint)shareMode, (uint)offered, out card, out protocol));
        Check("SCardConnect", status, readerName);
        return new SmartCardConnection(native, new CardHandle(native, handle, card), readerName, shareMode, protocols, (CardProtocol)protocol);
    }

    /// <summary>Whether the resource manager still knows the context (SCardIsValidContext): not after it was restarted.</summary>
    public bool IsValid() => Call(native.IsValidContext) is PcscStatus.Success;

    /// <summary>SCardGetStatusChange, ended by the token at once.</summary>
    /// <param name="readers">The readers with the state that the caller knows; filled in.</param>
    /// <param name="timeout">Longest time to wait, in milliseconds; <see cref="Forever"/> sets none.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>What the function returned: SCARD_E_CANCELLED when the token ended it.</returns>
    internal uint GetStatusChange(ReaderStatus[] readers, uint timeout, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
            return PcscStatus.Cancelled;

        bool returned = false;
        using CancellationTokenRegistration registration = cancellation.Register(() => ThreadPool.QueueUserWorkItem(_ => CancelUntilReturned()));
        try
        {
            return Call(context => native.GetStatusChange(context, timeout, readers));
        }
        finally
        {
            Volatile.Write(ref returned, true);
        }

        // A call of SCardCancel that comes before the wait has begun is lost.
        void CancelUntilReturned()
        {
            while (!Volatile.Read(ref returned))
            {
                _ = Call(native.Cancel);
                Thread.Sleep(BetweenCancels);
            }
        }
    }

    /// <summary>Ends the connection (SCardReleaseContext).</summary>
    public void Dispose() => handle.Dispose();

    private static void Check(string function, uint status, string? readerName = null)
    {
        if (status is not PcscStatus.Success)
            throw new PcscException(function, status, readerName);
    }

    /// <summary>The first call into the library: the one that finds it missing.</summary>
    private static uint Load(IWinSCard native, out IntPtr context)
    {
        const string Function = "SCardEstablishContext";
        try
        {
            return native.EstablishContext(out context);
        }
        catch (DllNotFoundException exception)
        {
            throw new PcscException(Function, PcscStatus.ModuleNotFound, innerException: exception);
        }
        catch (EntryPointNotFoundException exception)
        {
            throw new PcscException(Function, PcscStatus.ProcedureNotFound, innerException: exception);
        }
        catch (BadImageFormatException exception)
        {
            throw new PcscException(Function, PcscStatus.BadImageFormat, innerException: exception);
        }
    }

    /// <summary>Calls with the context held, so that it is not released in the middle of the call.</summary>
    private uint Call(Func<IntPtr, uint> function)
    {
        bool held = false;
        try
        {
            handle.DangerousAddRef(ref held);
            return function(handle.DangerousGetHandle());
        }
        finally
        {
            if (held)
                handle.DangerousRelease();
        }
    }
}
