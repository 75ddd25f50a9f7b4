using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SmartCard.Apdu;
using SmartCard.Pcsc;
using SmartCard.Pcsc.Virtual;
using Xunit;

namespace SmartCard.Core.Tests.Pcsc.Virtual;

/// <summary>Cards in the process, by the rules that winscard's documentation has for real ones.</summary>
public sealed class VirtualCardTests
{
    private const uint NoService = 0x8010001D;
    private static readonly byte[] Atr = [0x3B, 0x02, 0x14, 0x50];
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private readonly VirtualReaders readers = new();

    // winscard.h: SCARD_E_INSUFFICIENT_BUFFER, where a reader was plugged in between the call for the length and that for the names.
    [Fact]
    public void A_real_reader_that_comes_between_two_calls_is_in_the_list()
    {
        using PcscContext context = Context(new ScriptedWinSCard { Lists = new System.Collections.Generic.Queue<string[]>([["R"], ["R", "S"]]) }, "A");

        Assert.Equal(["R", "S", "A"], context.ListReaders());
    }

    [Fact]
    public void Without_a_service_the_virtual_readers_are_the_only_ones()
    {
        using PcscContext context = Context(new ScriptedWinSCard { Establishing = () => NoService }, "A", "B");

        Assert.Equal(["A", "B"], context.GetReaders().Select(reader => reader.ReaderName));
        Assert.True(context.IsValid());
    }

    [Fact]
    public void Without_a_library_the_virtual_readers_are_the_only_ones()
    {
        using PcscContext context = Context(new ScriptedWinSCard { Establishing = () => throw new DllNotFoundException() }, "A");

        Assert.Equal(["A"], context.GetReaders().Select(reader => reader.ReaderName));
    }

    [Fact]
    public void Without_a_virtual_reader_the_failure_is_that_of_the_service() =>
        Assert.Equal(
            "SCARD_E_NO_SERVICE",
            Assert.Throws<PcscException>(() => Context(new ScriptedWinSCard { Establishing = () => NoService })).StatusName);

    [Fact]
    public void Virtual_readers_stand_after_those_of_the_service()
    {
        using PcscContext context = Context(new ScriptedWinSCard { Lists = new([["Real"]]) }, "Virtual");

        Assert.Equal(["Real", "Virtual"], context.ListReaders());
    }

    [Fact]
    public void A_card_is_connected_and_answers()
    {
        Insert("A", command => [.. command.Take(2), 0x90, 0x00]);

        using SmartCardConnection card = Connect("A");

        Assert.Equal(("3B 02 14 50", CardProtocol.T0, CardState.Specific), (card.Atr, card.Protocol, card.State));
        Assert.Equal([0x00, 0xA4, 0x90, 0x00], card.Transmit([0x00, 0xA4, 0x04, 0x00]));
    }

    [Theory]
    [InlineData(CardShareMode.Shared, CardShareMode.Shared, null)]
    [InlineData(CardShareMode.Shared, CardShareMode.Exclusive, "SCARD_E_SHARING_VIOLATION")]
    [InlineData(CardShareMode.Exclusive, CardShareMode.Shared, "SCARD_E_SHARING_VIOLATION")]
    [InlineData(CardShareMode.Exclusive, CardShareMode.Direct, "SCARD_E_SHARING_VIOLATION")]
    public void A_card_is_shared_as_both_sides_allow(CardShareMode first, CardShareMode second, string? status)
    {
        Insert("A");
        using SmartCardConnection one = Connect("A", first);

        Assert.Equal(status, StatusOf(() => Connect("A", second).Dispose()));
        one.Dispose();
        Assert.Null(StatusOf(() => Connect("A", second).Dispose()));
    }

    [Fact]
    public void A_reader_without_a_card_can_only_be_connected_directly()
    {
        readers.Add("A");

        Assert.Equal("SCARD_E_NO_SMARTCARD", StatusOf(() => Connect("A")));
        using SmartCardConnection reader = Connect("A", CardShareMode.Direct);
        Assert.Null(reader.Atr);
    }

