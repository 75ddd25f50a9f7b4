using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using SmartCard.Fixtures;
using SmartCard.Tests.Engine;
using SmartCard.Tests.Readers;
using Xunit;

namespace SmartCard.Tests.Watching;

[Collection(PcscService.Name)]
public sealed class WaitSmartCardTests
{
    private const string First = "Virtual PCD 00 00";
    private const string Second = "Virtual PCD 00 01";

    public WaitSmartCardTests(PcscService service) => service.Require();

    // Cards.One is 3B 02 14 50: pyscard's ATRCardType compares all bytes, under the mask where there is one.
    [Theory]
    [InlineData("Wait-SmartCard", true)]
    [InlineData("Wait-SmartCard *00", true)]
    [InlineData("Wait-SmartCard *01 -Timeout 0.1", false)]
    [InlineData("Wait-SmartCard -Atr '3B 02 14 50' -Timeout 0.1", true)]
    [InlineData("Wait-SmartCard -Atr 3b021450 -Timeout 0.1", true)]
    [InlineData("Wait-SmartCard -Atr 0x3B,0x02,0x14,0x50 -Timeout 0.1", true)]
    [InlineData("Wait-SmartCard -Atr ([byte[]](0x3B,0x02,0x14,0x50)) -Timeout 0.1", true)]
    [InlineData("Wait-SmartCard -Atr (Get-CardAtr) -Timeout 0.1", true)]
    [InlineData("Wait-SmartCard -Atr '3B 02 14 51' -Timeout 0.1", false)]
    [InlineData("Wait-SmartCard -Atr '3B 02 14' -Timeout 0.1", false)]
    [InlineData("Wait-SmartCard -Atr '3F 00', '3B 02 14 50' -Timeout 0.1", true)]
    [InlineData("Wait-SmartCard -Atr '3B 02 *' -Timeout 0.1", true)]
    [InlineData("Wait-SmartCard -Atr '3B*' -Timeout 0.1", true)]
    [InlineData("Wait-SmartCard -Atr '3B 02 14 50 *' -Timeout 0.1", true)]
    [InlineData("Wait-SmartCard -Atr '*50' -Timeout 0.1", true)]
    [InlineData("Wait-SmartCard -Atr '3B ?2 1[0-9] 5.' -Timeout 0.1", true)]
    [InlineData("Wait-SmartCard -Atr '3F *' -Timeout 0.1", false)]
    [InlineData("Wait-SmartCard -Atr '3B 02 00 00' -Mask 'FF FF 00 00' -Timeout 0.1", true)]
    [InlineData("Wait-SmartCard -Atr '3B 12 00 00' -Mask FFFF0000 -Timeout 0.1", false)]
    [InlineData("Wait-SmartCard -FilterScript { $_.Atr -like '3B*' } -Timeout 0.1", true)]
    [InlineData("Wait-SmartCard -FilterScript { $args[0].ReaderName -eq 'Virtual PCD 00 00' } -Timeout 0.1", true)]
    [InlineData("Wait-SmartCard -FilterScript { $false } -Timeout 0.1", false)]
    [InlineData("Wait-SmartCard -FilterScript { } -Timeout 0.1", false)]
    [InlineData("Wait-SmartCard -FilterScript { (Send-Apdu -ReaderName $_.ReaderName -Apdu 00A40400).SW1 -eq 0x90 } -Timeout 5", true)]
    [InlineData("Wait-SmartCard -New -Timeout 0.1", false)]
    [InlineData("Wait-SmartCard -Timeout ([Threading.Timeout]::InfiniteTimeSpan)", true)]
    [InlineData("Wait-SmartCard -Timeout 24.00:00:00", true)]
    public void A_card_that_is_there_is_found_if_it_is_what_is_waited_for(string script, bool found)
    {
        using VpcdCard card = VpcdCard.Insert(VpcdSlot.First, Cards.One, command => [0x90, 0x00]);

        EngineResult result = PowerShellEngine.Run(script);

        Assert.Equal(found ? [Cards.One] : [], result.Values("Atr"));
        Assert.Equal(found ? [First] : [], result.Values("ReaderName"));
        Assert.Equal(found ? [] : ["TimedOut"], result.ErrorIds);
        MonitorThreads.AssertNone();
    }

