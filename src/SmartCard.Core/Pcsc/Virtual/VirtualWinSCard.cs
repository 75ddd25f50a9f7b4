using System;
using System.Collections.Concurrent;
using System.Text;
using System.Threading;
using SmartCard.Pcsc.Native;

namespace SmartCard.Pcsc.Virtual;

/// <summary>
/// The virtual readers beside those of the system's library. Until there is a virtual reader, every call goes straight
/// through. Where there is no service, the virtual readers are the only ones.
/// </summary>
/// <param name="native">The system's library.</param>
/// <param name="readers">The virtual readers.</param>
internal sealed class VirtualWinSCard(IWinSCard native, VirtualReaders readers) : IWinSCard
{
    // SCARD_CTL_CODE(3400), CM_IOCTL_GET_FEATURE_REQUEST (PC/SC Part 10, 2.2).
    private const uint GetFeatureRequest = 3400;

    private readonly ConcurrentDictionary<IntPtr, VirtualContext> contexts = new();
    private readonly ConcurrentDictionary<IntPtr, VirtualHandle> handles = new();

    private int lastHandle = -1;

    public Encoding NameEncoding => native.NameEncoding;

    public uint EstablishContext(out IntPtr context)
    {
        uint status;
        try
        {
            status = native.EstablishContext(out context);
        }
        catch (Exception exception) when (readers.List().Count > 0 && exception is DllNotFoundException or EntryPointNotFoundException or BadImageFormatException)
        {
            status = PcscStatus.NoService;
            context = IntPtr.Zero;
        }

        if (status is PcscStatus.Success || readers.List().Count is 0)
            return status;
        context = NextHandle();
        contexts[context] = new VirtualContext(readers, native, context: null);
        return PcscStatus.Success;
    }

    public uint ReleaseContext(IntPtr context) =>
        contexts.TryRemove(context, out VirtualContext? known) && known.Native is null ? PcscStatus.Success : native.ReleaseContext(context);

    public uint ListReaders(IntPtr context, byte[]? names, ref int size) =>
        readers.WereUsed ? Context(context).ListReaders(names, ref size) : native.ListReaders(context, names, ref size);

    // A wait that begins before there is a virtual reader has to see it come.
    public uint GetStatusChange(IntPtr context, uint timeout, ReaderStatus[] statuses) =>
        readers.WereUsed || timeout is not 0 ? Context(context).GetStatusChange(timeout, statuses) : native.GetStatusChange(context, timeout, statuses);

    public uint IsValidContext(IntPtr context) => HasNoService(context) ? PcscStatus.Success : native.IsValidContext(context);

    public uint Cancel(IntPtr context) => contexts.TryGetValue(context, out VirtualContext? known) ? known.Cancel() : native.Cancel(context);

    public uint Connect(IntPtr context, string readerName, uint shareMode, uint protocols, out IntPtr card, out uint protocol)
    {
        card = IntPtr.Zero;
        protocol = 0;
        if (readers.Find(readerName) is not { } reader)
            return HasNoService(context) ? PcscStatus.UnknownReader : native.Connect(context, readerName, shareMode, protocols, out card, out protocol);

        uint status = VirtualHandle.Connect(readers, reader, (CardShareMode)shareMode, (CardProtocol)protocols, out VirtualHandle? handle);
        if (handle is not null)
        {
            card = NextHandle();
            handles[card] = handle;
            protocol = (uint)handle.Protocol;
        }

        return status;
    }

    public uint Reconnect(IntPtr card, uint shareMode, uint protocols, uint initialization, out uint protocol)
    {
        if (Virtual(card) is not { } handle)
            return native.Reconnect(card, shareMode, protocols, initialization, out protocol);
        uint status = handle.Reconnect((CardShareMode)shareMode, (CardProtocol)protocols, (CardDisposition)initialization);
        protocol = (uint)handle.Protocol;
        return status;
    }

    public uint Disconnect(IntPtr card, uint disposition) =>
        handles.TryRemove(card, out VirtualHandle? handle) ? handle.Disconnect((CardDisposition)disposition) : native.Disconnect(card, disposition);

    public uint BeginTransaction(IntPtr card) =>
        Virtual(card) is { } handle ? handle.BeginTransaction() : native.BeginTransaction(card);

    public uint EndTransaction(IntPtr card, uint disposition) =>
        Virtual(card) is { } handle ? handle.EndTransaction((CardDisposition)disposition) : native.EndTransaction(card, disposition);

    public uint Status(IntPtr card, out CardStatus status) =>
        Virtual(card) is { } handle ? handle.Status(out status) : native.Status(card, out status);

    public uint Transmit(IntPtr card, uint protocol, byte[] command, byte[] response, out int length) =>
        Virtual(card) is { } handle
            ? handle.Transmit(command, response, out length)
            : native.Transmit(card, protocol, command, response, out length);

    public uint Control(IntPtr card, uint code, byte[] input, byte[] output, out int length)
    {
        if (Virtual(card) is null)
            return native.Control(card, code, input, output, out length);

        // A reader without any of the features of Part 10.
        length = 0;
        return code == ControlCode(GetFeatureRequest) ? PcscStatus.Success : PcscStatus.UnsupportedFeature;
    }

    public uint GetAttrib(IntPtr card, uint attribute, byte[]? value, ref int size) =>
        Virtual(card) is { } handle ? handle.GetAttrib(attribute, value, ref size) : native.GetAttrib(card, attribute, value, ref size);

    public uint SetAttrib(IntPtr card, uint attribute, byte[] value) =>
        Virtual(card) is not null ? PcscStatus.UnsupportedFeature : native.SetAttrib(card, attribute, value);

    public uint ControlCode(uint function) => native.ControlCode(function);

    /// <summary>The virtual handle of this number, or null. The libraries' own are hardly ever below zero, which spares them the look.</summary>
    private VirtualHandle? Virtual(IntPtr card) =>
        card.ToInt64() < 0 && handles.TryGetValue(card, out VirtualHandle? handle) ? handle : null;

    private bool HasNoService(IntPtr context) =>
        context.ToInt64() < 0 && contexts.TryGetValue(context, out VirtualContext? known) && known.Native is null;

    private IntPtr NextHandle() => (IntPtr)Interlocked.Decrement(ref lastHandle);

    private VirtualContext Context(IntPtr context) =>
        contexts.GetOrAdd(context, known => new VirtualContext(readers, native, known));

}
