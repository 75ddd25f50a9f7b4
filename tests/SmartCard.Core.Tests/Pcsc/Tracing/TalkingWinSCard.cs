using System;
using System.Text;
using SmartCard.Pcsc;
using SmartCard.Pcsc.Native;

namespace SmartCard.Core.Tests.Pcsc.Tracing;

/// <summary>A resource manager with one reader, whose card and driver answer as a test wants it. Control codes are pcsc-lite's.</summary>
internal sealed class TalkingWinSCard : IWinSCard
{
    public const string Reader = "Reader 00 00";

    private int handles = 0x1000;

    /// <summary>The answer of the card to a command.</summary>
    public Func<byte[], byte[]> Card { get; set; } = _ => [0x90, 0x00];

    /// <summary>The answer of the driver to a control code.</summary>
    public Func<uint, byte[], byte[]> Driver { get; set; } = (_, _) => [];

    /// <summary>The length that SCardTransmit claims for an answer, whatever it has.</summary>
    public int? ClaimedLength { get; set; }

    /// <summary>The value of every attribute.</summary>
    public byte[] Attribute { get; set; } = [0x41, 0x42, 0x43];

    /// <summary>What every call returns.</summary>
    public uint Result { get; set; }

    /// <summary>What every call throws instead.</summary>
    public Exception? Failure { get; set; }

    public Encoding NameEncoding => Encoding.UTF8;

    public uint EstablishContext(out IntPtr context)
    {
        context = ++handles;
        return Answer();
    }

    public uint ReleaseContext(IntPtr context) => Answer();

    public uint ListReaders(IntPtr context, byte[]? names, ref int size)
    {
        byte[] list = NameEncoding.GetBytes(Reader + "\0\0");
        size = list.Length;
        if (names is not null)
            list.CopyTo(names, 0);
        return Answer();
    }

    public uint GetStatusChange(IntPtr context, uint timeout, ReaderStatus[] readers)
    {
        foreach (ReaderStatus reader in readers)
        {
            reader.EventState = 0x0003_0122;
            reader.Atr = [0x3B, 0x00];
        }

        return Answer();
    }

    public uint IsValidContext(IntPtr context) => Answer();

    public uint Cancel(IntPtr context) => Answer();

    public uint Connect(IntPtr context, string readerName, uint shareMode, uint protocols, out IntPtr card, out uint protocol)
    {
        card = ++handles;
        protocol = protocols & 2;
        return Answer();
    }

    public uint Reconnect(IntPtr card, uint shareMode, uint protocols, uint initialization, out uint protocol)
    {
        protocol = 1;
        return Answer();
    }

    public uint Disconnect(IntPtr card, uint disposition) => Answer();

    public uint BeginTransaction(IntPtr card) => Answer();

    public uint EndTransaction(IntPtr card, uint disposition) => Answer();

    public uint Status(IntPtr card, out CardStatus status)
    {
        status = new CardStatus(Reader, CardState.Specific, 2, [0x3B, 0x00]);
        return Answer();
    }

    public uint Transmit(IntPtr card, uint protocol, byte[] command, byte[] response, out int length)
    {
        byte[] answer = Card(command);
        answer.CopyTo(response, 0);
        length = ClaimedLength ?? answer.Length;
        return Answer();
    }

    public uint Control(IntPtr card, uint code, byte[] input, byte[] output, out int length)
    {
        byte[] answer = Driver(code, input);
        answer.CopyTo(output, 0);
        length = answer.Length;
        return Answer();
    }

    public uint GetAttrib(IntPtr card, uint attribute, byte[]? value, ref int size)
    {
        size = Attribute.Length;
        if (value is not null)
            Attribute.CopyTo(value, 0);
        return Answer();
    }

    public uint SetAttrib(IntPtr card, uint attribute, byte[] value) => Answer();

    public uint ControlCode(uint function) => 0x42000000 + function;

    private uint Answer() => Failure is null ? Result : throw Failure;
}
