using System.Threading.Tasks;
using SmartCard.Fixtures;
using Xunit;

namespace SmartCard.Tests.Readers;

/// <summary>The fixture does what the tests that need a service to die rely on.</summary>
public sealed class PrivatePcscServiceTests
{
    private const string TellReaders = "(Get-SmartCardReader).ReaderName";

    private const string TellOnEachLine =
        """
        while ($null -ne [Console]::In.ReadLine()) {
            try { (Get-SmartCardReader).ForEach{ $_.ReaderName + ' ' + $_.State } -join ', ' } catch { $_.FullyQualifiedErrorId.Split(',')[0] }
        }
        """;

    [Fact]
    public async Task A_client_finds_its_readers_and_cards()
    {
        using PrivatePcscService service = PrivatePcscService.StartNew();
        using VpcdCard card = VpcdCard.InsertUnseen(service.Second, Cards.One);

        string script = "while (-not ($found = @(Get-CardAtr)).Count) { [System.Threading.Thread]::Sleep(50) }; $found.ForEach{ $_.ReaderName + ': ' + $_.Atr }; " + TellReaders;
        Assert.Equal(
            ["Virtual PCD 00 01: 3B 02 14 50", "Virtual PCD 00 00", "Virtual PCD 00 01"],
            await ScriptInShell.Run(script, service.Environment));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task It_can_be_killed_and_started_again_beside_a_client(bool killed)
    {
        const string Both = "Virtual PCD 00 00 Empty, Virtual PCD 00 01 Empty";
        using PrivatePcscService service = PrivatePcscService.NotStarted();
        await using RunningShell shell = RunningShell.Start(TellOnEachLine, service.Environment);

        await shell.Tell("");
        Assert.Equal("ServiceNotRunning", await shell.Line());

        service.Start();
        await shell.Tell("");
        Assert.Equal(Both, await shell.Line());

        if (killed)
            service.Kill();
        else
            service.Stop();
        await shell.Tell("");
        Assert.Equal("ServiceNotRunning", await shell.Line());

        _ = service.AddReader("Another PCD");
        service.Start();
        await shell.Tell("");
        Assert.Equal(Both + ", Another PCD 00 00 Empty, Another PCD 00 01 Empty", await shell.Line());
        Assert.Empty(await shell.End());
    }
}
