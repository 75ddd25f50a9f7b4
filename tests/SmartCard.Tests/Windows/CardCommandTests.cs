using System.Threading.Tasks;
using Xunit;

namespace SmartCard.Tests.Windows;

/// <summary>The cmdlets that work with cards, on Windows.</summary>
[Collection(WindowsShell.Name)]
public sealed class CardCommandTests(WindowsShell shell)
{
    private const string Card = "steer 'insert 0 3B021450 3'; $name = \"René's SCR 331 [CCID Interface] 0\";";

    [Fact]
    public async Task A_card_is_connected_and_disconnected() =>
        Assert.Equal(
            ["René's SCR 331 [CCID Interface] 0", "3B 02 14 50", "T1", "Shared", "Specific", "Specific", "False"],
            await shell.Run(
                Card + "$c = Connect-SmartCard $name; $c.ReaderName; $c.Atr; $c.Protocol; $c.ShareMode; $c.State;"
                + "(Get-SmartCardStatus $c).State; Disconnect-SmartCard $c; $c.IsConnected"));

    [Theory]
    [InlineData("steer 'remove 0'; Connect-SmartCard $name", "error CardNotPresent")]
    [InlineData("steer 'force SCardConnectW 80100069 99'; Connect-SmartCard $name", "error CardRemoved")]
    [InlineData("steer 'insert 0 -'; Connect-SmartCard $name", "error CardUnresponsive")]
    [InlineData("steer 'elsewhere 0 1'; Connect-SmartCard $name", "error CardInUse")]
    [InlineData("steer 'insert 0 3B021450 1'; Connect-SmartCard $name -Protocol T1", "error ProtocolMismatch")]
    [InlineData("Connect-SmartCard 'Gone 0'", "error ReaderNotFound")]
    [InlineData("steer 'stop'; Connect-SmartCard $name", "ended by error ServiceNotRunning")]
    [InlineData("$c = Connect-SmartCard $name; steer 'remove 0'; '00A40400' | Send-Apdu -Card $c; Disconnect-SmartCard $c", "error CardRemoved")]
    [InlineData("$c = Connect-SmartCard $name; steer 'reset 0'; '00A40400' | Send-Apdu -Card $c; Disconnect-SmartCard $c", "error CardReset")]
    [InlineData("$c = Connect-SmartCard $name; steer 'unplug 0'; '00A40400' | Send-Apdu -Card $c; $c.Dispose()", "error ReaderUnavailable")]
    [InlineData("$c = Connect-SmartCard $name; steer 'stop'; '00A40400' | Send-Apdu -Card $c; $c.Dispose()", "error ServiceNotRunning")]
    public async Task What_fails_is_one_error_and_leaves_nothing_open(string script, string error) =>
        Assert.StartsWith(error, Assert.Single(await shell.Run(Card + script)), System.StringComparison.Ordinal);

    [Theory]
    [InlineData("steer 'remove 0'; steer 'after 400 insert 0 3B021450'")]
    [InlineData("steer 'elsewhere 0 1'; steer 'after 400 elsewhere 0 0'")]
    public async Task A_connection_waits_for_the_card(string order) =>
        Assert.Equal(["3B 02 14 50", "True"], await shell.Run(Card + order + "; $t = timed { $script:c = Connect-SmartCard $name -Timeout 60 }; $c.Atr; $t -ge 350; Disconnect-SmartCard $c"));

    [Fact]
    public async Task Answers_are_completed_unless_raw_is_asked_for() =>
        Assert.Equal(
            ["6F 07 84 05 A0 00 00 00 03 90 00", "01 02 03 04 90 00", "61 09", "6C 04"],
            await shell.Run(
                Card + "'00A4040005A00000000300', '00B0000000' | Send-Apdu -ReaderName René* | ForEach-Object Response;"
                + "'00A4040005A000000003', '00B0000000' | Send-Apdu -ReaderName René* -Raw | ForEach-Object Response"));

    [Fact]
    public async Task A_pipeline_of_commands_takes_one_connection_and_leaves_the_card_as_it_is() =>
        Assert.Equal(
            ["100", "1", "SCardDisconnect 0x00000000 disposition 0"],
            await shell.Run(
                Card + "@(1..100 | ForEach-Object { '80EE000003010203' } | Send-Apdu -ReaderName René* | Where-Object IsSuccess).Count;"
                + "$calls = tell calls; @($calls -match 'SCardConnectW').Count; $calls -match 'SCardDisconnect 0x00000000'"));

