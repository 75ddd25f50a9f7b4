using System;
using System.Collections.Generic;
using System.Text;
using SmartCard.Pcsc.Native;

namespace SmartCard.Core.Tests.Pcsc;

/// <summary>A resource manager that does what no real one can be made to do when a test wants it.</summary>
internal sealed class ScriptedWinSCard : IWinSCard
{
    public const uint InsufficientBuffer = 0x80100008;
    public const uint UnknownReader = 0x80100009;
    public const uint NoReadersAvailable = 0x8010002E;

    /// <summary>The list of readers at each call of SCardListReaders; the last one stays.</summary>
    public Queue<string[]> Lists { get; init; } = new([[]]);

    /// <summary>What SCardEstablishContext does instead.</summary>
    public Func<uint> Establishing { get; init; } = () => 0;

    /// <summary>What SCardGetStatusChange returns for the readers.</summary>
    public Func<ReaderStatus[], uint> StatusChange { get; init; } = _ => 0;

    /// <summary>The contexts that were released.</summary>
    public List<IntPtr> Released { get; } = [];

    public Encoding NameEncoding => Encoding.Unicode;

    public uint EstablishContext(out IntPtr context)
    {
        context = 42;
        return Establishing();
    }

    public uint ReleaseContext(IntPtr context)
    {
        Released.Add(context);
        return 0;
    }

    public uint ListReaders(IntPtr context, byte[]? names, ref int size)
    {
        string[] list = Lists.Count > 1 ? Lists.Dequeue() : Lists.Peek();
        if (list.Length is 0)
            return NoReadersAvailable;

        byte[] bytes = NameEncoding.GetBytes(string.Join('\0', list) + "\0\0");
        int room = size;
        size = bytes.Length;
        if (names is null)
            return 0;
        if (room < bytes.Length)
            return InsufficientBuffer;
        bytes.CopyTo(names, 0);
        return 0;
    }

    public uint GetStatusChange(IntPtr context, uint timeout, ReaderStatus[] readers) => StatusChange(readers);

    public uint IsValidContext(IntPtr context) => 0;

    public uint Cancel(IntPtr context) => 0;

    public uint Connect(IntPtr context, string readerName, uint shareMode, uint protocols, out IntPtr card, out uint protocol)
    {
        card = 0;
        protocol = 0;
        return UnknownReader;
    }

    public uint Reconnect(IntPtr card, uint shareMode, uint protocols, uint initialization, out uint protocol) => throw new NotSupportedException();

    public uint Disconnect(IntPtr card, uint disposition) => throw new NotSupportedException();

    public uint BeginTransaction(IntPtr card) => throw new NotSupportedException();

    public uint EndTransaction(IntPtr card, uint disposition) => throw new NotSupportedException();

    public uint Status(IntPtr card, out CardStatus status) => throw new NotSupportedException();

    public uint Transmit(IntPtr card, uint protocol, byte[] command, byte[] response, out int length) => throw new NotSupportedException();

    public uint Control(IntPtr card, uint code, byte[] input, byte[] output, out int length) => throw new NotSupportedException();

    public uint GetAttrib(IntPtr card, uint attribute, byte[]? value, ref int size) => throw new NotSupportedException();

    public uint SetAttrib(IntPtr card, uint attribute, byte[] value) => throw new NotSupportedException();

    public uint ControlCode(uint function) => throw new NotSupportedException();
}
