using System;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SmartCard.Pcsc;
using Xunit;

namespace SmartCard.Core.Tests.Pcsc;

/// <summary>What a monitor does with a service that ends, fails or hangs, and what it costs.</summary>
public sealed class SmartCardMonitorFaultTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    public static TheoryData<Manner> Manners => [.. Enum.GetValues<Manner>()];

    [Theory]
    [MemberData(nameof(Manners))]
    public async Task No_card_is_lost_however_fast_they_come_and_however_slow_the_listener_is(Manner manner)
    {
        const int Moves = 20_000;
        SimulatedWinSCard native = new(manner);
        native.Plug("A", "B");
        using SmartCardEventQueue queue = new(native, _ => true);
        queue.Start(TestContext.Current.CancellationToken);

        Task moving = Task.Run(() =>
        {
            Random random = new(7);
            for (int left = Moves; left > 0;)
            {
                int moves = Math.Min(left, random.Next(1, 4));
                native.Move("A", moves);
                left -= moves;
                if (random.Next(10) is 0)
                    native.Move("B", 2);
                if (random.Next(50) is 0)
                    Thread.Sleep(1);
            }
        }, TestContext.Current.CancellationToken);

        int last = 0;
        int count = 0;
        for (bool present = false; count < Moves;)
        {
            SmartCardEvent change = Next(queue);
            if (change.ReaderName is not "A")
                continue;
            present = !present;
            Assert.Equal(present ? SmartCardEventKind.CardInserted : SmartCardEventKind.CardRemoved, change.Event);
            Assert.Equal(++last, change.EventCount);
            if (++count % 5000 is 0)
                Thread.Sleep(50);
        }

        await moving;
        Assert.DoesNotContain(Enumerable.Range(0, 100_000).Select(_ => queue.Take(TimeSpan.Zero, TestContext.Current.CancellationToken)).TakeWhile(change => change is not null), change => change!.ReaderName is "A");
    }

    [Fact]
    public void A_service_that_is_not_there_yet_is_waited_for()
    {
        SimulatedWinSCard native = new(Manner.PcscLite);
        native.Stop();
        native.Plug("A");
        native.Move("A");
        using SmartCardEventQueue queue = new(native, _ => true);

        Assert.Equal("ServiceStopped", Assert.Single(queue.Start(TestContext.Current.CancellationToken)).ToString());
        native.Start();

        Assert.Equal(["ServiceStarted", "ReaderAdded A", "CardInserted A"], Enumerable.Range(0, 3).Select(_ => Next(queue).ToString()));
    }

    // Microsoft's documentation of SCARD_E_SERVICE_STOPPED; the service ends with the last reader.
    [Fact]
    public void The_last_reader_of_Windows_takes_the_service_along_and_the_next_one_brings_it_back()
    {
        SimulatedWinSCard native = new(Manner.Windows);
        native.Plug("A");
        native.Move("A");
        using SmartCardEventQueue queue = new(native, _ => true);
        queue.Start(TestContext.Current.CancellationToken);

        native.Unplug("A");
        Assert.Equal("ServiceStopped", Next(queue).ToString());
        native.Plug("B");
        native.Start();

        Assert.Equal(["ServiceStarted", "CardRemoved A", "ReaderRemoved A", "ReaderAdded B"], Enumerable.Range(0, 4).Select(_ => Next(queue).ToString()));
    }

    // winerror.h: ERROR_MOD_NOT_FOUND is 126 and comes from a library that is missing; SCARD_W_SECURITY_VIOLATION is 0x8010006A.
    [Fact]
    public void A_service_that_refuses_is_an_error_at_once()
    {
        SimulatedWinSCard native = new(Manner.PcscLite) { Refusal = 0x8010006A };
        using SmartCardEventQueue queue = new(native, _ => true);

        Assert.Equal("SCARD_W_SECURITY_VIOLATION", Assert.Throws<PcscException>(() => queue.Start(TestContext.Current.CancellationToken)).StatusName);
    }

    [Fact]
    public void A_monitor_that_ends_leaves_no_context_and_ends_within_100_ms()
    {
        SimulatedWinSCard native = new(Manner.PcscLite);
        native.Plug("A");
        TimeSpan longest = TimeSpan.Zero;
        for (int round = 0; round < 200; round++)
        {
            SmartCardMonitor monitor = new(native, _ => true);
            using ManualResetEventSlim ended = new();
            monitor.Ended += (_, _) => ended.Set();
            monitor.Start(TestContext.Current.CancellationToken);
            long start = Stopwatch.GetTimestamp();
            monitor.Dispose();
            TimeSpan time = Stopwatch.GetElapsedTime(start);
            longest = time > longest ? time : longest;
            Assert.True(ended.Wait(Soon, TestContext.Current.CancellationToken));
            Assert.Null(monitor.Failure);
        }

        Assert.InRange(longest, TimeSpan.Zero, TimeSpan.FromMilliseconds(100));
        Assert.True(SpinWait.SpinUntil(() => native.OpenContexts is 0, Soon));
    }

    [Fact]
    public void A_service_that_hangs_does_not_hold_up_the_end()
    {
        SimulatedWinSCard native = new(Manner.PcscLite) { Hangs = true };
        native.Plug("A");
        SmartCardEventQueue queue = new(native, _ => true);
        queue.Start(TestContext.Current.CancellationToken);
        long start = Stopwatch.GetTimestamp();

        queue.Dispose();

        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.Zero, TimeSpan.FromMilliseconds(100));
        native.Hangs = false;
        native.Set("A", 0);
        Assert.True(SpinWait.SpinUntil(() => native.OpenContexts is 0, Soon));
    }

    [Theory]
    [InlineData(Manner.Windows)]
    [InlineData(Manner.CountingPcscLite)]
    public void At_rest_the_resource_manager_is_not_called_at_all(Manner manner)
    {
        SimulatedWinSCard native = new(manner);
        native.Plug("A");
        native.Move("A");
        using SmartCardEventQueue queue = new(native, _ => true);
        queue.Start(TestContext.Current.CancellationToken);
        Assert.Null(queue.Take(TimeSpan.FromMilliseconds(200), TestContext.Current.CancellationToken));
        int calls = native.Calls;

        Assert.Null(queue.Take(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken));

        Assert.Equal(calls, native.Calls);
    }

    // 100 ms, doubled each time: 4 looks in the first 1.5 s, each a notification, a state and the next wait.
    [Fact]
    public void Where_changes_may_escape_it_looks_ever_more_seldom()
    {
        SimulatedWinSCard native = new(Manner.PcscLite);
        native.Plug("A");
        using SmartCardEventQueue queue = new(native, _ => true);
        queue.Start(TestContext.Current.CancellationToken);

        Assert.Null(queue.Take(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken));

        Assert.InRange(native.Calls, 6, 20);
    }

    // SCARD_E_NO_READERS_AVAILABLE and SCARD_F_UNKNOWN_ERROR.
    [Theory]
    [InlineData(0x8010002E)]
    [InlineData(0x80100014)]
    [InlineData(0x80100002)]
    public void A_wait_that_keeps_failing_does_not_spin_and_nothing_is_lost(uint status)
    {
        SimulatedWinSCard native = new(Manner.PcscLite) { Nonsense = status };
        native.Plug("A");
        using SmartCardEventQueue queue = new(native, _ => true);
        queue.Start(TestContext.Current.CancellationToken);
        native.Move("A");

        Assert.Equal("CardInserted A", Next(queue).ToString());
        int calls = native.Calls;
        Assert.Null(queue.Take(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken));
        Assert.InRange(native.Calls - calls, 1, 30);
    }

    private static SmartCardEvent Next(SmartCardEventQueue queue) =>
        queue.Take(Soon, TestContext.Current.CancellationToken) ?? throw new TimeoutException("No event came.");
}