    [Fact]
    public void A_card_without_an_answer_to_reset_does_not_respond()
    {
        readers.Add("A").Insert(new VirtualCard([], new Card(_ => [])));

        Assert.Equal("SCARD_W_UNRESPONSIVE_CARD", StatusOf(() => Connect("A")));
        using PcscContext context = Context(new ScriptedWinSCard());
        Assert.Equal(ReaderState.Present | ReaderState.Mute, context.GetReaders()[0].State);
    }

    [Fact]
    public void A_protocol_that_the_card_does_not_offer_is_a_mismatch()
    {
        readers.Add("A").Insert(new VirtualCard(Atr, new Card(_ => []), CardProtocol.T1));

        Assert.Equal("SCARD_E_PROTO_MISMATCH", StatusOf(() => Connect("A", CardShareMode.Shared, CardProtocol.T0)));
        Assert.Equal(CardProtocol.T1, Connect("A").Protocol);
    }

    [Fact]
    public void A_card_that_someone_else_has_reset_goes_on_after_a_reset_of_its_own()
    {
        int resets = 0;
        readers.Add("A").Insert(new VirtualCard(Atr, new Card(_ => [0x90, 0x00]), reset: () => resets++));
        using SmartCardConnection one = Connect("A");
        using SmartCardConnection other = Connect("A");

        other.Reconnect(CardDisposition.Unpower);
        Assert.Equal("SCARD_W_RESET_CARD", StatusOf(() => one.Transmit([0, 0, 0, 0])));
        one.Reconnect(CardDisposition.Leave);

        Assert.Equal([0x90, 0x00], one.Transmit([0, 0, 0, 0]));
        Assert.Equal([0x90, 0x00], other.Transmit([0, 0, 0, 0]));
        Assert.Equal(2, resets);
    }

    [Fact]
    public void A_connection_does_not_outlive_its_card()
    {
        VirtualReader reader = Insert("A");
        using SmartCardConnection card = Connect("A");

        reader.Eject();
        Assert.Equal("SCARD_W_REMOVED_CARD", StatusOf(() => card.Transmit([0, 0, 0, 0])));
        reader.Insert(new VirtualCard(Atr, new Card(_ => [0x90, 0x00])));
        Assert.Equal("SCARD_W_REMOVED_CARD", StatusOf(() => card.Transmit([0, 0, 0, 0])));
        Assert.Equal(3, reader.EventCount);
        reader.Dispose();
        Assert.Equal("SCARD_E_READER_UNAVAILABLE", StatusOf(() => card.Transmit([0, 0, 0, 0])));
        Assert.Equal("SCARD_E_UNKNOWN_READER", StatusOf(() => Connect("A")));
    }

    [Fact]
    public async Task A_transaction_keeps_others_waiting()
    {
        Insert("A");
        using SmartCardConnection one = Connect("A");
        using SmartCardConnection other = Connect("A");

        one.BeginTransaction();
        Task<byte[]> waiting = Task.Run(() => other.Transmit([0, 0, 0, 0]), TestContext.Current.CancellationToken);
        Assert.Equal([0x90, 0x00], one.Transmit([0, 0, 0, 0]));
        await Task.Delay(100, TestContext.Current.CancellationToken);
        Assert.False(waiting.IsCompleted);
        one.EndTransaction();

        Assert.Equal([0x90, 0x00], await waiting.WaitAsync(Soon, TestContext.Current.CancellationToken));
        Assert.Equal("SCARD_E_NOT_TRANSACTED", StatusOf(() => one.EndTransaction()));
    }

    [Fact]
    public void A_card_that_throws_does_not_answer_and_tells_why()
    {
        VirtualReader reader = Insert("A", _ => throw new FormatException("broken"));
        using SmartCardConnection card = Connect("A");

        Assert.Equal("SCARD_E_NOT_TRANSACTED", StatusOf(() => card.Transmit([0, 0, 0, 0])));
        Assert.Equal("broken", reader.Card!.LastError);
    }