    [Fact]
    public void A_time_without_end_has_none()
    {
        using RunningScript session = RunningScript.Start("'ready'; (Wait-SmartCard -Timeout ([Threading.Timeout]::InfiniteTimeSpan)).Atr");
        Assert.Equal("ready", session.NextText());

        using VpcdCard card = VpcdCard.Insert(VpcdSlot.First, Cards.One);

        Assert.Equal(Cards.One, session.NextText());
    }

    [Theory]
    [InlineData("1", "1 second. ")]
    [InlineData("0.25", "0.25 seconds. ")]
    public void A_time_is_told_in_seconds(string timeout, string told) =>
        Assert.Contains($" within {told}", PowerShellEngine.Run($"Wait-SmartCard -Timeout {timeout}").Errors.Single().ToString(), StringComparison.Ordinal);

    [Fact]
    public void The_tab_key_offers_the_cards_that_are_there()
    {
        using VpcdCard card = VpcdCard.Insert(VpcdSlot.First, Cards.One);

        Assert.Equal([($"'{Cards.One}'", First)], PowerShellEngine.Complete("Wait-SmartCard -Atr 3b02").Select(match => (match.CompletionText, match.ToolTip)));
    }

    [Fact]
    public void A_time_that_ran_out_is_an_error_that_says_what_did_not_come()
    {
        EngineResult result = PowerShellEngine.Run("Wait-SmartCard 'Virtual PCD 00 01' -Timeout 0.3; 'next'");

        ErrorRecord error = Assert.Single(result.Errors);
        Assert.Equal("TimedOut", result.ErrorIds.Single());
        Assert.Equal(ErrorCategory.OperationTimeout, error.CategoryInfo.Category);
        Assert.Equal(Second, error.TargetObject);
        Assert.StartsWith("No card that is waited for was put into 'Virtual PCD 00 01' within 0.3 seconds. ", error.ToString(), StringComparison.Ordinal);
        Assert.Equal("next", result.Output.Single()!.BaseObject.ToString());
    }

    [Theory]
    [InlineData("Wait-SmartCard -New")]
    [InlineData("Wait-SmartCard *01")]
    [InlineData("Wait-SmartCard -Atr '3F*'")]
    [InlineData("Wait-SmartCard -FilterScript { $_.Atr -ne '3B 02 14 50' }")]
    public async Task The_next_card_that_fits_ends_the_wait(string script)
    {
        using VpcdCard old = VpcdCard.Insert(VpcdSlot.First, Cards.One);
        using RunningScript wait = RunningScript.Start("'ready'; " + script);
        Assert.Equal("ready", wait.NextText());
        await Task.Delay(500, TestContext.Current.CancellationToken);

        using VpcdCard next = VpcdCard.Insert(VpcdSlot.Second, "3F 01 14 50");

        PSObject card = wait.Next();
        Assert.Equal("3F 01 14 50", card.Properties["Atr"].Value);
        Assert.Equal(Second, card.Properties["ReaderName"].Value);
        wait.End();
    }

    [Fact]
    public void A_card_is_ready_to_be_connected_and_decoded()
    {
        using VpcdCard card = VpcdCard.Insert(VpcdSlot.First, Cards.One);

        EngineResult result = PowerShellEngine.Run("$card = Wait-SmartCard; ($card | ConvertFrom-Atr).Atr; $c = $card | Connect-SmartCard; $c.ReaderName; $c | Disconnect-SmartCard");

        Assert.Equal([Cards.One, First], result.Output.Select(item => item!.BaseObject.ToString()));
    }

