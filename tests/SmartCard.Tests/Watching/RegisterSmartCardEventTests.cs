using System;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using SmartCard.Fixtures;
using SmartCard.Tests.Engine;
using SmartCard.Tests.Readers;
using Xunit;

namespace SmartCard.Tests.Watching;

[Collection(PcscService.Name)]
public sealed class RegisterSmartCardEventTests
{
    private const string Second = "Virtual PCD 00 01";

    /// <summary>A session that is busy with nothing: the engine runs actions between its statements.</summary>
    private const string Idle = "'ready'; while (-not $global:done) { [System.Threading.Thread]::Sleep(20) }; 'done'";

    public RegisterSmartCardEventTests(PcscService service) => service.Require();

    [Fact]
    public void The_action_gets_the_event_the_data_and_may_use_the_module()
    {
        using RunningScript session = RunningScript.Start(
            """
            $null = Register-SmartCardEvent -ReaderName *01 -SourceIdentifier cards -MessageData 'mine' -Action {
                $change = $Event.SourceEventArgs
                $global:told += "$change", $change.Atr, $Event.MessageData, $Event.SourceIdentifier, "$EventArgs", (Get-CardAtr *01).Atr,
                    (Send-Apdu -ReaderName *01 -Apdu 00A40400).StatusWord
                $global:done = $change.Event -eq 'CardInserted'
            }

            """ + Idle + "; $global:told");
        Assert.Equal("ready", session.NextText());

        using VpcdCard card = VpcdCard.Insert(VpcdSlot.Second, Cards.One, command => [0x90, 0x00]);

        string inserted = "CardInserted " + Second;
        Assert.Equal(
            ["done", inserted, Cards.One, "mine", "cards", inserted, Cards.One, "9000"],
            Enumerable.Range(0, 8).Select(_ => session.NextText()));
        Assert.Empty(session.HostText.Trim());
    }

    [Theory]
    [InlineData("throw 'bad luck'", "bad luck")]
    [InlineData("Get-CardAtr 'Gone'", "(ReaderNotFound,SmartCard.Commands.Readers.GetCardAtrCommand)")]
    [InlineData("Get-Nothing", "(CommandNotFoundException)")]
    public void An_error_of_the_action_is_seen(string action, string shown)
    {
        using RunningScript session = RunningScript.Start(
            $"$null = Register-SmartCardEvent -SourceIdentifier cards -Action {{ $global:done = $true; {action} }}\n" + Idle);
        Assert.Equal("ready", session.NextText());

        using VpcdCard card = VpcdCard.Insert(VpcdSlot.Second, Cards.One);

        Assert.Equal("done", session.NextText());
        Assert.StartsWith("Register-SmartCardEvent, action of 'cards': ", session.HostText, StringComparison.Ordinal);
        Assert.Contains(shown, session.HostText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("throw 'bad luck'", true)]
    [InlineData("Get-CardAtr 'Gone' -ErrorAction Stop", true)]
    [InlineData("1 / 0", true)]
    [InlineData("Get-CardAtr 'Gone'", false)]
    [InlineData("try { throw 'bad luck' } catch { }", false)]
    public void An_error_that_ends_the_action_ends_the_thread_and_is_told(string action, bool ends)
    {
        using RunningScript session = RunningScript.Start(
            $"$job = Register-SmartCardEvent -SourceIdentifier cards -Action {{ $global:done = $true; {action} }}\n" + Idle + "; $job.State.ToString()");
        Assert.Equal("ready", session.NextText());

        using VpcdCard card = VpcdCard.Insert(VpcdSlot.Second, Cards.One);

        Assert.Equal(["done", ends ? "Failed" : "Running"], Enumerable.Range(0, 2).Select(_ => session.NextText()));
        Assert.Equal(ends, session.HostText.Contains("it is not run again. To go on: Unregister-Event 'cards'", StringComparison.Ordinal));
        if (ends)
            MonitorThreads.AssertNone();
    }

    [Fact]
    public void Without_an_action_events_wait_to_be_got()
    {
        using RunningScript session = RunningScript.Start(
            "Register-SmartCardEvent -SourceIdentifier cards\n'ready'\n$e = $null; while (-not $e) { [System.Threading.Thread]::Sleep(20); $e = $ExecutionContext.Events.ReceivedEvents | ForEach-Object { $_ } }; \"$($e.SourceEventArgs)\"");
        Assert.Equal("ready", session.NextText());

        using VpcdCard card = VpcdCard.Insert(VpcdSlot.Second, Cards.One);

        Assert.Equal("CardInserted " + Second, session.NextText());
    }

    [Fact]
    public async Task Unregister_ends_the_thread()
    {
        using RunningScript session = RunningScript.Start(
            """
            1..3 | ForEach-Object { $null = Register-SmartCardEvent -SourceIdentifier "cards$_" -Action { } }
            'ready'
            while (-not $global:go) { [System.Threading.Thread]::Sleep(20); $global:go = [System.IO.Directory]::GetDirectories('/proc/self/task').Where{ [System.IO.File]::ReadAllText("$_/comm") -like 'Smart card moni*' }.Count -eq 3 }
            foreach ($subscriber in @($ExecutionContext.Events.Subscribers)) { $ExecutionContext.Events.UnsubscribeEvent($subscriber) }
            'unregistered'
            """);
        Assert.Equal("ready", session.NextText());

        Assert.Equal("unregistered", session.NextText());
        MonitorThreads.AssertNone();
        await Task.CompletedTask;
    }

    [Fact]
    public void The_end_of_the_session_ends_the_thread()
    {
        using (RunningScript session = RunningScript.Start("$null = Register-SmartCardEvent -Action { }; 'ready'"))
        {
            Assert.Equal("ready", session.NextText());
            Assert.Equal(1, MonitorThreads.Count);
        }

        MonitorThreads.AssertNone();
    }

    [Fact]
    public void As_many_events_as_asked_for_end_the_subscription()
    {
        using RunningScript session = RunningScript.Start(
            "$null = Register-SmartCardEvent -MaxTriggerCount 1 -Action { $global:done = $true }\n" + Idle);
        Assert.Equal("ready", session.NextText());

        using VpcdCard card = VpcdCard.Insert(VpcdSlot.Second, Cards.One);

        Assert.Equal("done", session.NextText());
        MonitorThreads.AssertNone();
    }

    [Fact]
    public void A_name_that_is_taken_is_an_error_and_leaves_no_thread()
    {
        EngineResult result = PowerShellEngine.Run(
            "$null = Register-SmartCardEvent -SourceIdentifier cards; Register-SmartCardEvent -SourceIdentifier cards");

        Assert.Equal(["SUBSCRIBER_EXISTS"], result.ErrorIds);
        MonitorThreads.AssertNone();
    }

    [Fact]
    public void The_job_is_what_Register_ObjectEvent_gives()
    {
        EngineResult result = PowerShellEngine.Run("Register-SmartCardEvent -SourceIdentifier cards -Action { }");

        Assert.Equal("cards", Assert.IsType<PSEventJob>(result.Output.Single()!.BaseObject).Name);
    }
}
