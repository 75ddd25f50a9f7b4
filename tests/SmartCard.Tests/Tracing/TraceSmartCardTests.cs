using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Threading;
using System.Threading.Tasks;
using SmartCard.Fixtures;
using SmartCard.Tests.Engine;
using Xunit;

namespace SmartCard.Tests.Tracing;

[Collection(PcscService.Name)]
public sealed class TraceSmartCardTests
{
    private const string Card = "3B 94 18 81 B1 80 7D 1F 03 19 C8 00 50 DC";

    // What PcscContext does for Get-SmartCardReader: the list in two calls (SCardListReaders), then the states.
    private static readonly string[] OfGetSmartCardReader =
        ["SCardEstablishContext", "SCardListReaders", "SCardListReaders", "SCardGetStatusChange", "SCardReleaseContext"];

    public TraceSmartCardTests(PcscService service) => service.Require();

    [Fact]
    public void Each_call_is_one_object_and_the_block_runs_in_the_callers_scope()
    {
        EngineResult result = PowerShellEngine.Run(
            """
            $before = 1
            Trace-SmartCard { $before++; $readers = Get-SmartCardReader }
            "$before $($readers.Count)"
            """);

        Assert.Empty(result.ErrorIds);
        Assert.Equal(OfGetSmartCardReader, result.Values("Function").SkipLast(1));
        Assert.Equal("2 2", result.Output[^1]!.BaseObject);
    }

    // The threads that commands hand on to each other are those of the first trace.
    [Fact]
    public void Every_trace_of_a_session_has_all_calls()
    {
        EngineResult result = PowerShellEngine.Run("1..3 | ForEach-Object { $calls = Trace-SmartCard { $null = Get-SmartCardReader }; \"$($calls.Function)\" }");

        string all = string.Join(' ', OfGetSmartCardReader);
        Assert.Equal([all, all, all], result.Output.Select(item => $"{item}"));
    }

