using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SmartCard.Pcsc;
using SmartCard.Pcsc.Tracing;
using Xunit;

namespace SmartCard.Core.Tests.Pcsc.Tracing;

/// <summary>Which calls a trace takes up, and what it says of them. Names and numbers: winscard.h, pcsclite.h.</summary>
[Collection(TraceCollection.Name)]
public sealed class PcscTraceTests
{
    private readonly TalkingWinSCard native = new();

    [Fact]
    public void Every_function_is_one_call_in_the_order_of_returning()
    {
        IReadOnlyList<PcscCall> calls = Trace(UseAllFunctions);

        Assert.Equal(
            [
                "SCardEstablishContext", "SCardListReaders", "SCardListReaders", "SCardGetStatusChange", "SCardIsValidContext", "SCardCancel",
                "SCardConnect", "SCardStatus", "SCardBeginTransaction", "SCardTransmit", "SCardControl", "SCardGetAttrib", "SCardSetAttrib",
                "SCardEndTransaction", "SCardReconnect", "SCardDisconnect", "SCardReleaseContext",
            ],
            calls.Select(call => call.Function));
        Assert.Equal(Enumerable.Range(1, calls.Count), calls.Select(call => call.Number));
        Assert.All(calls, call => Assert.Equal("SCARD_S_SUCCESS", call.Result));
        Assert.All(calls.Where(call => call.Inputs.Any(input => input.Name is "hCard")), call => Assert.Equal(TalkingWinSCard.Reader, call.ReaderName));
    }

    [Theory]
    [InlineData("SCardEstablishContext", "dwScope: SCARD_SCOPE_SYSTEM (0x00000002)")]
    [InlineData("SCardGetStatusChange", "hContext: 0x00001001", "dwTimeout: 500 ms (0x000001F4)", "cReaders: 1", "rgReaderStates[0].szReader: Reader 00 00", "rgReaderStates[0].dwCurrentState: SCARD_STATE_EMPTY (0x00000010)")]
    [InlineData("SCardConnect", "hContext: 0x00001001", "szReader: Reader 00 00", "dwShareMode: SCARD_SHARE_SHARED (0x00000002)", "dwPreferredProtocols: SCARD_PROTOCOL_T0, SCARD_PROTOCOL_T1 (0x00000003)")]
    [InlineData("SCardReconnect", "hCard: 0x00001002", "dwShareMode: SCARD_SHARE_EXCLUSIVE (0x00000001)", "dwPreferredProtocols: SCARD_PROTOCOL_T1 (0x00000002)", "dwInitialization: SCARD_UNPOWER_CARD (0x00000002)")]
    [InlineData("SCardDisconnect", "hCard: 0x00001002", "dwDisposition: SCARD_EJECT_CARD (0x00000003)")]
    [InlineData("SCardEndTransaction", "hCard: 0x00001002", "dwDisposition: SCARD_RESET_CARD (0x00000001)")]
    [InlineData("SCardTransmit", "hCard: 0x00001002", "pioSendPci.dwProtocol: SCARD_PROTOCOL_T1 (0x00000002)", "cbSendLength: 4", "pbSendBuffer: 00 A4 00 00", "pcbRecvLength: 258")]
    [InlineData("SCardControl", "hCard: 0x00001002", "dwControlCode: CM_IOCTL_GET_FEATURE_REQUEST (0x42000D48)", "cbSendLength: 0", "pbSendBuffer: ", "cbRecvLength: 258")]
    [InlineData("SCardGetAttrib", "hCard: 0x00001002", "dwAttrId: SCARD_ATTR_VENDOR_NAME (0x00010100)", "pcbAttrLen: 258")]
    [InlineData("SCardSetAttrib", "hCard: 0x00001002", "dwAttrId: SCARD_ATTR_VENDOR_NAME (0x00010100)", "cbAttrLen: 1", "pbAttr: 41")]
    public void Inputs_have_their_native_names_and_are_decoded(string function, params string[] expected) =>
        Assert.Equal(expected, Trace(UseAllFunctions).First(call => call.Function == function).Inputs.Select(input => input.ToString()));

