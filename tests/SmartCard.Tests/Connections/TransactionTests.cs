using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using SmartCard.Fixtures;
using SmartCard.Tests.Engine;
using Xunit;

namespace SmartCard.Tests.Connections;

[Collection(PcscService.Name)]
public sealed class TransactionTests
{
    private const string First = "Virtual PCD 00 00";
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    public TransactionTests(PcscService service) => service.Require();

    [Theory]
    [InlineData("Invoke-SmartCardTransaction -Card $c { 1; 2 }", "1 2")]
    [InlineData("Invoke-SmartCardTransaction -Card $c { Invoke-SmartCardTransaction -Card $c { 1 }; 2 }", "1 2")]
    [InlineData("try { Invoke-SmartCardTransaction -Card $c { throw 'enough' } } catch { \"$_\" }", "enough")]
    [InlineData("try { Invoke-SmartCardTransaction -Card $c { Invoke-SmartCardTransaction -Card $c { throw 'enough' } } } catch { \"$_\" }", "enough")]
    [InlineData("Invoke-SmartCardTransaction -Card $c { Write-Error 'no' -ErrorAction SilentlyContinue; 1 }", "1")]
    [InlineData("Invoke-SmartCardTransaction $c { 1 }", "1")]
    [InlineData("$c | Invoke-SmartCardTransaction { $_.ReaderName }", "Virtual PCD 00 00")]
    [InlineData("foreach ($i in 1, 2) { Invoke-SmartCardTransaction -Card $c { $i; break } }", "1")]
    [InlineData("function give { Invoke-SmartCardTransaction -Card $c { return 1 }; 2 }; give", "1 2")]
    [InlineData("foreach ($i in 1) { Invoke-SmartCardTransaction -Card $c { 1; 2 } | ForEach-Object { $_; break } }", "1")]
    [InlineData("$x = 1; Invoke-SmartCardTransaction -Card $c { $x = 2 }; $x", "2")]
    [InlineData("$c | Invoke-SmartCardTransaction { \"$_\" }", First)]
    [InlineData("Invoke-SmartCardTransaction -Card $c { }; 0", "0")]
    public async Task However_the_block_ends_the_card_is_free_for_others(string script, string expected)
    {
        using TestCard card = TestCard.Insert(VpcdSlot.First);
        using PcscWitness witness = new();
        long handle = witness.Connect(First);
        using RunningScript running = RunningScript.Start("$c = Connect-SmartCard; " + script + "; 'end'");
        string text = "";
        for (string next = running.NextText(); next is not "end"; next = running.NextText())
            text += " " + next;
        running.End();

        await Task.Run(() => PcscWitness.Transact(handle), TestContext.Current.CancellationToken).WaitAsync(Deadline, TestContext.Current.CancellationToken);

        Assert.Equal(expected, text.Trim());
        PcscWitness.Disconnect(handle);
        running.Dispose();
        Forget();
    }

    [Theory]
    [InlineData("Invoke-SmartCardTransaction -Card $c { 'in'; while ($true) { [System.Threading.Thread]::Sleep(5) } }")]
    [InlineData("Invoke-SmartCardTransaction -Card $c { Invoke-SmartCardTransaction -Card $c { 'in'; while ($true) { [System.Threading.Thread]::Sleep(5) } } }")]
    public async Task Others_wait_until_Ctrl_C_ends_the_transaction(string script)
    {
        using TestCard card = TestCard.Insert(VpcdSlot.First);
        using PcscWitness witness = new();
        long handle = witness.Connect(First);
        using RunningScript running = RunningScript.Start("$c = Connect-SmartCard; " + script);
        Assert.Equal("in", running.NextText());

        Task other = Task.Run(() => PcscWitness.Transact(handle), TestContext.Current.CancellationToken);
        await Task.Delay(500, TestContext.Current.CancellationToken);
        Assert.False(other.IsCompleted);

        Assert.InRange(await running.Stop(), TimeSpan.Zero, TimeSpan.FromMilliseconds(100));
        await other.WaitAsync(Deadline, TestContext.Current.CancellationToken);
        PcscWitness.Disconnect(handle);
        Forget();
    }

