using System;
using System.Text;
using BenchmarkDotNet.Attributes;
using SmartCard.Pcsc.Native;
using SmartCard.Pcsc.Tracing;

namespace SmartCard.Bench.Inside;

/// <summary>What the layer of the trace costs a call while there is no trace, and while there is one.</summary>
[MemoryDiagnoser]
public class TraceBenchmarks
{
    // By their interface, as PcscContext has them.
    private readonly IWinSCard[] layers = [new SilentWinSCard(), new TracingWinSCard(new SilentWinSCard())];
    private readonly byte[] command = [0x00, 0xA4, 0x04, 0x00];
    private readonly byte[] response = new byte[258];
    private PcscTrace? trace;

    /// <summary>The call without the layer.</summary>
    /// <returns>What it returned.</returns>
    [Benchmark(Baseline = true)]
    public uint Library() => layers[0].Transmit(1, 2, command, response, out _);

    /// <summary>The call through the layer, without a trace.</summary>
    /// <returns>What it returned.</returns>
    [Benchmark]
    public uint NoTrace() => layers[1].Transmit(1, 2, command, response, out _);

    /// <summary>Begins a trace that counts.</summary>
    [GlobalSetup(Target = nameof(Counted))]
    public void Begin() => trace = PcscTrace.Begin(new PcscTraceOptions { KeepCalls = false });

    /// <summary>Ends it.</summary>
    [GlobalCleanup(Target = nameof(Counted))]
    public void End() => trace!.Dispose();

    /// <summary>The call through the layer, counted by a trace.</summary>
    /// <returns>What it returned.</returns>
    [Benchmark]
    public uint Counted() => layers[1].Transmit(1, 2, command, response, out _);

    /// <summary>Answers 9000 to everything, at once.</summary>
    private sealed class SilentWinSCard : IWinSCard
    {
        public Encoding NameEncoding => Encoding.UTF8;

        public uint EstablishContext(out IntPtr context)
        {
            context = 1;
            return 0;
        }

        public uint ReleaseContext(IntPtr context) => 0;

        public uint ListReaders(IntPtr context, byte[]? names, ref int size) => 0;

        public uint GetStatusChange(IntPtr context, uint timeout, ReaderStatus[] readers) => 0;

        public uint IsValidContext(IntPtr context) => 0;

        public uint Cancel(IntPtr context) => 0;

        public uint Connect(IntPtr context, string readerName, uint shareMode, uint protocols, out IntPtr card, out uint protocol)
        {
            card = 1;
            protocol = 2;
            return 0;
        }

        public uint Reconnect(IntPtr card, uint shareMode, uint protocols, uint initialization, out uint protocol)
        {
            protocol = 2;
            return 0;
        }

        public uint Disconnect(IntPtr card, uint disposition) => 0;

        public uint BeginTransaction(IntPtr card) => 0;

        public uint EndTransaction(IntPtr card, uint disposition) => 0;

        public uint Status(IntPtr card, out CardStatus status)
        {
            status = new CardStatus("", default, 2, []);
            return 0;
        }

        public uint Transmit(IntPtr card, uint protocol, byte[] command, byte[] response, out int length)
        {
            response[0] = 0x90;
            response[1] = 0x00;
            length = 2;
            return 0;
        }

        public uint Control(IntPtr card, uint code, byte[] input, byte[] output, out int length)
        {
            length = 0;
            return 0;
        }

        public uint GetAttrib(IntPtr card, uint attribute, byte[]? value, ref int size) => 0;

        public uint SetAttrib(IntPtr card, uint attribute, byte[] value) => 0;

        public uint ControlCode(uint function) => function;
    }
}