    [Theory]
    [InlineData("SCardEstablishContext", "phContext: 0x00001001")]
    [InlineData("SCardGetStatusChange", "rgReaderStates[0].szReader: Reader 00 00", "rgReaderStates[0].dwEventState: SCARD_STATE_CHANGED, SCARD_STATE_PRESENT, SCARD_STATE_INUSE, 3 events (0x00030122)", "rgReaderStates[0].cbAtr: 2", "rgReaderStates[0].rgbAtr: 3B 00")]
    [InlineData("SCardConnect", "phCard: 0x00001002", "pdwActiveProtocol: SCARD_PROTOCOL_T1 (0x00000002)")]
    [InlineData("SCardStatus", "pcchReaderLen: 12", "mszReaderName: Reader 00 00", "pdwState: SCARD_SPECIFIC (0x00000006)", "pdwProtocol: SCARD_PROTOCOL_T1 (0x00000002)", "pcbAtrLen: 2", "pbAtr: 3B 00")]
    [InlineData("SCardGetAttrib", "pcbAttrLen: 3", "pbAttr: ABC (41 42 43)")]
    [InlineData("SCardBeginTransaction")]
    public void Outputs_have_their_native_names_and_are_decoded(string function, params string[] expected) =>
        Assert.Equal(expected, Trace(UseAllFunctions).First(call => call.Function == function).Outputs.Select(output => output.ToString()));

    [Fact]
    public void A_card_that_was_connected_before_has_its_reader_and_no_call_of_before_is_in_it()
    {
        TracingWinSCard library = new(native);
        library.Connect(1, TalkingWinSCard.Reader, 2, 3, out IntPtr card, out _);

        PcscCall call = Assert.Single(Trace(library, traced => traced.BeginTransaction(card)));
        Assert.Equal(("SCardBeginTransaction", TalkingWinSCard.Reader), (call.Function, call.ReaderName));
    }

    [Fact]
    public void A_call_that_fails_is_told_by_the_name_of_its_result()
    {
        native.Result = 0x80100069;
        PcscCall call = Assert.Single(Trace(library => library.BeginTransaction(7)));

        Assert.Equal(("SCARD_W_REMOVED_CARD", 0x80100069), (call.Result, call.Status));
        Assert.Empty(call.Outputs);
    }

    // winerror.h: ERROR_MOD_NOT_FOUND 126, ERROR_PROC_NOT_FOUND 127, ERROR_BAD_EXE_FORMAT 193.
    public static TheoryData<Exception, string> LoadFailures => new()
    {
        { new DllNotFoundException("gone"), "ERROR_MOD_NOT_FOUND" },
        { new EntryPointNotFoundException("gone"), "ERROR_PROC_NOT_FOUND" },
        { new BadImageFormatException("odd"), "ERROR_BAD_EXE_FORMAT" },
    };

    [Theory]
    [MemberData(nameof(LoadFailures), DisableDiscoveryEnumeration = true)]
    public void A_library_that_is_missing_is_in_the_trace_and_the_exception_goes_on(Exception failure, string result)
    {
        native.Failure = failure;
        PcscCall call = Assert.Single(Trace(library => Assert.Same(failure, Assert.ThrowsAny<Exception>(() => library.EstablishContext(out _)))));

        Assert.Equal(result, call.Result);
    }

    [Fact]
    public void Threads_that_are_started_within_are_in_it_and_others_are_not()
    {
        TracingWinSCard library = new(native);
        using SemaphoreSlim begin = new(0);
        using SemaphoreSlim done = new(0);
        Thread other = new(() =>
        {
            begin.Wait();
            library.Cancel(1);
            done.Release();
        });
        other.Start();

        IReadOnlyList<PcscCall> calls = Trace(library, traced =>
        {
            begin.Release();
            done.Wait();
            Task.Run(() => traced.IsValidContext(1)).Wait();
            Thread started = new(() => traced.ReleaseContext(1));
            started.Start();
            started.Join();
        });
        other.Join();

        Assert.Equal(["SCardIsValidContext", "SCardReleaseContext"], calls.Select(call => call.Function));
        // A task may run on the thread that waits for it; a thread of its own cannot.
        Assert.NotEqual(Environment.CurrentManagedThreadId, calls[1].Thread);
    }

