using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SmartCard.Fixtures;
using SmartCard.Tests.Engine;
using Xunit;

namespace SmartCard.Tests.Connections;

[Collection(PcscService.Name)]
public sealed class ConnectSmartCardTests
{
    private const string First = "Virtual PCD 00 00";
    private const string Other = "3B 94 18 81 B1 80 7D 1F 03 19 C8 00 50 DC";
    private static readonly TimeSpan AtOnce = TimeSpan.FromMilliseconds(100);

    public ConnectSmartCardTests(PcscService service)
    {
        service.Require();

        // Cards that other tests forgot are not free before that.
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }

    [Theory]
    [InlineData("Shared")]
    [InlineData("Exclusive")]
    [InlineData("Direct")]
    public void A_card_is_connected_and_disconnected(string shareMode)
    {
        using TestCard card = TestCard.Insert(VpcdSlot.First);
        EngineResult result = PowerShellEngine.Run($"$c = Connect-SmartCard '{First}' -ShareMode {shareMode}; $c.ReaderName; $c.Atr; \"$($c.ShareMode)\"; $c.IsConnected; Disconnect-SmartCard $c; $c.IsConnected; \"$($c.State)\"");

        Assert.Empty(result.ErrorIds);
        Assert.Equal(["Virtual PCD 00 00", "3B 02 14 50", shareMode, "True", "False", "Unknown"], Texts(result));
    }

    // The first card's answer to reset offers T=0 alone, the other's T=1 alone (ISO/IEC 7816-3, 8.2.3).
    [Theory]
    [InlineData(Readers.Cards.One, "Any", "T0")]
    [InlineData(Readers.Cards.One, "T0", "T0")]
    [InlineData(Other, "Any", "T1")]
    [InlineData(Other, "T1", "T1")]
    [InlineData(Other, "Raw", "Raw")]
    public void A_protocol_is_agreed_on(string atr, string asked, string expected)
    {
        using TestCard card = TestCard.Insert(VpcdSlot.First, atr);

        Assert.Equal([expected], Texts(PowerShellEngine.Run($"$c = Connect-SmartCard -Protocol {asked}; \"$($c.Protocol)\"; Disconnect-SmartCard $c")));
    }

    [Fact]
    public void A_reader_without_a_card_is_connected_directly() =>
        Assert.Equal(["None", "Absent", ""], Texts(PowerShellEngine.Run($"$c = Connect-SmartCard '{First}' -ShareMode Direct; \"$($c.Protocol)\"; \"$($c.State)\"; \"$($c.Atr)\"; Disconnect-SmartCard $c")));

    [Theory]
    [InlineData("Leave")]
    [InlineData("Reset")]
    [InlineData("Unpower")]
    [InlineData("Eject")]
    public void Every_disposition_ends_the_connection_also_where_the_reader_has_no_motor(string disposition)
    {
        using TestCard card = TestCard.Insert(VpcdSlot.First);
        EngineResult result = PowerShellEngine.Run($"$c = Connect-SmartCard; Disconnect-SmartCard $c -Disposition {disposition}; Disconnect-SmartCard $c; $c.IsConnected; $d = Connect-SmartCard; $d.IsConnected; $d.Dispose()");

        Assert.Empty(result.ErrorIds);
        Assert.Equal(["False", "True"], Texts(result));
    }

    [Theory]
    [InlineData("Connect-SmartCard", "CardNotPresent", "ResourceUnavailable", null)]
    [InlineData("Connect-SmartCard 'Virtual PCD 00 00'", "CardNotPresent", "ResourceUnavailable", First)]
    [InlineData("Connect-SmartCard 'Gone 00 00'", "ReaderNotFound", "ObjectNotFound", "Gone 00 00")]
    [InlineData("Connect-SmartCard -ShareMode Direct", "ReaderAmbiguous", "InvalidArgument", null)]
    [InlineData("Connect-SmartCard 'Virtual PCD 00 00' -Timeout 0.2", "TimedOut", "OperationTimeout", First)]
    public void An_empty_reader_is_an_error(string script, string errorId, string category, string? target) =>
        AssertError(PowerShellEngine.Run(script), errorId, category, target);

    [Fact]
    public void A_wildcard_without_a_card_is_no_error() => Assert.Empty(PowerShellEngine.Run("Connect-SmartCard Virtual*").ErrorIds);

    [Fact]
    public void A_mute_card_is_an_error()
    {
        using TestCard card = TestCard.Insert(VpcdSlot.First, "");

        AssertError(PowerShellEngine.Run($"Connect-SmartCard '{First}'"), "CardUnresponsive", "DeviceError", First);
    }

    [Fact]
    public void A_protocol_that_the_card_does_not_speak_is_an_error()
    {
        using TestCard card = TestCard.Insert(VpcdSlot.First);

        AssertError(PowerShellEngine.Run("Connect-SmartCard -Protocol T1"), "ProtocolMismatch", "ProtocolError", First);
    }

