using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using SmartCard.Pcsc;
using Xunit;

namespace SmartCard.Core.Tests.Pcsc;

/// <summary>What a monitor tells, against resource managers that do what no real one can be made to do when a test wants it.</summary>
public sealed class SmartCardMonitorTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(300);

    public static TheoryData<Manner> Manners => [.. Enum.GetValues<Manner>()];

    [Theory]
    [MemberData(nameof(Manners))]
    public void A_card_that_comes_and_goes_is_two_events(Manner manner)
    {
        SimulatedWinSCard native = new(manner);
        native.Plug("A", "B");
        using SmartCardEventQueue queue = Start(native);

        native.Move("B", atr: "3B021450");
        SmartCardEvent inserted = Next(queue);
        native.Move("B");
        SmartCardEvent removed = Next(queue);

        Assert.Equal((SmartCardEventKind.CardInserted, "B", "3B 02 14 50", 1, ReaderState.Present), Facts(inserted));
        Assert.Equal((SmartCardEventKind.CardRemoved, "B", "3B 02 14 50", 2, ReaderState.Empty), Facts(removed));
        AssertQuiet(queue);
    }

    [Theory]
    [MemberData(nameof(Manners))]
    public void Readers_that_come_at_once_are_all_told_with_their_cards(Manner manner)
    {
        SimulatedWinSCard native = new(manner);
        native.Plug("A");
        using SmartCardEventQueue queue = Start(native);

        native.Plug("B", "C");
        native.Move("C");

        Assert.Equal(["ReaderAdded B", "ReaderAdded C", "CardInserted C"], Texts(queue, 3));
        AssertQuiet(queue);
    }

    [Theory]
    [MemberData(nameof(Manners))]
    public void Readers_that_come_one_after_the_other_are_all_told(Manner manner)
    {
        SimulatedWinSCard native = new(manner);
        using SmartCardEventQueue queue = Start(native);
        string[] names = [.. Enumerable.Range(10, 20).Select(number => "R" + number)];

        foreach (string name in names)
            native.Plug(name);

        Assert.Equal(names.Select(name => "ReaderAdded " + name), Texts(queue, names.Length));
        AssertQuiet(queue);
    }

    [Theory]
    [MemberData(nameof(Manners))]
    public void A_reader_that_goes_takes_its_card_along(Manner manner)
    {
        SimulatedWinSCard native = new(manner);
        native.Plug("A", "B");
        native.Move("A");
        using SmartCardEventQueue queue = Start(native);

        native.Unplug("A");

        Assert.Equal(["CardRemoved A", "ReaderRemoved A"], Texts(queue, 2));
        AssertQuiet(queue);
    }

    [Fact]
    public void A_reader_whose_name_is_used_again_is_a_new_one()
    {
        SimulatedWinSCard native = new(Manner.PcscLite);
        native.Plug("A");
        native.Move("A", 5);
        using SmartCardEventQueue queue = Start(native);

        native.Unplug("A");
        Assert.Equal(["CardRemoved A", "ReaderRemoved A"], Texts(queue, 2));
        native.Plug("A");

        Assert.Equal((SmartCardEventKind.ReaderAdded, "A", null, 0, ReaderState.Empty), Facts(Next(queue)));
        AssertQuiet(queue);
    }

    // SCARD_STATE_INUSE 0x100 and SCARD_STATE_EXCLUSIVE 0x80: winscard.h.
    [Fact]
    public void Use_of_a_card_is_a_change_of_state()
    {
        SimulatedWinSCard native = new(Manner.PcscLite);
        native.Plug("A");
        native.Move("A");
        using SmartCardEventQueue queue = Start(native);

        native.Set("A", 0x100);
        Assert.Equal((SmartCardEventKind.StateChanged, "A", "3B 00", 1, ReaderState.Present | ReaderState.InUse), Facts(Next(queue)));
        native.Set("A", 0x80);
        Assert.Equal((SmartCardEventKind.StateChanged, "A", "3B 00", 1, ReaderState.Present | ReaderState.Exclusive), Facts(Next(queue)));
    }

    [Fact]
    public void Only_the_chosen_readers_are_watched()
    {
        SimulatedWinSCard native = new(Manner.PcscLite);
        native.Plug("A", "B");
        using SmartCardEventQueue queue = new(native, name => name is "B");
        queue.Start(TestContext.Current.CancellationToken);

        native.Move("A");
        native.Plug("C");
        native.Move("B");

        Assert.Equal(["CardInserted B"], Texts(queue, 1));
        AssertQuiet(queue);
    }

    [Fact]
    public void What_is_there_at_the_start_is_told_as_if_it_just_came()
    {
        SimulatedWinSCard native = new(Manner.PcscLite);
        native.Plug("A", "B");
        native.Move("B");
        using SmartCardEventQueue queue = new(native, _ => true);

        Assert.Equal(["ReaderAdded A", "ReaderAdded B", "CardInserted B"], queue.Start(TestContext.Current.CancellationToken).Select(change => change.ToString()));
        AssertQuiet(queue);
    }

    [Theory]
    [MemberData(nameof(Manners))]
    public void What_changed_while_the_service_was_away_is_told_when_it_is_back(Manner manner)
    {
        SimulatedWinSCard native = new(manner);
        native.Plug("Changed", "Gone", "Inserted", "Removed", "Same");
        foreach (string name in (string[])["Changed", "Gone", "Removed", "Same"])
            native.Move(name);
        using SmartCardEventQueue queue = Start(native);

        native.Stop();
        Assert.Equal(["ServiceStopped"], Texts(queue, 1));
        native.Move("Changed", 2, "3B01");
        native.SetCounter("Changed", 0);
        native.Move("Inserted");
        native.Move("Removed");
        native.Unplug("Gone");
        native.Plug("New");
        native.Start();

        SmartCardEvent[] events = [.. Enumerable.Range(0, 8).Select(_ => Next(queue))];
        Assert.Equal(
            [
                "ServiceStarted", "CardRemoved Gone", "ReaderRemoved Gone", "CardRemoved Changed", "CardInserted Changed",
                "CardInserted Inserted", "CardRemoved Removed", "ReaderAdded New",
            ],
            events.Select(change => change.ToString()));
        Assert.Equal(["3B 00", "3B 01"], events.Skip(3).Take(2).Select(change => change.Atr));
        AssertQuiet(queue);
    }

    private static SmartCardEventQueue Start(SimulatedWinSCard native)
    {
        SmartCardEventQueue queue = new(native, _ => true);
        queue.Start(TestContext.Current.CancellationToken);
        return queue;
    }

    private static SmartCardEvent Next(SmartCardEventQueue queue) =>
        queue.Take(Soon, TestContext.Current.CancellationToken) ?? throw new TimeoutException("No event came.");

    private static IEnumerable<string> Texts(SmartCardEventQueue queue, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => Next(queue).ToString())];

    private static void AssertQuiet(SmartCardEventQueue queue) => Assert.Null(queue.Take(Quiet, TestContext.Current.CancellationToken)?.ToString());

    private static (SmartCardEventKind Event, string? ReaderName, string? Atr, int EventCount, ReaderState State) Facts(SmartCardEvent change) =>
        (change.Event, change.ReaderName, change.Atr, change.EventCount, change.State);
}
