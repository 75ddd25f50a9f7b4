using System;
using System.Text;
using SmartCard.Pcsc.Native;

namespace SmartCard.Pcsc.Tracing;

/// <summary>
/// The outermost layer over the PC/SC library: hands every call on, and to a recorder while there is a trace. Without one
/// that costs a call and the reading of a field.
/// </summary>
internal sealed class TracingWinSCard : IWinSCard
{
    private readonly IWinSCard native;
    private readonly RecordingWinSCard recorder;
    private readonly ConnectedCards cards = new();
    private readonly ControlMeanings controls;

    public TracingWinSCard(IWinSCard native)
    {
        this.native = native;
        controls = new ControlMeanings(native.ControlCode(ReaderFeature.RequestFunction));
        recorder = new RecordingWinSCard(native, cards, controls);
    }

    public Encoding NameEncoding => native.NameEncoding;

    private IWinSCard Next => PcscTrace.IsOn ? recorder : native;

    public uint EstablishContext(out IntPtr context) => Next.EstablishContext(out context);

    public uint ReleaseContext(IntPtr context) => Next.ReleaseContext(context);

    public uint ListReaders(IntPtr context, byte[]? names, ref int size) => Next.ListReaders(context, names, ref size);

    public uint GetStatusChange(IntPtr context, uint timeout, ReaderStatus[] readers) => Next.GetStatusChange(context, timeout, readers);

    public uint IsValidContext(IntPtr context) => Next.IsValidContext(context);

    public uint Cancel(IntPtr context) => Next.Cancel(context);

    public uint Connect(IntPtr context, string readerName, uint shareMode, uint protocols, out IntPtr card, out uint protocol)
    {
        uint status = Next.Connect(context, readerName, shareMode, protocols, out card, out protocol);
        if (status is PcscStatus.Success)
            cards.Add(card, readerName);
        return status;
    }

    public uint Reconnect(IntPtr card, uint shareMode, uint protocols, uint initialization, out uint protocol) =>
        Next.Reconnect(card, shareMode, protocols, initialization, out protocol);

    public uint Disconnect(IntPtr card, uint disposition)
    {
        ConnectedCard? known = cards[card];
        uint status = Next.Disconnect(card, disposition);
        cards.Remove(card, known);
        return status;
    }

    public uint BeginTransaction(IntPtr card) => Next.BeginTransaction(card);

    public uint EndTransaction(IntPtr card, uint disposition) => Next.EndTransaction(card, disposition);

    public uint Status(IntPtr card, out CardStatus status)
    {
        uint code = Next.Status(card, out status);
        if (code is PcscStatus.Success)
            cards[card]?.Learn(status);
        return code;
    }

    public uint Transmit(IntPtr card, uint protocol, byte[] command, byte[] response, out int length) =>
        Next.Transmit(card, protocol, command, response, out length);

    public uint Control(IntPtr card, uint code, byte[] input, byte[] output, out int length)
    {
        uint status = Next.Control(card, code, input, output, out length);
        // Features are learned without a trace as well: the one that begins later has to know which codes take a PIN.
        if (code == controls.FeatureRequestCode && status is PcscStatus.Success && cards[card] is { } known)
            controls.Learn(known.ReaderName, output, RecordingWinSCard.Within(length, output));
        return status;
    }

    public uint GetAttrib(IntPtr card, uint attribute, byte[]? value, ref int size) => Next.GetAttrib(card, attribute, value, ref size);

    public uint SetAttrib(IntPtr card, uint attribute, byte[] value) => Next.SetAttrib(card, attribute, value);

    public uint ControlCode(uint function) => native.ControlCode(function);
}