    [Fact]
    public void What_the_block_writes_is_on_the_screen_and_not_among_the_calls()
    {
        string shown = PowerShellEngine.Show("$calls = Trace-SmartCard { Get-SmartCardReader; 'text' }; \"calls: $($calls.Count)\"");

        Assert.Contains("Virtual PCD 00 00 Empty", shown, StringComparison.Ordinal);
        Assert.Contains("text\n", shown, StringComparison.Ordinal);
        Assert.EndsWith("calls: 5\n", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void The_input_of_the_caller_is_there_in_the_block() =>
        Assert.Contains("7 in the block", PowerShellEngine.Show("7 | ForEach-Object { Trace-SmartCard { \"$_ in the block\" } }"), StringComparison.Ordinal);

    [Fact]
    public void Calls_to_a_card_that_was_connected_before_are_in_it_with_their_reader()
    {
        using VpcdCard card = VpcdCard.Insert(VpcdSlot.First, Card, _ => [0x6A, 0x82]);
        EngineResult result = PowerShellEngine.Run(
            """
            $card = Connect-SmartCard 'Virtual PCD 00 00'
            Trace-SmartCard { $null = Send-Apdu -Card $card '00 A4 04 00' }
            $card.Dispose()
            """);

        Assert.Equal(["SCardTransmit"], result.Values("Function"));
        Assert.Equal(["Virtual PCD 00 00"], result.Values("ReaderName"));
        Assert.Equal(["00 A4 04 00"], result.Values("Input"));
        Assert.Equal(["6A 82"], result.Values("Output"));
    }

    [Fact]
    public void A_nested_trace_gives_its_calls_and_the_outer_one_all()
    {
        EngineResult result = PowerShellEngine.Run(
            """
            $outer = Trace-SmartCard { $null = Get-SmartCardReader; $inner = Trace-SmartCard { $null = Get-SmartCardReader } }
            "$($inner.Count) $($outer.Count)"
            """);

        Assert.Equal("5 10", result.Output[0]!.BaseObject);
    }

    [Fact]
    public void Calls_of_other_runspaces_are_not_in_it()
    {
        EngineResult result = PowerShellEngine.Run(
            $$"""
            Trace-SmartCard {
                $other = [powershell]::Create([initialsessionstate]::CreateDefault2())
                $null = $other.AddScript("Import-Module '{{Repository.Manifest}}'; Get-SmartCardReader")
                $found = $other.Invoke()
                $other.Dispose()
                $null = Get-SmartCardReader
            }
            $found.Count
            """);

        Assert.Equal(OfGetSmartCardReader, result.Values("Function").SkipLast(1));
        Assert.Equal(2, result.Output[^1]!.BaseObject);
    }

    [Fact]
    public void A_block_that_fails_gives_its_calls_and_then_its_error()
    {
        EngineResult result = PowerShellEngine.Run("Trace-SmartCard { $null = Get-SmartCardReader; throw 'lost' }");

        Assert.Equal(OfGetSmartCardReader, result.Values("Function"));
        Assert.Equal("lost", result.TerminatingError!.FullyQualifiedErrorId.Split(',')[0]);
    }

    [Theory]
    [InlineData("throw 'lost'")]
    [InlineData("Get-SmartCardReader 'Gone 00 00' -ErrorAction Stop")]
    public void The_sums_of_a_block_that_fails_end_with_the_total(string failing)
    {
        EngineResult result = PowerShellEngine.Run($"Trace-SmartCard -Summary {{ $null = Get-SmartCardReader; {failing} }}");

        Assert.Equal("Total", result.Values("Function")[^1]);
        Assert.True((int)result.Values("Calls")[^1]! >= 5);
        Assert.NotNull(result.TerminatingError);
    }

    [Fact]
    public void The_sums_are_those_of_the_calls()
    {
        EngineResult result = PowerShellEngine.Run("Trace-SmartCard -Summary { $null = Get-SmartCardReader; $null = Get-SmartCardReader 'Gone' -ErrorAction Ignore }");

        Dictionary<string, int> calls = result.Output.ToDictionary(line => (string)line!.Properties["Function"].Value, line => (int)line!.Properties["Calls"].Value);
        Assert.Equal((2, 4, 2, 2, 10), (calls["SCardEstablishContext"], calls["SCardListReaders"], calls["SCardGetStatusChange"], calls["SCardReleaseContext"], calls["Total"]));
        TimeSpan[] times = [.. result.Values("TotalTime").Cast<TimeSpan>()];
        Assert.Equal(times[^1].Ticks, times.SkipLast(1).Sum(time => time.Ticks));
        Assert.Equal(times.SkipLast(1).OrderDescending(), times.SkipLast(1));
    }

    [Fact]
    public void Break_leaves_the_loop_of_the_caller_and_the_calls_are_given()
    {
        EngineResult result = PowerShellEngine.Run("foreach ($i in 1, 2, 3) { Trace-SmartCard { $null = Get-SmartCardReader; if ($i -eq 2) { break } } }; $i");

        Assert.Equal(11, result.Output.Count);
        Assert.Equal(2, result.Output[^1]!.BaseObject);
    }

    [Fact]
    public void A_pipeline_that_takes_one_object_ends_the_trace()
    {
        EngineResult result = PowerShellEngine.Run(
            """
            function First { process { $_; break } }
            do { Trace-SmartCard { $null = Get-SmartCardReader } | First } while ($false)
            (Trace-SmartCard { $null = Get-SmartCardReader }).Count
            """);

        Assert.Equal("SCardEstablishContext", result.Values("Function")[0]);
        Assert.Equal(5, result.Output[^1]!.BaseObject);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-Summary")]
    public async Task Ctrl_C_shows_the_sums_on_the_screen_and_ends_at_once(string parameter)
    {
        TextHost host = new();
        using Runspace runspace = RunspaceFactory.CreateRunspace(host, InitialSessionState.CreateDefault2());
        runspace.Open();
        using PowerShell shell = PowerShell.Create(runspace);
        using ManualResetEventSlim called = new();
        runspace.SessionStateProxy.SetVariable("called", called);
        shell.AddScript($"Import-Module '{Repository.Manifest}'").Invoke();
        shell.Commands.Clear();
        shell.AddScript($"Trace-SmartCard {parameter} {{ $null = Get-SmartCardReader; $called.Set(); while ($true) {{ [Threading.Thread]::Sleep(5) }} }}");
        shell.BeginInvoke();
        Assert.True(called.Wait(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken));

        long start = Stopwatch.GetTimestamp();
        await Task.Run(shell.Stop, TestContext.Current.CancellationToken);
        TimeSpan time = Stopwatch.GetElapsedTime(start);

        Assert.Contains("SCardListReaders: 2 calls", host.Text, StringComparison.Ordinal);
        Assert.Contains("Total: 5 calls", host.Text, StringComparison.Ordinal);
        Assert.Equal(parameter is "", host.Text.Contains("SCardEstablishContext => SCARD_S_SUCCESS", StringComparison.Ordinal));
        Assert.InRange(time, TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void Two_traces_that_are_to_be_compared_are_equal()
    {
        using VpcdCard card = VpcdCard.Insert(VpcdSlot.First, Card);
        const string Script = "Trace-SmartCard -Diffable { $null = Get-CardAtr; $null = Send-Apdu 00A40400 } | ForEach-Object { \"$($_ | Format-List | Out-Null)$_ $($_.Inputs) $($_.Outputs) $($_.Start)$($_.Duration)$($_.Thread)\" }";
        object?[] first = [.. PowerShellEngine.Run(Script).Output.Select(line => line!.BaseObject)];

        Assert.True(first.Length > 10);
        Assert.Equal(first, PowerShellEngine.Run(Script).Output.Select(line => line!.BaseObject));
    }

    [Fact]
    public void Secrets_that_are_wanted_come_with_a_warning()
    {
        EngineResult result = PowerShellEngine.Run("Trace-SmartCard -IncludeSecrets { }");

        Assert.Equal(["PINs and keys that the block sends to cards and readers appear in the trace."], result.Warnings);
        Assert.Empty(PowerShellEngine.Run("Trace-SmartCard { }").Warnings);
    }

    [Fact]
    public void The_table_shows_time_function_result_and_data()
    {
        string shown = PowerShellEngine.Show("Trace-SmartCard { $null = Get-SmartCardReader }");

        Assert.Matches("^\\s+ms Function +Result +Input +Output *\n", shown.TrimStart('\n'));
        Assert.Matches("[0-9]+\\.[0-9]{3} SCardGetStatusChange  SCARD_S_SUCCESS 0 ms, 2 readers 'Virtual PCD 00 00' Empty", shown);
    }

    [Fact]
    public void The_list_shows_each_parameter_on_a_line() =>
        Assert.Matches(
            "Inputs +: hContext: 0x[0-9A-F]+\n +mszGroups: NULL\n +pcchReaders: 37\n",
            PowerShellEngine.Show("Trace-SmartCard { $null = Get-SmartCardReader } | Format-List"));

    [Fact]
    public void A_deserialised_call_keeps_its_values()
    {
        EngineResult result = PowerShellEngine.Run(
            """
            $calls = Trace-SmartCard { $null = Get-SmartCardReader }
            [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($calls[3]))
            """);

        PSObject call = result.Output.Single()!;
        Assert.Equal("Deserialized.SmartCard.Pcsc.Tracing.PcscCall", call.TypeNames[0]);
        Assert.Equal("SCardGetStatusChange", call.Properties["Function"].Value);
        PSObject[] inputs = [.. ((System.Collections.IEnumerable)((PSObject)call.Properties["Inputs"].Value).BaseObject).Cast<PSObject>()];
        Assert.Contains(inputs, input => input.Properties["Name"].Value is "dwTimeout" && input.Properties["Meaning"].Value is "0 ms");
    }

    [Fact]
    public async Task A_context_that_cannot_be_established_is_told() =>
        Assert.Equal(
            ["SCardEstablishContext SCARD_E_NO_SERVICE", "Total 1 1", "ServiceNotRunning"],
            await Readers.ScriptInShell.Run(
                """
                try { Trace-SmartCard { Get-SmartCardReader } | ForEach-Object { "$($_.Function) $($_.Result)" } } catch { }
                try { Trace-SmartCard -Summary { Get-SmartCardReader } | Where-Object Function -eq Total | ForEach-Object { "Total $($_.Calls) $($_.Failed)" } } catch { ($_.FullyQualifiedErrorId -split ',')[0] }
                """,
                ("PCSCLITE_CSOCK_NAME", "/nowhere/pcscd.comm")));
}
