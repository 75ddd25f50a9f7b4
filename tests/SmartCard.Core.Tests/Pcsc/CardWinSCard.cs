using System;
using System.Collections.Generic;
using System.Text;
using SmartCard.Pcsc;
using SmartCard.Pcsc.Native;

namespace SmartCard.Core.Tests.Pcsc;

/// <summary>A resource manager with one card, which writes down each call and does what a test tells it to.</summary>
internal sealed class CardWinSCard : IWinSCard
{
    /// <summary>What was called, in order: <c>Connect</c>, <c>Disconnect 0</c>.</summary>
    public List<string> Calls { get; } = [];

    /// <summary>What each function returns instead of success, by its name: <c>Transmit</c>.</summary>
    public Dictionary<string, uint> Failing { get; } = [];

    /// <summary>The answer to reset.</summary>
    public byte[] Atr { get; set; } = [0x3B, 0x00];

    /// <summary>The card: gets the command and the room for its answer, writes the answer and gives its length.</summary>
    public Func<byte[], byte[], int> Card { get; set; } = (_, room) =>
    {
        room[0] = 0x90;
        room[1] = 0x00;
        return 2;
    };

    /// <summary>The value of every attribute; room that is too small for it is SCARD_E_INSUFFICIENT_BUFFER, as Windows documents it.</summary>
    public byte[] Attribute { get; set; } = [];

    public Encoding NameEncoding => Encoding.UTF8;

    /// <summary>A connection to the card, and to nothing else: its context is its own.</summary>
    public SmartCardConnection Connect()
    {
        using PcscContext context = new(this);
        return context.Connect("A");
    }

    public uint EstablishContext(out IntPtr context)
    {
        context = 42;
        return Call("EstablishContext");
    }

    public uint ReleaseContext(IntPtr context) => Call("ReleaseContext");

    public uint ListReaders(IntPtr context, byte[]? names, ref int size) => throw new NotSupportedException();

    public uint GetStatusChange(IntPtr context, uint timeout, ReaderStatus[] readers) => throw new NotSupportedException();

    public uint IsValidContext(IntPtr context) => 0;

    public uint Cancel(IntPtr context) => 0;

    public uint Connect(IntPtr context, string readerName, uint shareMode, uint protocols, out IntPtr card, out uint protocol)
    {
        card = 7;
        protocol = (uint)CardProtocol.T1;
        return Call("Connect");
    }

    public uint Reconnect(IntPtr card, uint shareMode, uint protocols, uint initialization, out uint protocol)
    {
        protocol = (uint)CardProtocol.T0;
        return Call("Reconnect", initialization);
    }

    public uint Disconnect(IntPtr card, uint disposition) => Call("Disconnect", disposition);

    public uint BeginTransaction(IntPtr card) => Call("BeginTransaction");

    public uint EndTransaction(IntPtr card, uint disposition) => Call("EndTransaction", disposition);

    public uint Status(IntPtr card, out CardStatus status)
    {
        status = new CardStatus("A", CardState.Specific, (uint)CardProtocol.T1, Atr);
        return Failing.TryGetValue("Status", out uint failure) ? failure : 0;
    }

    public uint Transmit(IntPtr card, uint protocol, byte[] command, byte[] response, out int length)
    {
        length = Card(command, response);
        return Call("Transmit");
    }

    public uint Control(IntPtr card, uint code, byte[] input, byte[] output, out int length)
    {
        length = 0;
        return Call("Control");
    }

    public uint GetAttrib(IntPtr card, uint attribute, byte[]? value, ref int size)
    {
        bool fits = size >= Attribute.Length;
        if (fits)
            Attribute.CopyTo(value!, 0);
        uint status = Call("GetAttrib", (uint)size);
        size = Attribute.Length;
        return fits ? status : 0x80100008;
    }

    public uint SetAttrib(IntPtr card, uint attribute, byte[] value) => Call("SetAttrib");

    public uint ControlCode(uint function) => function;

    private uint Call(string function, uint? argument = null)
    {
        lock (Calls)
            Calls.Add(argument is null ? function : $"{function} {argument}");
        return Failing.TryGetValue(function, out uint failure) ? failure : 0;
    }
}
