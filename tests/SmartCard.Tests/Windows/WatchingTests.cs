using System;
using System.Threading.Tasks;
using Xunit;

namespace SmartCard.Tests.Windows;

/// <summary>Watching, waiting, tracing and virtual cards on Windows, where the service ends with the last reader.</summary>
[Collection(WindowsShell.Name)]
public sealed class WatchingTests(WindowsShell shell)
{
    private const string First = "René's SCR 331 [CCID Interface] 0";
    private const string Second = "ACME Contactless 1";
    private const string Third = "Reader \U0001F4B3 2";

    /// <summary>Watches until so many events have come; orders are given when the event of their number has come.</summary>
    private const string Watch =
        """
        function watch([int] $count, [hashtable] $orders) {
            $n = 0
            do {
                Watch-SmartCard -IncludeCurrent -Timeout 30 -WarningAction SilentlyContinue | ForEach-Object {
                    "$($_.Event) $($_.ReaderName) $($_.Atr)".Trim()
                    if (++$n -eq $count) { break }
                    foreach ($order in $orders[$n]) { steer $order }
                }
            } while ($false)
        }

        """;

    [Fact]
    public async Task Readers_and_cards_that_come_and_go_are_told() =>
        Assert.Equal(
            [
                "ReaderAdded " + First, "ReaderAdded " + Second,
                $"CardInserted {Second} 3B 02 14 50", $"CardRemoved {Second} 3B 02 14 50",
                "ReaderAdded " + Third, $"CardInserted {Third} 3B 00", $"CardRemoved {Third} 3B 00", "ReaderRemoved " + Third,
                $"CardInserted {First}", "StateChanged " + First,
            ],
            await shell.Run(
                Watch + "watch 10 @{ 2 = 'insert 1 3B021450'; 3 = 'remove 1'; 4 = 'plug 2'; 5 = 'insert 2 3B00'; 6 = 'unplug 2'; 8 = 'insert 0 -'; 9 = 'elsewhere 0 2' }"));

    [Theory]
    [InlineData("0")]
    [InlineData("1")]
    public async Task The_service_ends_with_the_last_reader_and_what_was_missed_is_told_when_it_is_back(string refuse) =>
        Assert.Equal(
            [
                "ReaderAdded " + First, "ReaderAdded " + Second, "ReaderRemoved " + First, $"CardInserted {Second} 3B 02 14 50", "ServiceStopped",
                "ServiceStarted", $"CardRemoved {Second} 3B 02 14 50", "ReaderRemoved " + Second, "ReaderAdded " + First, $"CardInserted {First} 3B 00",
            ],
            await shell.Run(
                Watch + $"steer 'refuse {refuse}'; watch 10 @{{ 2 = 'unplug 0'; 3 = 'insert 1 3B021450'; 4 = 'unplug 1'; 5 = 'plug 0', 'insert 0 3B00' }}"));

    [Fact]
    public async Task A_service_that_runs_on_without_readers_is_watched_on() =>
        Assert.Equal(
            ["ReaderAdded " + First, "ReaderAdded " + Second, "ReaderRemoved " + First, "ReaderRemoved " + Second, "ReaderAdded " + Third],
            await shell.Run(Watch + "steer 'stays 1'; watch 5 @{ 2 = 'unplug 0'; 3 = 'unplug 1'; 4 = 'plug 2' }"));

    [Fact]
    public async Task A_service_that_does_not_run_yet_is_waited_for() =>
        Assert.Equal(
            ["1", "ServiceStopped", "ServiceStarted", "ReaderAdded " + Third],
            await shell.Run(
                Watch + "steer 'unplug 0'; steer 'unplug 1'; $null = Watch-SmartCard -Timeout 0 -WarningVariable w 3> $null; $w.Count; watch 3 @{ 1 = 'plug 2' }"));

    [Fact]
    public async Task While_nothing_happens_nothing_is_told_and_the_time_is_kept() =>
        Assert.Equal(["0", "True"], await shell.Run("$t = timed { $script:events = @(Watch-SmartCard -Timeout 1) }; $events.Count; $t -ge 1000 -and $t -lt 30000"));

    [Theory]
    [InlineData("steer 'insert 0 3B021450'; Wait-SmartCard | ForEach-Object Atr", "3B 02 14 50")]
    [InlineData("steer 'after 300 insert 1 3B021450'; (Wait-SmartCard -Timeout 60).ReaderName", Second)]
    [InlineData("steer 'insert 0 3B00'; steer 'after 300 insert 1 3B021450'; (Wait-SmartCard -New -Timeout 60).ReaderName", Second)]
    [InlineData("steer 'insert 0 3B00'; steer 'after 300 insert 1 3B021450'; (Wait-SmartCard -Atr '3B 02 *' -Timeout 60).ReaderName", Second)]
    [InlineData("steer 'insert 0 3B00'; steer 'after 300 remove 0'; (Wait-SmartCard -Removed -Timeout 60).Atr", "3B 00")]
    [InlineData("steer 'insert 0 3B00'; steer 'after 300 unplug 0'; (Wait-SmartCard -Removed -Timeout 60).Atr", "3B 00")]
    [InlineData("steer 'after 300 plug 2'; steer 'after 400 insert 2 3B00'; (Wait-SmartCard 'Reader*' -Timeout 60).ReaderName", Third)]
    [InlineData("steer 'insert 0 3B021450'; (Wait-SmartCard | Connect-SmartCard -OutVariable c).State; $c[0].Dispose()", "Specific")]
    [InlineData("steer 'stop'; Wait-SmartCard", "ended by error ServiceNotRunning")]
    public async Task The_card_that_is_waited_for_ends_the_wait(string script, string expected) =>
        Assert.StartsWith(expected, Assert.Single(await shell.Run(script)), StringComparison.Ordinal);

