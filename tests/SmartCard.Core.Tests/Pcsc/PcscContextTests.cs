using System;
using System.Collections.Generic;
using System.Linq;
using SmartCard.Pcsc;
using Xunit;

namespace SmartCard.Core.Tests.Pcsc;

/// <summary>What a context does when the resource manager behaves as winscard's documentation allows and pcscd seldom does.</summary>
public sealed class PcscContextTests
{
    [Fact]
    public void No_readers_are_an_empty_list()
    {
        using PcscContext context = new(new ScriptedWinSCard());

        Assert.Empty(context.ListReaders());
        Assert.Empty(context.GetReaders());
    }

    [Fact]
    public void A_list_that_grew_between_the_two_calls_is_asked_for_again()
    {
        ScriptedWinSCard native = new() { Lists = new Queue<string[]>([["A"], ["A", "B"], ["A", "B"]]) };
        using PcscContext context = new(native);

        Assert.Equal(["A", "B"], context.ListReaders());
    }

    [Fact]
    public void A_list_that_shrank_between_the_two_calls_has_nothing_left_over()
    {
        ScriptedWinSCard native = new() { Lists = new Queue<string[]>([["A", "B"], ["B"]]) };
        using PcscContext context = new(native);

        Assert.Equal(["B"], context.ListReaders());
    }

    [Fact]
    public void A_list_that_emptied_between_the_two_calls_is_empty()
    {
        ScriptedWinSCard native = new() { Lists = new Queue<string[]>([["A", "B"], []]) };
        using PcscContext context = new(native);

        Assert.Empty(context.ListReaders());
    }

    [Fact]
    public void A_list_that_grows_for_ever_is_an_error()
    {
        ScriptedWinSCard native = new() { Lists = new Queue<string[]>(Enumerable.Range(1, 100).Select(count => Enumerable.Repeat("A", count).ToArray())) };
        using PcscContext context = new(native);

        Assert.Equal("SCARD_E_INSUFFICIENT_BUFFER", Assert.Throws<PcscException>(() => context.ListReaders()).StatusName);
    }

    [Fact]
    public void A_reader_that_went_between_list_and_state_is_left_out()
    {
        ScriptedWinSCard native = new()
        {
            Lists = new Queue<string[]>([["A", "B"], ["A", "B"], ["B"]]),
            StatusChange = readers => readers.Any(reader => reader.ReaderName is "A") ? ScriptedWinSCard.UnknownReader : 0,
        };
        using PcscContext context = new(native);

        Assert.Equal(["B"], context.GetReaders().Select(reader => reader.ReaderName));
    }

    // Windows (SCARD_READERSTATE): UNKNOWN 0x4 comes with CHANGED 0x2 and IGNORE 0x1, and the call succeeds.
    [Fact]
    public void A_reader_that_is_unknown_by_now_is_not_told_of()
    {
        ScriptedWinSCard native = new()
        {
            Lists = new Queue<string[]>([["A", "B"], ["A", "B"], ["B"]]),
            StatusChange = readers =>
            {
                foreach (SmartCard.Pcsc.Native.ReaderStatus reader in readers)
                    reader.EventState = reader.ReaderName is "A" ? 0x7u : 0x12u;
                return 0;
            },
        };
        using PcscContext context = new(native);

        Assert.Equal(["B"], context.GetReaders().Select(reader => reader.ReaderName));
    }

    [Fact]
    public void A_failed_call_names_function_and_code()
    {
        ScriptedWinSCard native = new() { Lists = new Queue<string[]>([["A"]]), StatusChange = _ => 0x8010001E };
        using PcscContext context = new(native);

        PcscException exception = Assert.Throws<PcscException>(() => context.GetReaders());
        Assert.Equal("SCardGetStatusChange", exception.Function);
        Assert.Equal("SCARD_E_SERVICE_STOPPED", exception.StatusName);
    }

    [Fact]
    public void Bits_of_the_state_become_names_and_the_upper_half_the_event_count()
    {
        // winscard.h: CHANGED 0x2, PRESENT 0x20, ATRMATCH 0x40, EXCLUSIVE 0x80, INUSE 0x100.
        ScriptedWinSCard native = new()
        {
            Lists = new Queue<string[]>([["A"]]),
            StatusChange = readers =>
            {
                readers[0].EventState = 0xFFFE_01E2;
                readers[0].Atr = [0x3B, 0x94, 0x18];
                return 0;
            },
        };
        using PcscContext context = new(native);

        SmartCardReader reader = Assert.Single(context.GetReaders());
        Assert.Equal(ReaderState.Present | ReaderState.Exclusive | ReaderState.InUse, reader.State);
        Assert.True(reader.CardPresent);
        Assert.Equal(0xFFFE, reader.EventCount);
        Assert.Equal("3B 94 18", reader.Atr);
    }

    // winerror.h: ERROR_MOD_NOT_FOUND 126, ERROR_PROC_NOT_FOUND 127, ERROR_BAD_EXE_FORMAT 193.
    public static TheoryData<Exception, uint> LoadFailures => new()
    {
        { new DllNotFoundException("gone"), 126 },
        { new EntryPointNotFoundException("gone"), 127 },
        { new BadImageFormatException("odd"), 193 },
    };

    [Theory]
    [MemberData(nameof(LoadFailures), DisableDiscoveryEnumeration = true)]
    public void A_library_that_cannot_be_used_is_told_by_its_Win32_code(Exception failure, uint status)
    {
        PcscException exception = Assert.Throws<PcscException>(() => new PcscContext(new ScriptedWinSCard { Establishing = () => throw failure }));

        Assert.Equal(status, exception.Status);
        Assert.Same(failure, exception.InnerException);
    }

    [Fact]
    public void A_context_is_released_once()
    {
        ScriptedWinSCard native = new();
        PcscContext context = new(native);
        context.Dispose();
        context.Dispose();

        Assert.Equal([42], native.Released);
        Assert.Throws<ObjectDisposedException>(() => context.ListReaders());
    }

    [Fact]
    public void A_context_that_could_not_be_established_is_not_released()
    {
        ScriptedWinSCard native = new() { Establishing = () => 0x8010001D };

        Assert.Throws<PcscException>(() => new PcscContext(native));
        Assert.Empty(native.Released);
    }
}