    [Fact]
    public void A_trace_within_a_trace_is_part_of_the_outer_one()
    {
        TracingWinSCard library = new(native);
        IReadOnlyList<PcscCall> inner = [];
        IReadOnlyList<PcscCall> outer = Trace(library, traced =>
        {
            traced.Cancel(1);
            inner = Trace(library, nested => nested.IsValidContext(1));
            traced.ReleaseContext(1);
        });

        Assert.Equal(["SCardIsValidContext"], inner.Select(call => call.Function));
        Assert.Equal(["SCardCancel", "SCardIsValidContext", "SCardReleaseContext"], outer.Select(call => call.Function));
        Assert.Equal([1, 2, 3], outer.Select(call => call.Number));
    }

    [Fact]
    public void A_call_that_returns_after_the_end_is_not_in_it()
    {
        TracingWinSCard library = new(native);
        PcscTrace trace = PcscTrace.Begin(new PcscTraceOptions());
        using ManualResetEventSlim ended = new();
        Thread late = new(() =>
        {
            ended.Wait(CancellationToken.None);
            library.Cancel(1);
        });
        late.Start();
        trace.Dispose();
        ended.Set();
        late.Join();

        Assert.Empty(trace.GetCalls());
    }

    [Fact]
    public void Without_a_trace_no_layer_records()
    {
        using (PcscTrace.Begin(new PcscTraceOptions()))
            Assert.True(PcscTrace.IsOn);
        Assert.False(PcscTrace.IsOn);
    }

    [Fact]
    public void What_does_not_belong_is_left_out()
    {
        TracingWinSCard library = new(native);
        bool belongs = false;
        using PcscTrace trace = PcscTrace.Begin(new PcscTraceOptions { Belongs = () => belongs });
        library.Cancel(1);
        belongs = true;
        library.IsValidContext(1);

        Assert.Equal(["SCardIsValidContext"], trace.GetCalls().Select(call => call.Function));
    }

    [Fact]
    public void Two_runs_of_one_program_are_equal_when_they_are_to_be_compared()
    {
        string[] Run() => [.. Trace(new TracingWinSCard(native), UseAllFunctions, new PcscTraceOptions { Diffable = true })
            .Select(call => $"{call.Number} {call} {call.Start} {call.Duration} {call.Thread} {call.Inputs} {call.Outputs}")];
        string[] first = Run();

        Assert.Equal(first, Run());
        Assert.Contains(first, line => line.Contains("hCard: 0x????", StringComparison.Ordinal));
        Assert.Contains(first, line => line.Contains("SCARD_STATE_INUSE (0x????0122)", StringComparison.Ordinal));
        Assert.DoesNotContain(first, line => line.Contains("000010", StringComparison.Ordinal));
    }

    [Fact]
    public void The_sums_have_a_line_for_each_function_and_always_one_for_all()
    {
        TracingWinSCard library = new(native);
        using PcscTrace trace = PcscTrace.Begin(new PcscTraceOptions { KeepCalls = false });
        PcscCallSummary none = Assert.Single(trace.Summarize());
        Assert.Equal(("Total", 0, TimeSpan.Zero, 0.0), (none.Function, none.Calls, none.TotalTime, none.Share));

        UseAllFunctions(library);
        native.Result = 0x80100069;
        library.BeginTransaction(1);
        IReadOnlyList<PcscCallSummary> sums = trace.Summarize();

        Assert.Empty(trace.GetCalls());
        PcscCallSummary total = sums[^1];
        Assert.Equal(("Total", 18, 1), (total.Function, total.Calls, total.Failed));
        Assert.Equal((2, 1), (sums.Single(sum => sum.Function is "SCardBeginTransaction").Calls, sums.Single(sum => sum.Function is "SCardBeginTransaction").Failed));
        Assert.Equal(total.TotalTime!.Value.Ticks, sums.SkipLast(1).Sum(sum => sum.TotalTime!.Value.Ticks));
        Assert.InRange(total.Share!.Value, 0, 100.0001);
        Assert.Equal(total.Share.Value, sums.SkipLast(1).Sum(sum => sum.Share!.Value), 6);
    }

