using System.Threading.Tasks;
using Xunit;

namespace SmartCard.Tests.Windows;

/// <summary>What goes wrong on Windows, and the error that a user sees.</summary>
[Collection(WindowsShell.Name)]
public sealed class FaultTests(WindowsShell shell)
{
    private const string Try = "try { Get-SmartCardReader | Out-Null; 'no error' } catch { line $_; $_.CategoryInfo.Category; '0x{0:X8}' -f $_.Exception.HResult; $_.Exception.StatusName }";

    // Codes: winerror.h; conditions: the table of errors in the design of this module.
    [Theory]
    [InlineData("SCardEstablishContext", "8010001D", "ServiceNotRunning", "ResourceUnavailable", "SCARD_E_NO_SERVICE")]
    [InlineData("SCardListReadersW", "8010001E", "ServiceNotRunning", "ResourceUnavailable", "SCARD_E_SERVICE_STOPPED")]
    [InlineData("SCardGetStatusChangeW", "8010001E", "ServiceNotRunning", "ResourceUnavailable", "SCARD_E_SERVICE_STOPPED")]
    [InlineData("SCardEstablishContext", "80100018", "ServiceNotRunning", "ResourceUnavailable", "SCARD_P_SHUTDOWN")]
    [InlineData("SCardEstablishContext", "8010006A", "AccessDenied", "PermissionDenied", "SCARD_W_SECURITY_VIOLATION")]
    [InlineData("SCardEstablishContext", "00000005", "AccessDenied", "PermissionDenied", "ERROR_ACCESS_DENIED")]
    [InlineData("SCardListReadersW", "000006BA", "ServiceNotRunning", "ResourceUnavailable", "RPC_S_SERVER_UNAVAILABLE")]
    [InlineData("SCardGetStatusChangeW", "000006BE", "ServiceNotRunning", "ResourceUnavailable", "RPC_S_CALL_FAILED")]
    [InlineData("SCardGetStatusChangeW", "0000001F", "CommunicationFailed", "ConnectionError", "ERROR_GEN_FAILURE")]
    [InlineData("SCardGetStatusChangeW", "0000048F", "ReaderUnavailable", "ResourceUnavailable", "ERROR_DEVICE_NOT_CONNECTED")]
    [InlineData("SCardEstablishContext", "0000006D", "CommunicationFailed", "ConnectionError", "ERROR_BROKEN_PIPE")]
    [InlineData("SCardListReadersW", "00000006", "ConnectionLost", "ConnectionError", "ERROR_INVALID_HANDLE")]
    [InlineData("SCardGetStatusChangeW", "8010FFFF", "PcscFailed", "NotSpecified", "0x8010FFFF")]
    public async Task A_code_has_its_own_error(string function, string code, string errorId, string category, string name) =>
        Assert.Equal(["error " + errorId, category, "0x" + code, name], await shell.Run($"steer 'force {function} {code}';" + Try));

    [Fact]
    public async Task After_an_error_the_next_call_works() =>
        Assert.Equal(["2", "2"], await shell.Run("steer 'force SCardListReadersW 8010001E'; try { Get-SmartCardReader } catch { }; 1..2 | ForEach-Object { @(Get-SmartCardReader).Count }"));

    [Fact]
    public async Task Without_readers_there_is_no_output_and_no_error() =>
        Assert.Equal(["done"], await shell.Run("steer 'stays 1'; steer 'unplug 0'; steer 'unplug 1'; Get-SmartCardReader; Get-CardAtr; 'done'"));

    [Fact]
    public async Task Windows_stops_the_service_with_the_last_reader_and_starts_it_with_the_next() =>
        Assert.Equal(
            ["SCARD_E_NO_SERVICE", "2", "Reader \U0001F4B3 2"],
            await shell.Run(
                "steer 'unplug 0'; steer 'unplug 1'; status { [SmartCard.Pcsc.PcscContext]::Establish() };"
                + "steer 'plug 2'; steer 'plug 0'; @(Get-SmartCardReader).Count; (Get-SmartCardReader)[1].ReaderName"));

    [Fact]
    public async Task A_service_that_stops_between_two_calls_is_one_error() =>
        Assert.Equal(["error ServiceNotRunning", "ResourceUnavailable", "0x8010001E", "SCARD_E_SERVICE_STOPPED"], await shell.Run("steer 'upon SCardListReadersW stop';" + Try));

    [Fact]
    public async Task A_reader_that_goes_between_two_calls_is_not_in_the_list() =>
        Assert.Equal(
            ["ACME Contactless 1"],
            await shell.Run("steer 'refuse 1'; steer 'upon SCardListReadersW upon SCardListReadersW unplug 0'; (Get-SmartCardReader).ReaderName"));

    [Fact]
    public async Task Without_a_service_the_tab_key_shows_no_error() =>
        Assert.Equal(
            ["0", "0"],
            await shell.Run(
                "steer 'stop'; $t = 'Get-CardAtr -ReaderName '; $offered = [System.Management.Automation.CommandCompletion]::CompleteInput($t, $t.Length, $null).CompletionMatches;"
                + "@($offered | Where-Object CompletionText -Like '*ACME*').Count; $Error.Count"));

    [Fact]
    public async Task Without_the_library_there_is_one_terminating_error() =>
        Assert.Equal(
            ["PcscLibraryNotFound", "NotInstalled", "0x0000007E"],
            await shell.RunAlone(
                "winscard=",
                "try { Get-SmartCardReader } catch { $_.FullyQualifiedErrorId.Split(',')[0]; $_.CategoryInfo.Category; '0x{0:X8}' -f $_.Exception.HResult }"));
}
