using System.Threading.Tasks;
using Xunit;

namespace SmartCard.Tests.Windows;

/// <summary>
/// That the winscard.dll of the tests sees what a caller does wrong: with the layouts and numbers of pcsc-lite, which
/// its functions are called with here, no test against it would pass.
/// </summary>
[Collection(WindowsShell.Name)]
public sealed class WorldTests(WindowsShell shell)
{
    private const string Context = "$c = [long[]]::new(1); $null = [WinSCard]::SCardEstablishContext(2, 0, 0, $c);";
    private const string Release = "$null = [WinSCard]::SCardReleaseContext($c[0]);";
    private const string Name = "$name = [System.Text.Encoding]::Unicode.GetBytes(\"ACME Contactless 1`0\");";
    private const string Connect = Context + Name + "steer 'insert 1 3B021450'; $h = [long[]]::new(1); $p = [uint[]]::new(1); $null = [WinSCard]::SCardConnectW($c[0], $name, 2, 3, $h, $p);";
    private const string Disconnect = "$null = [WinSCard]::SCardDisconnect($h[0], 0);" + Release;

    [Fact]
    public async Task Windows_is_what_the_shell_runs_on() =>
        Assert.Equal(["True", "False", "8"], await shell.Run("$IsWindows; $IsLinux; [IntPtr]::Size"));

    [Theory]
    [InlineData("SCardEstablishContext: scope 3", "$c = [long[]]::new(1); $null = [WinSCard]::SCardEstablishContext(3, 0, 0, $c);" + Release)]
    [InlineData("SCardReleaseContext: 1 is no context (any more)", "$null = [WinSCard]::SCardReleaseContext(1)")]
    [InlineData("SCardConnectW: protocols 00000004", Context + Name + "$null = [WinSCard]::SCardConnectW($c[0], $name, 2, 4, [long[]]::new(1), [uint[]]::new(1));" + Release)]
    [InlineData("SCardConnectW: share mode 4", Context + Name + "$null = [WinSCard]::SCardConnectW($c[0], $name, 4, 3, [long[]]::new(1), [uint[]]::new(1));" + Release)]
    [InlineData("SCardControl: 42000D48 is no control code of a smart card reader", Connect + "$null = [WinSCard]::SCardControl($h[0], 0x42000D48, $null, 0, [byte[]]::new(64), 64, [uint[]]::new(1));" + Disconnect)]
    [InlineData("SCardTransmit: cbPciLength 0 of the sent protocol control information", Connect + "$null = [WinSCard]::SCardTransmit($h[0], [uint[]](1, 0, 16, 0), [byte[]](0, 0xA4, 0, 0), 4, 0, [byte[]]::new(64), [uint[]](64));" + Disconnect)]
    public async Task A_number_of_another_system_is_seen(string violation, string script) =>
        Assert.Equal([violation], (await shell.Ask(script)).Violations);

    [Fact]
    public async Task A_connection_left_open_is_seen() =>
        Assert.Equal("contexts 1, connections 1", (await shell.Ask(Connect)).Open);
}