    [Fact]
    public void Memory_is_bounded_and_the_newest_calls_are_kept()
    {
        native.Card = _ => new byte[60_000];
        TracingWinSCard library = new(native);
        byte[] response = new byte[65_538];
        using PcscTrace trace = PcscTrace.Begin(new PcscTraceOptions());
        const int Count = 600;
        for (int i = 0; i < Count; i++)
            library.Transmit(1, 2, [0x00, 0xB0, 0x00, 0x00], response, out _);

        Assert.InRange(trace.DroppedCount, 1, Count - 1);
        Assert.Equal(Count - trace.DroppedCount, trace.GetCalls().Count);
        Assert.Equal(Count, trace.GetCalls()[^1].Number);
        Assert.Equal(Count, trace.Summarize()[^1].Calls);
        Assert.InRange(trace.GetCalls().Sum(call => (long)call.Output!.Length * 2), 1, PcscTrace.MostText);
    }

    [Theory]
    [InlineData(-1, "")]
    [InlineData(int.MaxValue, "90 00 00 00")]
    public void A_length_that_the_library_made_up_breaks_nothing(int claimed, string shown)
    {
        native.ClaimedLength = claimed;
        PcscCall call = Assert.Single(Trace(new TracingWinSCard(native), library => library.Transmit(1, 2, [0x00, 0xB0, 0x00, 0x00], new byte[4], out _)));

        Assert.Equal(shown, call.Output ?? "");
    }

    [Fact]
    public void Names_of_readers_cannot_command_the_terminal()
    {
        PcscCall call = Assert.Single(Trace(library => library.Connect(1, "\u001B[2J\u202Ereader", 2, 3, out _, out _)));

        Assert.StartsWith("'\\u001B[2J\\u202Ereader'", call.Input, StringComparison.Ordinal);
        Assert.Contains(call.Inputs, input => input.Value is "\\u001B[2J\\u202Ereader");
    }

    private static void UseAllFunctions(TracingWinSCard library)
    {
        byte[] buffer = new byte[258];
        int size = 0;
        library.EstablishContext(out IntPtr context);
        library.ListReaders(context, null, ref size);
        library.ListReaders(context, new byte[size], ref size);
        library.GetStatusChange(context, 500, [new SmartCard.Pcsc.Native.ReaderStatus(TalkingWinSCard.Reader, 0x10)]);
        library.IsValidContext(context);
        library.Cancel(context);
        library.Connect(context, TalkingWinSCard.Reader, 2, 3, out IntPtr card, out uint protocol);
        library.Status(card, out _);
        library.BeginTransaction(card);
        library.Transmit(card, protocol, [0x00, 0xA4, 0x00, 0x00], buffer, out _);
        library.Control(card, 0x42000000 + 3400, [], buffer, out _);
        size = buffer.Length;
        library.GetAttrib(card, 0x00010100, buffer, ref size);
        library.SetAttrib(card, 0x00010100, [0x41]);
        library.EndTransaction(card, 1);
        library.Reconnect(card, 1, 2, 2, out _);
        library.Disconnect(card, 3);
        library.ReleaseContext(context);
    }

    private IReadOnlyList<PcscCall> Trace(Action<TracingWinSCard> use) => Trace(new TracingWinSCard(new TalkingWinSCard { Result = native.Result, Failure = native.Failure }), use);

    private static IReadOnlyList<PcscCall> Trace(TracingWinSCard library, Action<TracingWinSCard> use, PcscTraceOptions? options = null)
    {
        using PcscTrace trace = PcscTrace.Begin(options ?? new PcscTraceOptions());
        use(library);
        trace.Dispose();
        return trace.GetCalls();
    }
}