    // TestCard never answers to FF. The transaction ends when the card is taken out, and the session is not held up by it.
    [Fact]
    public async Task Ctrl_C_leaves_a_transaction_whose_card_never_answers_at_once()
    {
        TestCard card = TestCard.Insert(VpcdSlot.First);
        using (RunningScript running = RunningScript.Start("$c = Connect-SmartCard; Invoke-SmartCardTransaction -Card $c { 'in'; Send-Apdu 00FF0000 -Card $c }"))
        {
            Assert.Equal("in", running.NextText());
            Assert.True(card.Silent.Wait(Deadline, TestContext.Current.CancellationToken));

            Assert.InRange(await running.Stop(), TimeSpan.Zero, TimeSpan.FromMilliseconds(100));
        }

        card.Dispose();
        await Task.Delay(1500, TestContext.Current.CancellationToken);
        Forget();
    }

    // PC/SC Part 5, SCardReconnect with SCARD_LEAVE_CARD: each of the two goes on, and neither resets the card under the other.
    [Fact]
    public void Two_that_share_a_card_both_go_on_after_a_reset()
    {
        using TestCard card = TestCard.Insert(VpcdSlot.First);

        EngineResult result = PowerShellEngine.Run(
            """
            $c = Connect-SmartCard
            $d = Connect-SmartCard
            Reset-SmartCard $c
            $e = $null; $null = Send-Apdu 00EC0000 -Card $d -ErrorVariable e -ErrorAction SilentlyContinue; $e[0].FullyQualifiedErrorId.Split(',')[0]
            Reset-SmartCard $d -Disposition Leave
            ($c, $d, $c | ForEach-Object { Send-Apdu 00EC0000 -Card $_ }).Response
            $c, $d | Disconnect-SmartCard
            """);

        Assert.Empty(result.Errors);
        Assert.Equal(["CardReset", "00 EC 00 00 90 00", "00 EC 00 00 90 00", "00 EC 00 00 90 00"], result.Output.Select(item => $"{item}"));
    }

    [Fact]
    public void A_card_that_was_reset_meanwhile_does_not_run_the_block_and_goes_on_after_Reset_SmartCard()
    {
        using TestCard card = TestCard.Insert(VpcdSlot.First);
        using PcscWitness witness = new();
        long handle = witness.Connect(First);
        EngineResult result = PowerShellEngine.Run(
            """
            $reset = @($input)[0]
            $c = Connect-SmartCard
            $reset.Invoke()
            Send-Apdu 00EC0000 -Card $c
            Invoke-SmartCardTransaction -Card $c { 'not run' }
            Reset-SmartCard $c
            Send-Apdu 00EC0000 -Card $c
            Disconnect-SmartCard $c
            """,
            () => PcscWitness.Reset(handle));

        Assert.Equal(["CardReset", "CardReset"], result.ErrorIds);
        Assert.All(result.Errors, error => Assert.Equal("ConnectionError " + First, $"{error.CategoryInfo.Category} {error.TargetObject}"));
        Assert.Equal(["00 EC 00 00 90 00"], result.Values("Response"));
        PSObject exception = PSObject.AsPSObject(result.Errors[0].Exception);
        // winerror.h: SCARD_W_RESET_CARD is 0x80100068.
        Assert.Equal(unchecked((int)0x80100068), result.Errors[0].Exception.HResult);
        Assert.Equal("SCardTransmit", exception.Properties["Function"].Value);
        Assert.Equal(First, exception.Properties["ReaderName"].Value);
        PcscWitness.Disconnect(handle);
    }

    /// <summary>Connections that a script forgot.</summary>
    private static void Forget()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }
}