    [Fact]
    public async Task A_wait_goes_on_when_the_service_is_back_and_ends_when_its_time_is_over() =>
        Assert.Equal(
            ["3B 02 14 50", "1", "error TimedOut", "True", "after"],
            await shell.Run(
                "steer 'after 200 unplug 0'; steer 'after 300 unplug 1'; steer 'after 1000 plug 2'; steer 'after 1200 insert 2 3B021450';"
                + "(Wait-SmartCard -Timeout 60 -WarningVariable w 3> $null).Atr; $w.Count;"
                + "$t = timed { Wait-SmartCard -New -Timeout 0.5 -ErrorVariable script:e 2> $null }; $e; $t -ge 500 -and $t -lt 5000; 'after'"));

    [Theory]
    [InlineData("Watch-SmartCard")]
    [InlineData("Wait-SmartCard")]
    public async Task What_waits_is_left_at_once_when_it_is_stopped(string command) =>
        Assert.Equal(["Stopped", "True"], await shell.Run($"$state, $milliseconds = stopped {{ {command} }} 1000; $state; $milliseconds -lt 1000"));

    // The second trace of a session: the threads that commands hand on to each other are those of the first. Once there was a
    // virtual reader, the lists of both are joined, and winscard.dll is asked for its own oftener than the command asks.
    [Fact]
    public async Task A_trace_has_the_calls_that_winscard_got()
    {
        string[] told = await shell.Run(
            """
            steer 'insert 0 3B021450 3'; $null = Trace-SmartCard { $null = Get-SmartCardReader }; $null = tell calls
            $calls = Trace-SmartCard { $null = '00A4040005A000000003', '002000010431313131' | Send-Apdu -ReaderName René* }
            $got = (tell calls) -replace '^(\w+?)W? 0x.*$', '$1'
            "$($calls.Function)" -replace '(SCardListReaders )+', '$1'
            "$got" -replace '(SCardListReaders )+', '$1'
            $sent = $calls | Where-Object Function -eq SCardTransmit
            ($sent[0].Inputs | Where-Object Name -eq pbSendBuffer).Value
            ($sent[-1].Inputs | Where-Object Name -eq pbSendBuffer).Value
            ($sent[-1].Outputs | Where-Object Name -eq pbRecvBuffer).Value
            """);

        Assert.Equal(told[1], told[0]);
        Assert.Contains("SCardConnect SCardStatus SCardTransmit SCardTransmit SCardTransmit SCardDisconnect", told[0], StringComparison.Ordinal);
        Assert.Equal(["00 A4 04 00 05 A0 00 00 00 03", "00 20 00 01 04 ** ** ** **", "63 C2"], told[2..]);
    }

    [Fact]
    public async Task A_trace_counts_what_failed() =>
        Assert.Equal(
            ["1 1", "SCARD_E_NO_SERVICE"],
            await shell.Run(
                "steer 'stop'; $s = Trace-SmartCard { try { Get-SmartCardReader } catch { } } -Summary -Diffable; \"$($s[-1].Calls) $($s[-1].Failed)\";"
                + "(Trace-SmartCard { try { Get-SmartCardReader } catch { } }).Result"));

    [Fact]
    public async Task A_virtual_card_is_one_beside_those_of_Windows() =>
        Assert.Equal(
            [
                Second + ", Desk", "01 02 90 00", "0", "01 02 03 90 00", "Desk",
                "ReaderAdded " + First, "ReaderAdded " + Second, $"CardInserted {Second} 3B 02 14 50", "ReaderAdded Desk", "CardInserted Desk 3B 00", $"CardRemoved {Second} 3B 02 14 50",
                "Empty", "Desk", "01 90 00", "2",
            ],
            await shell.Run(
                Watch + """
                steer 'insert 1 3B021450'
                try {
                    $null = New-VirtualSmartCard 3B00 { param($apdu) $apdu.Data, 0x9000 } -ReaderName Desk
                    (Get-SmartCardReader -CardPresent).ReaderName -join ', '
                    $null = tell calls
                    (Send-Apdu 00DA0000020102 -ReaderName Desk).Response
                    @((tell calls) -match 'SCardConnect|SCardTransmit').Count
                    (Send-Apdu 80EE000003010203 -ReaderName ACME*).Response
                    (Wait-SmartCard -Atr '3B 00' -Timeout 30).ReaderName
                    watch 6 @{ 5 = 'remove 1' }
                    Remove-VirtualSmartCard Desk
                    (Get-SmartCardReader Desk).State
                    $null = New-VirtualSmartCard 3B00 { param($apdu) $apdu.Data, 0x9000 } -ReaderName Desk
                    steer 'stop'
                    (Get-SmartCardReader).ReaderName
                    (Send-Apdu 00DA00000101 -ReaderName Desk).Response
                }
                finally { Remove-VirtualSmartCard * -IncludeReader }
                steer 'start'
                @(Get-SmartCardReader).Count
                """));
}