    [Theory]
    [InlineData("Connect-SmartCard", true, "CardInUse", "ResourceBusy")]
    [InlineData("Connect-SmartCard -ShareMode Exclusive", false, "CardInUse", "ResourceBusy")]
    [InlineData("Connect-SmartCard -Timeout 0.3", true, "TimedOut", "OperationTimeout")]
    public void A_card_that_another_program_has_is_an_error(string script, bool exclusive, string errorId, string category)
    {
        using TestCard card = TestCard.Insert(VpcdSlot.First);
        using PcscWitness witness = new();
        long handle = witness.Connect(First, exclusive);

        EngineResult result = PowerShellEngine.Run(script);

        PcscWitness.Disconnect(handle);
        AssertError(result, errorId, category, First);
        // winerror.h: SCARD_E_SHARING_VIOLATION is 0x8010000B.
        Assert.Equal(unchecked((int)0x8010000B), result.Errors[0].Exception.HResult);
        Assert.Contains("(SCARD_E_SHARING_VIOLATION, 0x8010000B)", $"{result.Errors[0]}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_timeout_waits_until_the_other_program_lets_go()
    {
        using TestCard card = TestCard.Insert(VpcdSlot.First);
        using PcscWitness witness = new();
        long handle = witness.Connect(First, exclusive: true);
        using RunningScript script = RunningScript.Start("Connect-SmartCard -Timeout 30 -Verbose 4>&1 | ForEach-Object { if ($_ -is [System.Management.Automation.VerboseRecord]) { \"$_\" } else { $script:card = $_ } }; 'connected'; Disconnect-SmartCard $card");
        while (!script.NextText().StartsWith("Connecting", StringComparison.Ordinal))
        {
            // The readers are asked first.
        }

        await Task.Delay(300, TestContext.Current.CancellationToken);
        PcscWitness.Disconnect(handle);

        while (script.NextText() is not "connected")
        {
            // It tries again and again.
        }

        script.End();
    }

    [Theory]
    [InlineData("Connect-SmartCard 'Virtual PCD 00 00' -Timeout 60")]
    [InlineData("Connect-SmartCard -Timeout 60")]
    public async Task A_timeout_waits_for_a_card(string connect)
    {
        using RunningScript script = RunningScript.Start($"'waiting'; $c = {connect}; $c.Atr; Disconnect-SmartCard $c");
        Assert.Equal("waiting", script.NextText());
        await Task.Delay(300, TestContext.Current.CancellationToken);

        using TestCard card = TestCard.Insert(VpcdSlot.First);

        Assert.Equal("3B 02 14 50", script.NextText());
        script.End();
    }

    [Theory]
    [InlineData(false, "Connect-SmartCard -Timeout 60")]
    [InlineData(true, "Connect-SmartCard -Timeout 60")]
    public async Task Ctrl_C_ends_the_waiting_at_once(bool elsewhere, string connect)
    {
        using TestCard? card = elsewhere ? TestCard.Insert(VpcdSlot.First) : null;
        using PcscWitness witness = new();
        long handle = elsewhere ? witness.Connect(First, exclusive: true) : 0;
        using RunningScript script = RunningScript.Start($"'waiting'; {connect}");
        Assert.Equal("waiting", script.NextText());
        await Task.Delay(500, TestContext.Current.CancellationToken);

        TimeSpan time = await script.Stop();

        if (elsewhere)
            PcscWitness.Disconnect(handle);
        Assert.InRange(time, TimeSpan.Zero, AtOnce);
    }

    [Fact]
    public void A_forgotten_card_is_free_again()
    {
        using TestCard card = TestCard.Insert(VpcdSlot.First);
        Assert.Empty(PowerShellEngine.Run("$null = Connect-SmartCard -ShareMode Exclusive; $c = $null").ErrorIds);

        using PcscWitness witness = new();
        for (int i = 0; ; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            try
            {
                PcscWitness.Disconnect(witness.Connect(First));
                return;
            }
            catch (System.ComponentModel.Win32Exception) when (i < 20)
            {
                Thread.Sleep(50);
            }
        }
    }

    [Fact]
    public void Connecting_a_thousand_times_leaves_no_file_and_no_thread()
    {
        // 1,000 and not 10,000: a round is some ten calls to pcscd.
        using TestCard card = TestCard.Insert(VpcdSlot.First);
        const string Round = "$c = Connect-SmartCard 'Virtual PCD 00 00'; Disconnect-SmartCard $c";
        EngineResult result = PowerShellEngine.Run(
            $$"""
            function count { [System.IO.Directory]::GetFiles('/proc/self/fd').Length; [System.Diagnostics.Process]::GetCurrentProcess().Threads.Count }
            foreach ($i in 1..20) { {{Round}} }
            $before = count
            foreach ($i in 1..1000) { {{Round}} }
            $after = count
            $after[0] - $before[0]
            $after[1] - $before[1]
            """);

        Assert.Empty(result.ErrorIds);
        Assert.InRange((int)result.Output[0]!.BaseObject, -100, 5);
        Assert.InRange((int)result.Output[1]!.BaseObject, -100, 5);
    }

    private static string[] Texts(EngineResult result) => [.. result.Output.Select(item => $"{item}")];

    private static void AssertError(EngineResult result, string errorId, string category, string? target)
    {
        Assert.Equal([errorId], result.ErrorIds);
        Assert.Null(result.TerminatingError);
        Assert.Equal(category, $"{result.Errors[0].CategoryInfo.Category}");
        Assert.Equal(target, result.Errors[0].TargetObject as string);
    }
}
