using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using SmartCard.Fixtures;
using SmartCard.Tests.Readers;
using Xunit;

namespace SmartCard.Tests.Watching;

/// <summary>A real service that dies, ends, hangs and comes back beside a command that waits.</summary>
public sealed class ServiceRestartTests
{
    private const string Told = "{ \"$($_.Event) $($_.ReaderName) $($_.Atr)\".Trim() }";
    private const string WatchAll = "Watch-SmartCard -IncludeCurrent | ForEach-Object " + Told;
    private static readonly string[] TwoReaders = ["ReaderAdded Virtual PCD 00 00", "ReaderAdded Virtual PCD 00 01"];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_was_missed_while_the_service_was_away_is_told(bool killed)
    {
        using PrivatePcscService service = PrivatePcscService.StartNew();
        await using RunningShell shell = RunningShell.Start(WatchAll, service.Environment);
        Assert.Equal(TwoReaders, await shell.Lines(2));
        VpcdCard one = VpcdCard.InsertUnseen(service.First, Cards.One);
        Assert.Equal("CardInserted Virtual PCD 00 00 " + Cards.One, await shell.Line());

        if (killed)
            service.Kill();
        else
            service.Stop();
        Assert.Equal("ServiceStopped", await shell.Line());
        one.Dispose();
        (VpcdSlot added, _) = service.AddReader("Another PCD");
        service.Start();
        using VpcdCard another = VpcdCard.InsertUnseen(added, Cards.Another);

        Assert.Equal(
            ["ServiceStarted", "CardRemoved Virtual PCD 00 00 " + Cards.One, "ReaderAdded Another PCD 00 00", "ReaderAdded Another PCD 00 01"],
            await shell.Lines(4));
        Assert.Equal("CardInserted Another PCD 00 00 " + Cards.Another, await shell.Line());
    }

    [Fact]
    public async Task Readers_that_are_gone_are_told_with_their_cards()
    {
        using PrivatePcscService service = PrivatePcscService.NotStarted();
        (VpcdSlot slot, _) = service.AddReader("Another PCD");
        service.Start();
        await using RunningShell shell = RunningShell.Start(WatchAll, service.Environment);
        _ = await shell.Lines(4);
        using VpcdCard card = VpcdCard.InsertUnseen(slot, Cards.One);
        Assert.Equal("CardInserted Another PCD 00 00 " + Cards.One, await shell.Line());

        service.Kill();
        service.RemoveReader("Another PCD");
        service.Start();

        Assert.Equal(
            ["ServiceStopped", "ServiceStarted", "CardRemoved Another PCD 00 00 " + Cards.One, "ReaderRemoved Another PCD 00 00", "ReaderRemoved Another PCD 00 01"],
            await shell.Lines(5));
    }

    [Fact]
    public async Task A_service_that_does_not_run_yet_is_waited_for()
    {
        using PrivatePcscService service = PrivatePcscService.NotStarted();
        await using RunningShell shell = RunningShell.Start(WatchAll.Replace(" |", " 3> $null |", StringComparison.Ordinal), service.Environment);
        Assert.Equal("ServiceStopped", await shell.Line());

        service.Start();

        Assert.Equal("ServiceStarted", await shell.Line());
        Assert.Equal(TwoReaders, await shell.Lines(2));
    }

    [Fact]
    public async Task A_wait_for_a_card_goes_on_when_the_service_is_back()
    {
        using PrivatePcscService service = PrivatePcscService.StartNew();
        await using RunningShell shell = RunningShell.Start("'ready'; Wait-SmartCard 3>&1 | ForEach-Object { \"$_\" }", service.Environment);
        Assert.Equal("ready", await shell.Line());
        await Task.Delay(1000, TestContext.Current.CancellationToken);

        service.Kill();
        Assert.Equal("The PC/SC service has stopped. The wait goes on when it is back.", await shell.Line());
        service.Start();
        using VpcdCard card = VpcdCard.InsertUnseen(service.Second, Cards.One);

        Assert.Equal(Cards.One, await shell.Line());
        Assert.Empty(await shell.End());
    }

    [Fact]
    public async Task A_wait_without_a_service_is_one_error() =>
        Assert.Equal(
            ["ServiceNotRunning,SmartCard.Commands.Watching.WaitSmartCardCommand"],
            await ScriptInShell.Run(
                "try { Wait-SmartCard } catch { $_.FullyQualifiedErrorId }", ("PCSCLITE_CSOCK_NAME", "/nowhere/pcscd.comm")));

    [Fact]
    public async Task Many_restarts_leave_nothing_behind()
    {
        using PrivatePcscService service = PrivatePcscService.StartNew();
        await using RunningShell shell = RunningShell.Start(WatchAll, service.Environment);
        _ = await shell.Lines(2);
        int files = 0;
        int threads = 0;
        for (int round = 0; round < 12; round++)
        {
            service.Kill();
            Assert.Equal("ServiceStopped", await shell.Line());
            service.Start();
            Assert.Equal("ServiceStarted", await shell.Line());
            if (round is 3)
                (files, threads) = (Count(shell, "fd"), Count(shell, "task"));
        }

        Assert.InRange(Count(shell, "fd"), 1, files + 3);
        Assert.InRange(Count(shell, "task"), 1, threads + 2);
    }

    [Fact]
    public async Task At_rest_it_takes_no_processor_time()
    {
        using PrivatePcscService service = PrivatePcscService.StartNew();
        await using RunningShell shell = RunningShell.Start(WatchAll, service.Environment);
        _ = await shell.Lines(2);
        VpcdCard.InsertUnseen(service.First, Cards.One).Dispose();
        await Task.Delay(3000, TestContext.Current.CancellationToken);
        using Process process = Process.GetProcessById(shell.ProcessId);
        TimeSpan before = process.TotalProcessorTime;

        await Task.Delay(5000, TestContext.Current.CancellationToken);
        process.Refresh();

        // A tick of the kernel's count is 10 ms; .NET's own housekeeping may take one or two.
        Assert.InRange(process.TotalProcessorTime - before, TimeSpan.Zero, TimeSpan.FromMilliseconds(50));
    }

    private static int Count(RunningShell shell, string what) =>
        Directory.EnumerateFileSystemEntries(string.Create(CultureInfo.InvariantCulture, $"/proc/{shell.ProcessId}/{what}")).Count();
}
