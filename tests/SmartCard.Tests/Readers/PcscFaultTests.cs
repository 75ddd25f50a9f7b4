using System;
using System.Threading.Tasks;
using Xunit;

namespace SmartCard.Tests.Readers;

/// <summary>What a user reads when PC/SC is not there, or not as it should be: each in a process that finds it so.</summary>
public sealed class PcscFaultTests
{
    private const string TellTheError =
        """
        try { Get-SmartCardReader; 'no error' }
        catch { $_.FullyQualifiedErrorId; $_.CategoryInfo.Category; '0x{0:X8}' -f $_.Exception.HResult; "$_" }
        """;

    public PcscFaultTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "The faults are made for pcsc-lite.");

    [Fact]
    public async Task Without_a_service_there_is_one_terminating_error()
    {
        string[] told = await ScriptInShell.Run(TellTheError, ("PCSCLITE_CSOCK_NAME", "/nowhere/pcscd.comm"));

        Assert.Equal("ServiceNotRunning,SmartCard.Commands.Readers.GetSmartCardReaderCommand", told[0]);
        Assert.Equal("ResourceUnavailable", told[1]);
        Assert.Equal("0x8010001D", told[2]);
        Assert.StartsWith("SCardEstablishContext failed: the smart card service is not running (SCARD_E_NO_SERVICE, 0x8010001D). Start it: ", told[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_library_there_is_one_terminating_error()
    {
        using PcscLibraryFolder broken = PcscLibraryFolder.Broken();
        string[] told = await ScriptInShell.Run(TellTheError, ("LD_LIBRARY_PATH", broken.Path));

        Assert.Equal("PcscLibraryNotFound,SmartCard.Commands.Readers.GetSmartCardReaderCommand", told[0]);
        Assert.Equal("NotInstalled", told[1]);
        Assert.Equal("0x0000007E", told[2]);
        Assert.Contains("(ERROR_MOD_NOT_FOUND, 0x0000007E)", told[3], StringComparison.Ordinal);
        Assert.Contains("apt install pcscd", told[3], StringComparison.Ordinal);
    }

    // The condition of each code: the table of errors in the design of this module; the names: winerror.h.
    [Theory]
    [InlineData("8010006A", "SCARD_W_SECURITY_VIOLATION", "AccessDenied", "PermissionDenied")]
    [InlineData("8010001E", "SCARD_E_SERVICE_STOPPED", "ServiceNotRunning", "ResourceUnavailable")]
    [InlineData("80100013", "SCARD_F_COMM_ERROR", "CommunicationFailed", "ConnectionError")]
    [InlineData("80101234", "0x80101234", "PcscFailed", "NotSpecified")]
    public async Task A_refusal_has_its_own_error(string status, string name, string errorId, string category)
    {
        using PcscLibraryFolder scripted = PcscLibraryFolder.Scripted();
        string[] told = await ScriptInShell.Run(TellTheError, ("LD_LIBRARY_PATH", scripted.Path), ("PCSC_STATUS", status));

        Assert.Equal(errorId, told[0].Split(',')[0]);
        Assert.Equal(category, told[1]);
        Assert.Equal("0x" + status, told[2]);
        Assert.Contains(name, told[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_service_the_tab_key_offers_nothing_and_shows_no_error() =>
        Assert.Equal(
            ["offered: 0", "errors: 0"],
            await ScriptInShell.Run(
                """
                $typed = 'Get-CardAtr -ReaderName '
                $offered = [System.Management.Automation.CommandCompletion]::CompleteInput($typed, $typed.Length, $null).CompletionMatches
                "offered: $(@($offered | Where-Object CompletionText -Like '*PCD*').Count)"
                "errors: $($Error.Count)"
                """,
                ("PCSCLITE_CSOCK_NAME", "/nowhere/pcscd.comm")));
}
