using System;
using System.Linq;
using System.Runtime.CompilerServices;
using SmartCard.Pcsc;
using Xunit;

namespace SmartCard.Core.Tests.Pcsc;

/// <summary>What a connection does with its handle, its transactions and hostile lengths.</summary>
public sealed class SmartCardConnectionTests
{
    [Fact]
    public void The_card_is_disconnected_once_and_its_context_released_after_it()
    {
        CardWinSCard native = new();
        SmartCardConnection card = native.Connect();
        Assert.Equal(["EstablishContext", "Connect"], native.Calls);

        card.Disconnect(CardDisposition.Reset);
        card.Disconnect(CardDisposition.Unpower);
        card.Dispose();

        // winsmcrd.h: SCARD_RESET_CARD is 1.
        Assert.Equal(["EstablishContext", "Connect", "Disconnect 1", "ReleaseContext"], native.Calls);
        Assert.False(card.IsConnected);
        Assert.Equal(CardState.Unknown, card.State);
    }

    [Fact]
    public void A_forgotten_card_is_left_as_it_is()
    {
        CardWinSCard native = new();
        Forget(native);
        for (int i = 0; i < 20 && native.Calls.Count < 4; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        // winsmcrd.h: SCARD_LEAVE_CARD is 0.
        Assert.Equal(["EstablishContext", "Connect", "Disconnect 0", "ReleaseContext"], native.Calls);
    }

    [Fact]
    public void A_card_that_could_not_be_connected_leaves_no_handle()
    {
        CardWinSCard native = new() { Failing = { ["Connect"] = 0x8010000B } };

        Assert.Equal("SCARD_E_SHARING_VIOLATION", Assert.Throws<PcscException>(native.Connect).StatusName);
        Assert.Equal(["EstablishContext", "Connect", "ReleaseContext"], native.Calls);
    }

    [Fact]
    public void A_connection_ends_also_when_the_card_is_gone()
    {
        CardWinSCard native = new() { Failing = { ["Disconnect"] = 0x80100069 } };
        SmartCardConnection card = native.Connect();

        Assert.Equal("SCARD_W_REMOVED_CARD", Assert.Throws<PcscException>(() => card.Disconnect(CardDisposition.Leave)).StatusName);
        Assert.False(card.IsConnected);
        Assert.Equal("ReleaseContext", native.Calls[^1]);
    }

    [Theory]
    [InlineData(0, "GetAttrib 264")]
    [InlineData(264, "GetAttrib 264")]
    [InlineData(265, "GetAttrib 264", "GetAttrib 265")]
    [InlineData(65536, "GetAttrib 264", "GetAttrib 65536")]
    public void An_attribute_is_read_with_the_room_that_it_needs(int length, params string[] calls)
    {
        CardWinSCard native = new() { Attribute = [.. Enumerable.Range(0, length).Select(number => (byte)number)] };
        using SmartCardConnection card = native.Connect();

        Assert.Equal(native.Attribute, card.GetAttribute(0x00010100));
        Assert.Equal(calls, native.Calls.Skip(2));
    }

    [Fact]
    public void An_attribute_without_end_is_not_read()
    {
        CardWinSCard native = new() { Attribute = new byte[65537] };
        using SmartCardConnection card = native.Connect();

        Assert.Equal("SCARD_E_INSUFFICIENT_BUFFER", Assert.Throws<PcscException>(() => card.GetAttribute(0x00010100)).StatusName);
    }

    [Fact]
    public void Transactions_in_one_another_are_one()
    {
        CardWinSCard native = new();
        using SmartCardConnection card = native.Connect();
        card.BeginTransaction();
        card.BeginTransaction();
        card.EndTransaction();
        Assert.Equal("BeginTransaction", native.Calls[^1]);

        card.EndTransaction(CardDisposition.Reset);

        Assert.Equal(["BeginTransaction", "EndTransaction 1"], native.Calls.Skip(2));
    }

    [Fact]
    public void A_transaction_that_could_not_begin_does_not_count()
    {
        CardWinSCard native = new() { Failing = { ["BeginTransaction"] = 0x80100068 } };
        using SmartCardConnection card = native.Connect();
        Assert.Throws<PcscException>(card.BeginTransaction);
        native.Failing.Clear();

        card.BeginTransaction();
        card.EndTransaction();

        Assert.Equal(["BeginTransaction", "BeginTransaction", "EndTransaction 0"], native.Calls.Skip(2));
    }

    [Fact]
    public void A_transaction_counts_as_ended_also_when_ending_it_failed()
    {
        CardWinSCard native = new() { Failing = { ["EndTransaction"] = 0x80100068 } };
        using SmartCardConnection card = native.Connect();
        card.BeginTransaction();
        Assert.Throws<PcscException>(() => card.EndTransaction());
        card.BeginTransaction();

        Assert.Equal(["BeginTransaction", "EndTransaction 0", "BeginTransaction"], native.Calls.Skip(2));
    }

    // ISO/IEC 7816-4, 5.1: CLA INS P1 P2, 3 bytes Lc, 65,535 bytes, 2 bytes Le; 65,536 bytes, SW1, SW2.
    [Fact]
    public void The_longest_command_and_the_longest_answer_go_through()
    {
        byte[] command = new byte[4 + 3 + 65535 + 2];
        byte[]? sent = null;
        CardWinSCard native = new()
        {
            Card = (bytes, room) =>
            {
                sent = bytes;
                Array.Fill(room, (byte)0xA5);
                return 65536 + 2;
            },
        };
        using SmartCardConnection card = native.Connect();

        byte[] answer = card.Transmit(command);

        Assert.Same(command, sent);
        Assert.Equal(Enumerable.Repeat((byte)0xA5, 65536 + 2), answer);
    }

    /// <summary>Windows refuses buffers of more than 65,544 bytes (pyscard, issue 19).</summary>
    [Fact]
    public void The_room_for_an_answer_stays_below_the_limit_of_Windows()
    {
        int offered = 0;
        CardWinSCard native = new() { Card = (_, room) => offered = room.Length };
        using SmartCardConnection card = native.Connect();
        card.Transmit([0, 0xB0, 0, 0, 0]);

        Assert.InRange(offered, 65536 + 2, 65544);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(int.MaxValue, 65538)]
    public void A_length_that_the_resource_manager_claims_is_not_trusted(int claimed, int given)
    {
        CardWinSCard native = new() { Card = (_, _) => claimed };
        using SmartCardConnection card = native.Connect();

        Assert.Equal(given, card.Transmit([0, 0xB0, 0, 0, 0]).Length);
    }

    // winerror.h: SCARD_F_COMM_ERROR, SCARD_E_NOT_TRANSACTED, SCARD_E_COMM_DATA_LOST; SCARD_W_REMOVED_CARD is 0x80100069.
    [Theory]
    [InlineData(0x80100013, 2)]
    [InlineData(0x80100016, 2)]
    [InlineData(0x8010002F, 2)]
    [InlineData(0u, 0)]
    public void A_card_that_went_in_the_middle_is_removed_whatever_the_driver_says(uint said, int length)
    {
        CardWinSCard native = new() { Card = (_, _) => length };
        using SmartCardConnection card = native.Connect();
        native.Failing["Transmit"] = said;
        native.Failing["Status"] = 0x80100069;

        PcscException exception = Assert.Throws<PcscException>(() => card.Transmit([0, 0xB0, 0, 0, 0]));

        Assert.Equal(("SCardTransmit", "SCARD_W_REMOVED_CARD", "A"), (exception.Function, exception.StatusName, exception.ReaderName));
    }

    // pcscd 1.9.9 that ends in the middle of an exchange answers SCardStatus with SCARD_W_SECURITY_VIOLATION first.
    [Fact]
    public void That_a_service_which_ends_denies_access_is_no_reason()
    {
        CardWinSCard native = new() { Card = (_, _) => 0 };
        using SmartCardConnection card = native.Connect();
        native.Failing["Transmit"] = 0x80100013;
        native.Failing["Status"] = 0x8010006A;

        Assert.Equal("SCARD_F_COMM_ERROR", Assert.Throws<PcscException>(() => card.Transmit([0, 0xB0, 0, 0, 0])).StatusName);
    }

    [Fact]
    public void A_reset_gives_the_new_answer_and_protocol()
    {
        CardWinSCard native = new();
        using SmartCardConnection card = native.Connect();
        Assert.Equal("3B 00", card.Atr);
        native.Atr = [0x3B, 0x02, 0x14, 0x50];

        card.Reconnect(CardDisposition.Unpower);

        Assert.Equal("3B 02 14 50", card.Atr);
        Assert.Equal(CardProtocol.T0, card.Protocol);
        Assert.Equal("Reconnect 2", native.Calls[^1]);
    }

    public static TheoryData<string, Action<SmartCardConnection>> Functions => new()
    {
        { "Transmit", card => card.Transmit([0, 0xB0, 0, 0, 0]) },
        { "Control", card => card.Control(1, []) },
        { "GetAttrib", card => card.GetAttribute(1) },
        { "SetAttrib", card => card.SetAttribute(1, []) },
        { "Status", card => card.GetStatus() },
        { "Reconnect", card => card.Reconnect(CardDisposition.Reset) },
        { "BeginTransaction", card => card.BeginTransaction() },
        { "EndTransaction", card => card.EndTransaction() },
        { "Disconnect", card => card.Disconnect(CardDisposition.Leave) },
    };

    [Theory]
    [MemberData(nameof(Functions), DisableDiscoveryEnumeration = true)]
    public void A_failure_names_function_reader_and_code(string function, Action<SmartCardConnection> call)
    {
        CardWinSCard native = new();
        using SmartCardConnection card = native.Connect();
        native.Failing[function] = 0x8010002F;

        PcscException exception = Assert.Throws<PcscException>(() => call(card));

        Assert.Equal("SCard" + function, exception.Function);
        Assert.Equal("A", exception.ReaderName);
        Assert.Equal("SCARD_E_COMM_DATA_LOST", exception.StatusName);
        Assert.Equal(unchecked((int)0x8010002F), exception.HResult);
    }

    [Theory]
    [MemberData(nameof(Functions), DisableDiscoveryEnumeration = true)]
    public void An_ended_connection_calls_nothing_any_more(string function, Action<SmartCardConnection> call)
    {
        CardWinSCard native = new();
        SmartCardConnection card = native.Connect();
        card.Dispose();
        int before = native.Calls.Count;

        Exception? exception = Record.Exception(() => call(card));

        Assert.Equal(before, native.Calls.Count);
        if (function is "Disconnect")
            Assert.Null(exception);
        else
            Assert.Equal("SCARD_E_INVALID_HANDLE", Assert.IsType<PcscException>(exception).StatusName);
    }

    /// <summary>A frame of its own, so that nothing on the stack remembers the card.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Forget(CardWinSCard native) => Assert.True(native.Connect().IsConnected);
}