    [Theory]
    [InlineData(0, "SCARD_E_NOT_TRANSACTED")]
    [InlineData(65539, "SCARD_E_INSUFFICIENT_BUFFER")]
    public void An_answer_has_the_lengths_that_a_card_can_give(int length, string status)
    {
        Insert("A", _ => length is 0 ? throw new InvalidOperationException() : new byte[length]);
        using SmartCardConnection card = Connect("A");

        Assert.Equal(status, StatusOf(() => card.Transmit([0, 0, 0, 0])));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Who_watches_sees_virtual_cards_come_and_go(bool withService)
    {
        SimulatedWinSCard native = new(Manner.PcscLite);
        if (withService)
            native.Plug("Real");
        else
            native.Refusal = NoService;
        VirtualReader first = readers.Add("A");
        using SmartCardEventQueue queue = new(new VirtualWinSCard(native, readers), _ => true);
        queue.Start(TestContext.Current.CancellationToken);

        first.Insert(Card9000());
        Assert.Equal("CardInserted A", Next(queue));
        VirtualReader second = readers.Add("B");
        Assert.Equal("ReaderAdded B", Next(queue));
        second.Insert(Card9000());
        Assert.Equal("CardInserted B", Next(queue));
        first.Eject();
        Assert.Equal("CardRemoved A", Next(queue));
        second.Eject();
        Assert.Equal("CardRemoved B", Next(queue));
        second.Dispose();
        Assert.Equal("ReaderRemoved B", Next(queue));
    }

    [Fact]
    public async Task A_wait_is_ended_at_once_by_its_token()
    {
        readers.Add("A");
        using PcscContext context = Context(new ScriptedWinSCard { Establishing = () => NoService });
        using CancellationTokenSource stop = new();
        context.ListReaders();
        Task<uint> waiting = Task.Run(
            () => context.GetStatusChange([new(@"\\?PnP?\Notification")], PcscContext.Forever, stop.Token), TestContext.Current.CancellationToken);
        await Task.Delay(50, TestContext.Current.CancellationToken);

        await stop.CancelAsync();

        Assert.Equal(0x80100002u, await waiting.WaitAsync(Soon, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_name_is_taken_once()
    {
        readers.Add("A");

        Assert.Throws<InvalidOperationException>(() => readers.Add("A"));
        Assert.Throws<ArgumentException>(() => readers.Add(" "));
    }

    private static string? Next(SmartCardEventQueue queue) => queue.Take(Soon, TestContext.Current.CancellationToken)?.ToString();

    private static VirtualCard Card9000() => new(Atr, new Card(_ => [0x90, 0x00]));

    private static string? StatusOf(Action call)
    {
        try
        {
            call();
            return null;
        }
        catch (PcscException exception)
        {
            return exception.StatusName;
        }
    }

    private VirtualReader Insert(string readerName, Func<byte[], byte[]>? answer = null)
    {
        VirtualReader reader = readers.Add(readerName);
        reader.Insert(new VirtualCard(Atr, new Card(answer ?? (_ => [0x90, 0x00])), CardProtocol.T0));
        return reader;
    }

    private PcscContext Context(ScriptedWinSCard native, params string[] names)
    {
        foreach (string name in names)
            readers.Add(name);
        return new PcscContext(new VirtualWinSCard(native, readers));
    }

    private SmartCardConnection Connect(
        string readerName, CardShareMode shareMode = CardShareMode.Shared, CardProtocol protocols = CardProtocol.Any)
    {
        using PcscContext context = Context(new ScriptedWinSCard());
        return context.Connect(readerName, shareMode, protocols);
    }

    private sealed class Card(Func<byte[], byte[]> answer) : ICardChannel
    {
        public byte[] Transmit(byte[] command) => answer(command);
    }
}