    [Theory]
    [InlineData("Wait-SmartCard -Removed")]
    [InlineData("Wait-SmartCard -Removed -ReaderName '*01' -Timeout 5")]
    [InlineData("Wait-SmartCard -Removed -Atr '3F*'")]
    public void Nothing_is_waited_for_where_no_such_card_is(string script)
    {
        using VpcdCard? card = script.Contains(" -", StringComparison.Ordinal) && !script.EndsWith("-Removed", StringComparison.Ordinal)
            ? VpcdCard.Insert(VpcdSlot.First, Cards.One) : null;

        EngineResult result = PowerShellEngine.Run(script);

        Assert.Empty(result.Output);
        Assert.Empty(result.ErrorIds);
    }

    [Fact]
    public async Task The_last_card_to_go_ends_the_wait_and_each_is_given()
    {
        VpcdCard first = VpcdCard.Insert(VpcdSlot.First, Cards.One);
        VpcdCard second = VpcdCard.Insert(VpcdSlot.Second, Cards.Another);
        using RunningScript wait = RunningScript.Start("'ready'; Wait-SmartCard -Removed; 'gone'");
        Assert.Equal("ready", wait.NextText());
        await Task.Delay(500, TestContext.Current.CancellationToken);

        second.Dispose();
        Assert.Equal(Cards.Another, wait.NextText());
        first.Dispose();
        Assert.Equal([Cards.One, "gone"], [wait.NextText(), wait.NextText()]);
        wait.End();
    }

    [Fact]
    public void A_card_that_stays_is_an_error_when_the_time_ran_out()
    {
        using VpcdCard card = VpcdCard.Insert(VpcdSlot.First, Cards.One);

        Assert.Equal(["TimedOut"], PowerShellEngine.Run("Wait-SmartCard -Removed -Timeout 0.2").ErrorIds);
    }

    [Fact]
    public void A_mute_card_is_told_and_is_not_what_is_waited_for()
    {
        using VpcdCard mute = VpcdCard.Insert(VpcdSlot.First, "");

        EngineResult result = PowerShellEngine.Run("Wait-SmartCard -Timeout 1");

        Assert.Equal(["TimedOut"], result.ErrorIds);
        Assert.Contains("'Virtual PCD 00 00' does not answer to reset", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Wait-SmartCard -Mask FF", "InvalidMask")]
    [InlineData("Wait-SmartCard -Atr 3B00 -Mask FF", "InvalidMask")]
    [InlineData("Wait-SmartCard -Atr '3B*' -Mask FFFF", "InvalidMask")]
    [InlineData("Wait-SmartCard -Atr 'xyz'", "ParameterArgumentTransformationError")]
    [InlineData("Wait-SmartCard -Atr 300, 1", "ParameterArgumentTransformationError")]
    [InlineData("Wait-SmartCard -Timeout -1", "ParameterArgumentTransformationError")]
    [InlineData("Wait-SmartCard -Timeout $true", "ParameterArgumentTransformationError")]
    [InlineData("Wait-SmartCard -Timeout 24.00:00:01", "ParameterArgumentTransformationError")]
    [InlineData("Connect-SmartCard -Timeout ([Threading.Timeout]::InfiniteTimeSpan)", "ParameterArgumentTransformationError")]
    [InlineData("Wait-SmartCard -New -Removed", "AmbiguousParameterSet")]
    public void What_cannot_be_meant_is_refused_at_once(string script, string errorId) =>
        Assert.Equal([errorId], PowerShellEngine.Run(script).ErrorIds);

    [Fact]
    public void A_filter_that_fails_says_so()
    {
        using VpcdCard card = VpcdCard.Insert(VpcdSlot.First, Cards.One);

        EngineResult result = PowerShellEngine.Run("Wait-SmartCard -FilterScript { throw 'no good' }");

        Assert.Equal("no good", result.TerminatingError!.Exception.Message);
        MonitorThreads.AssertNone();
    }

    [Fact]
    public async Task Ctrl_C_ends_it_at_once()
    {
        using RunningScript wait = RunningScript.Start("'ready'; Wait-SmartCard");
        Assert.Equal("ready", wait.NextText());
        await Task.Delay(500, TestContext.Current.CancellationToken);

        Assert.InRange(await wait.Stop(), TimeSpan.Zero, TimeSpan.FromMilliseconds(100));
        MonitorThreads.AssertNone();
    }
}
