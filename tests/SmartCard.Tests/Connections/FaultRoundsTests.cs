using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using SmartCard.Tests.Readers;
using Xunit;

namespace SmartCard.Tests.Connections;

/// <summary>Ten thousand rounds of each fault leave no file, thread, context, connection, transaction or memory behind.</summary>
public sealed class FaultRoundsTests
{
    private const int Rounds = 10_000;

    /// <summary>
    /// What is left after the rounds. An assembly that .NET has loaded meanwhile is no file left behind, and megabytes count
    /// from thirty on, for the collector decides what it gives back.
    /// </summary>
    private const string Counting =
        """
        function count {
            [GC]::Collect(); [GC]::WaitForPendingFinalizers(); [GC]::Collect()
            @([System.IO.Directory]::GetFiles('/proc/self/fd') | Where-Object { try { [System.IO.File]::ResolveLinkTarget($_, $false).Name -notlike '*.dll' } catch { } }).Count
            [System.Diagnostics.Process]::GetCurrentProcess().Threads.Count
            [System.Diagnostics.Process]::GetCurrentProcess().WorkingSet64
        }
        function left($before, $after) {
            "files $([Math]::Max(0, $after[0] - $before[0] - 3)) threads $([Math]::Max(0, $after[1] - $before[1] - 5)) megabytes $([Math]::Max(0, [Math]::Floor(($after[2] - $before[2]) / 30MB)) * 30)"
        }

        """;

    private const string NothingLeft = "files 0 threads 0 megabytes 0";

    public FaultRoundsTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "The files of a process are counted in /proc.");

    [Fact]
    public async Task No_service_leaves_nothing_with_the_real_library() =>
        Assert.Equal(
            [NothingLeft],
            await ScriptInShell.Run(
                Counting
                + $$"""
                function fail($rounds) { for ($i = 0; $i -lt $rounds; $i++) { try { Connect-SmartCard } catch { } } }
                fail 2000
                $before = count
                fail {{Rounds}}
                left $before (count)
                """,
                ("PCSCLITE_CSOCK_NAME", "/nowhere/pcscd.comm")));

    // The codes: winerror.h, and pcsclite.h for the functions that return them.
    [Theory]
    [InlineData("SCardEstablishContext 8010001D", "SCardGetStatusChange 80100013")]
    [InlineData("SCardConnect 8010000B", "SCardConnect 8010000F", "SCardConnect 80100009")]
    [InlineData("SCardBeginTransaction 80100068", "SCardEndTransaction 8010001D")]
    [InlineData("SCardTransmit 8010001D", "SCardTransmit 80100069", "SCardTransmit 80100017")]
    public async Task No_fault_leaves_anything_and_the_next_call_works(params string[] faults)
    {
        using PcscLibraryFolder scripted = PcscLibraryFolder.Scripted();
        string fault = Path.Combine(scripted.Path, "fault");
        string calls = Path.Combine(scripted.Path, "calls");

        string[] told = await ScriptInShell.Run(
            Counting
            + $$"""
            function work($rounds) {
                $failed = 0
                for ($i = 0; $i -lt $rounds; $i++) {
                    $Error.Clear()
                    $card = $null
                    try {
                        $null = Get-SmartCardReader A
                        $card = Connect-SmartCard A
                        $null = Invoke-SmartCardTransaction -Card $card { Send-Apdu 00B00000 -Card $card }
                    }
                    catch { }
                    if ($card) { $card.Dispose() }
                    if ($Error.Count -gt 0) { $failed++ }
                }
                $failed
            }
            function balance {
                $all = [System.IO.File]::ReadAllLines('{{calls}}')
                [System.IO.File]::WriteAllText('{{calls}}', '')
                $sum = 0
                $weights = @{ established = 1; released = -1; connected = 1000000; disconnected = -1000000; }
                foreach ($call in $all) { $sum += $weights[$call.Split(' ')[0]] }
                $sum
            }
            $ErrorActionPreference = 'Stop'
            $null = work 1000
            foreach ($fault in '{{string.Join("', '", faults)}}') {
                [System.IO.File]::WriteAllText('{{fault}}', $fault)
                $null = work 200
                $null = balance
                $before = count
                $failed = work {{Rounds}}
                "${fault}: failed $failed, $(left $before (count)), balance $(balance)"
                [System.IO.File]::WriteAllText('{{fault}}', '')
                $failed = work 1
                "then: failed $failed"
            }
            """,
            ("LD_LIBRARY_PATH", scripted.Path),
            ("PCSC_READERS", "+A\n"),
            ("PCSC_CALLS", calls),
            ("PCSC_FAULT", fault));

        Assert.Equal(faults.SelectMany(name => (string[])[$"{name}: failed {Rounds}, {NothingLeft}, balance 0", "then: failed 0"]), told);
    }
}