    // ISO/IEC 7816-4, 5.1. Windows refuses buffers of more than 65,544 bytes (pyscard, issue 19).
    [Fact]
    public async Task Extended_length_stays_below_the_limit_of_Windows() =>
        Assert.Equal(
            ["65536", "9000", "65535", "9000"],
            await shell.Run(
                Card + "$c = Connect-SmartCard $name; $r = Send-Apdu 80B10000000000 -Card $c; $r.Data.Length; $r.StatusWord;"
                + "$r = Send-Apdu ('80EE000000FFFF' + ('5A' * 65535) + '0000') -Card $c; $r.Data.Length; $r.StatusWord; Disconnect-SmartCard $c"));

    [Fact]
    public async Task After_a_reset_by_somebody_else_the_card_goes_on() =>
        Assert.Equal(
            ["error CardReset", "6D00"],
            await shell.Run(
                Card + "$c = Connect-SmartCard $name; steer 'reset 0'; '00FF0000' | Send-Apdu -Card $c;"
                + "Reset-SmartCard $c -Confirm:$false; ('00FF0000' | Send-Apdu -Card $c).StatusWord; Disconnect-SmartCard $c"));

    [Theory]
    [InlineData("", "initialization 1")]
    [InlineData("-Cold", "initialization 2")]
    public async Task A_reset_is_warm_or_cold(string option, string asked) =>
        Assert.Equal(
            ["3B 02 14 50", asked],
            await shell.Run(
                Card + $"$c = Connect-SmartCard $name; (Reset-SmartCard $c {option} -PassThru -Confirm:$false).Atr;"
                + "(tell calls) -match 'SCardReconnect' -replace '^.*(initialization)', '$1'; Disconnect-SmartCard $c"));

    [Theory]
    [InlineData("Invoke-SmartCardTransaction -Card $c { 'in' }", "in")]
    [InlineData("try { Invoke-SmartCardTransaction -Card $c { throw 'enough' } } catch { 'caught' }", "caught")]
    [InlineData("foreach ($i in 1..3) { Invoke-SmartCardTransaction -Card $c { break } }; 'broken off'", "broken off")]
    [InlineData("Invoke-SmartCardTransaction -Card $c { Invoke-SmartCardTransaction -Card $c { 'nested' } }", "nested")]
    public async Task A_transaction_ends_whatever_happens_in_it(string script, string output) =>
        Assert.Equal(
            [output, "1", "1", "SCARD_E_NOT_TRANSACTED"],
            await shell.Run(
                Card + "$c = Connect-SmartCard $name;" + script + "; $calls = tell calls; @($calls -match 'SCardBeginTransaction').Count;"
                + "@($calls -match 'SCardEndTransaction 0x00000000').Count; status { $c.EndTransaction('Leave') }; Disconnect-SmartCard $c"));

    [Fact]
    public async Task A_transaction_waits_for_the_other_application() =>
        Assert.Equal(
            ["True"],
            await shell.Run(
                Card + "$c = Connect-SmartCard $name; steer 'transaction 0 1'; steer 'after 400 transaction 0 0';"
                + "(timed { Invoke-SmartCardTransaction -Card $c { '00FF0000' | Send-Apdu -Card $c } }) -ge 300; Disconnect-SmartCard $c"));

    // The call itself goes on until the card has answered or the other application is done; nobody waits for it.
    [Theory]
    [InlineData("steer 'transaction 0 1'", "Invoke-SmartCardTransaction -Card $c { }", "steer 'transaction 0 0'")]
    [InlineData("", "Send-Apdu 80500BB8 -Card $c", "")]
    public async Task A_command_that_hangs_is_left_at_once_when_it_is_stopped(string before, string command, string afterwards) =>
        Assert.Equal(
            ["Stopped", "True", "free again"],
            await shell.Run(
                Card + $"$c = Connect-SmartCard $name; {before}; $state, $milliseconds = stopped {{ {command} }}; $state; $milliseconds -lt 1000; {afterwards};"
                + "$c.BeginTransaction(); $c.EndTransaction('Leave'); 'free again'; Disconnect-SmartCard $c"));
}
