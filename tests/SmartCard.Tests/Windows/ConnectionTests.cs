using System.Threading.Tasks;
using Xunit;

namespace SmartCard.Tests.Windows;

/// <summary>A connected card on Windows: what winscard.dll is handed, and what becomes of its answers.</summary>
[Collection(WindowsShell.Name)]
public sealed class ConnectionTests(WindowsShell shell)
{
    private const string Name = "René's SCR 331 [CCID Interface] 0";

    /// <summary>A card with T=0 and T=1 in the first reader, and functions that connect to it and exchange hexadecimal.</summary>
    private const string Card =
        """
        steer 'insert 0 3B021450 3'
        function open($share = 'Shared', $protocols = 'Any') { [SmartCard.Pcsc.SmartCardConnection]::Open("René's SCR 331 [CCID Interface] 0", $share, $protocols) }
        function send($card, $hex) { [Convert]::ToHexString($card.Transmit([Convert]::FromHexString($hex))) }

        """;

    [Theory]
    [InlineData("Any", 1, "T0")]
    [InlineData("Any", 2, "T1")]
    [InlineData("Any", 3, "T1")]
    [InlineData("T0", 3, "T0")]
    [InlineData("Raw", 1, "Raw")]
    [InlineData("T1", 1, "SCARD_E_PROTO_MISMATCH")]
    public async Task The_protocol_is_one_that_both_speak(string asked, int offered, string expected) =>
        Assert.Equal([expected], await shell.Run(Card + $"steer 'insert 0 3B021450 {offered}'; status {{ $c = open Shared {asked}; $c.Protocol; $c.Dispose() }}"));

    [Fact]
    public async Task A_connected_card_tells_reader_state_and_answer_to_reset() =>
        Assert.Equal(
            [Name, "3B 02 14 50", "Specific", "True", "Unknown", "False"],
            await shell.Run(Card + "$c = open; $c.ReaderName; $c.Atr; $c.State; $c.IsConnected; $c.Dispose(); $c.State; $c.IsConnected"));

    // winsmcrd.h of Windows: an ordinal, where pcsc-lite has a mask.
    [Theory]
    [InlineData(1, "Absent")]
    [InlineData(2, "Present")]
    [InlineData(3, "Swallowed")]
    [InlineData(4, "Powered")]
    [InlineData(5, "Negotiable")]
    [InlineData(6, "Specific")]
    public async Task The_state_is_an_ordinal(int ordinal, string state) =>
        Assert.Equal([state, state], await shell.Run(Card + $"$c = open; steer 'ordinal 0 {ordinal}'; $c.GetStatus().State; $c.State; $c.Dispose()"));

    [Fact]
    public async Task A_direct_connection_needs_no_card() =>
        Assert.Equal(
            ["None", "Absent", "ATR ", "SCARD_E_NO_SMARTCARD"],
            await shell.Run(Card + "steer 'remove 0'; $c = open Direct; $c.Protocol; $c.State; \"ATR $($c.Atr)\"; status { send $c 00A40400 }; $c.Dispose()"));

    [Theory]
    [InlineData("steer 'remove 0'", "SCARD_E_NO_SMARTCARD")]
    [InlineData("steer 'insert 0 -'", "SCARD_W_UNRESPONSIVE_CARD")]
    [InlineData("steer 'elsewhere 0 1'", "SCARD_E_SHARING_VIOLATION")]
    [InlineData("steer 'unplug 0'", "SCARD_E_UNKNOWN_READER")]
    [InlineData("steer 'stop'", "SCARD_E_NO_SERVICE")]
    [InlineData("steer 'force SCardConnectW 80100069'", "SCARD_W_REMOVED_CARD")]
    [InlineData("steer 'force SCardConnectW 00000015'", "ERROR_NOT_READY")]
    public async Task A_connection_that_is_refused_leaves_nothing_open(string order, string status) =>
        Assert.Equal([status], await shell.Run(Card + order + "; status { open }"));

    [Fact]
    public async Task Alone_is_alone() =>
        Assert.Equal(
            ["SCARD_E_SHARING_VIOLATION", "True", "SCARD_E_SHARING_VIOLATION"],
            await shell.Run(
                Card + "$c = open Exclusive; status { open }; $c.Dispose();"
                + "$c = open; $d = open; $d.IsConnected; status { open Exclusive }; $c.Dispose(); $d.Dispose()"));

    [Theory]
    [InlineData("80EE000003010203", "0102039000")]
    [InlineData("00A4040005A000000003", "6109")]
    [InlineData("00B0000000", "6C04")]
    [InlineData("00B0000004", "010203049000")]
    [InlineData("00FF0000", "6D00")]
    public async Task An_exchange_gives_what_the_card_said(string command, string response) =>
        Assert.Equal([response], await shell.Run(Card + $"$c = open; send $c {command}; $c.Dispose()"));

    // ISO/IEC 7816-4, 5.1: up to 65,535 bytes of data in a command, 65,536 in a response.
    [Fact]
    public async Task The_longest_command_and_the_longest_response_pass() =>
        Assert.Equal(
            ["65537", "65538", "253, 254, 255, 144, 0"],
            await shell.Run(
                Card +
                """
                $c = open
                $command = [byte[]]::new(7 + 65535); [byte[]](0x80, 0xEE, 0, 0, 0, 0xFF, 0xFF) | ForEach-Object { $i = 0 } { $command[$i++] = $_ }
                $c.Transmit($command).Length
                $response = $c.Transmit([byte[]](0x80, 0xB1, 0, 0, 0, 0, 0)); $response.Length; $response[-5..-1] -join ', '
                $c.Dispose()
                """));

    [Theory]
    [InlineData("steer 'remove 0'", "SCARD_W_REMOVED_CARD", "SCARD_E_NO_SMARTCARD")]
    [InlineData("steer 'remove 0'; steer 'insert 0 3B021450'", "SCARD_W_REMOVED_CARD", "6D00")]
    [InlineData("steer 'reset 0'", "SCARD_W_RESET_CARD", "6D00")]
    [InlineData("steer 'unplug 0'", "SCARD_E_READER_UNAVAILABLE", "SCARD_E_READER_UNAVAILABLE")]
    [InlineData("steer 'stop'", "SCARD_E_SERVICE_STOPPED", "SCARD_E_SERVICE_STOPPED")]
    public async Task A_card_that_went_or_was_reset_says_so_and_can_go_on_when_it_is_there(string order, string status, string afterwards) =>
        Assert.Equal(
            [status, afterwards],
            await shell.Run(Card + "$c = open;" + order + "; status { send $c 00FF0000 }; status { $c.Reconnect('Leave'); send $c 00FF0000 }; $c.Dispose()"));

    [Fact]
    public async Task A_card_taken_out_in_the_middle_of_an_exchange_ends_it() =>
        Assert.Equal(
            ["SCARD_W_REMOVED_CARD", "True"],
            await shell.Run(Card + "$c = open; $t = timed { steer 'after 300 remove 0'; $script:s = status { send $c 805003E8 } }; $s; $t -ge 300; $c.Dispose()"));

    [Theory]
    [InlineData("Leave", "6109, 6F07840500000000009000")]
    [InlineData("Reset", "6109, 6985")]
    [InlineData("Unpower", "6109, 6985")]
    public async Task A_reset_is_one_and_leaving_is_none(string initialization, string responses) =>
        Assert.Equal(
            [responses],
            await shell.Run(Card + $"$c = open; $one = send $c 00A40400; $c.Reconnect('{initialization}'); \"$one, $(send $c 00C0000009)\"; $c.Dispose()"));

    [Theory]
    [InlineData("Leave", "Present", "ATR 3B 02 14 50")]
    [InlineData("Reset", "Present", "ATR 3B 02 14 50")]
    [InlineData("Eject", "Empty", "ATR ")]
    public async Task The_card_is_left_as_asked(string disposition, string state, string atr) =>
        Assert.Equal([state, atr], await shell.Run(Card + $"$c = open; $c.Disconnect('{disposition}'); (Get-SmartCardReader René*).State; \"ATR $((Get-SmartCardReader René*).Atr)\""));

    [Fact]
    public async Task A_transaction_keeps_others_waiting_until_it_ends() =>
        Assert.Equal(
            ["True", "6D00", "SCARD_E_NOT_TRANSACTED"],
            await shell.Run(
                Card +
                """
                $c = open; steer 'transaction 0 1'; steer 'after 400 transaction 0 0'
                (timed { $c.BeginTransaction() }) -ge 300
                send $c 00FF0000
                $c.EndTransaction('Leave')
                status { $c.EndTransaction('Leave') }
                $c.Dispose()
                """));

    // SCardBeginTransaction, Remarks: a transaction without use for five seconds ends with a reset (here after 100 ms).
    [Fact]
    public async Task A_transaction_that_is_forgotten_ends_with_a_reset() =>
        Assert.Equal(
            ["SCARD_W_RESET_CARD", "6D00"],
            await shell.Run(
                Card + "steer 'limit 100'; $c = open; $c.BeginTransaction(); [System.Threading.Thread]::Sleep(300);"
                + "status { send $c 00FF0000 }; status { $c.EndTransaction('Leave') } | Out-Null; $c.Reconnect('Leave'); send $c 00FF0000; $c.Dispose()"));

    // SCARD_CTL_CODE of winsmcrd.h: 0x310000 | function << 2. PC/SC Part 10, 2.3: tag, length 4, code.
    [Fact]
    public async Task Control_codes_are_those_of_Windows() =>
        Assert.Equal(
            ["313520", "0604003138440704003138480A040031384C120400313850", "10020700", "030201", "0x00000001"],
            await shell.Run(
                Card +
                """
                $c = open Direct
                function control($function, [byte[]] $bytes = @()) { [Convert]::ToHexString($c.Control($c.ControlCode($function), $bytes)) }
                '{0:X}' -f $c.ControlCode(3400)
                control 3400; control 3603; control 3500 @(1, 2, 3)
                try { control 3999 } catch { '0x{0:X8}' -f $_.Exception.InnerException.HResult }
                $c.Dispose()
                """));

    [Theory]
    [InlineData("0x00010100", "41434D4500")]
    [InlineData("0x00090303", "3B021450")]
    [InlineData("0x00080201", "02000000")]
    [InlineData("0x7FFF0005", "520065006E00E9002700730020005300430052002000330033003100200"
        + "05B004300430049004400200049006E0074006500720066006100630065005D00200030000000")]
    [InlineData("0x00010199", "ERROR_NOT_SUPPORTED")]
    public async Task An_attribute_comes_as_the_driver_gives_it(string attribute, string value) =>
        Assert.Equal([value], await shell.Run(Card + $"$c = open; status {{ [Convert]::ToHexString($c.GetAttribute({attribute})) }}; $c.Dispose()"));

    [Fact]
    public async Task An_attribute_is_set() =>
        Assert.Equal(
            ["01", "ERROR_NOT_SUPPORTED"],
            await shell.Run(
                Card + "$c = open; $c.SetAttribute(0x7FFF0007, [byte[]](1)); [Convert]::ToHexString($c.GetAttribute(0x7FFF0007));"
                + "status { $c.SetAttribute(0x00010100, [byte[]](1)) }; $c.Dispose()"));

    [Fact]
    public async Task A_forgotten_connection_ends_by_itself() =>
        Assert.Equal(
            ["contexts 0, connections 0"],
            await shell.Run(
                Card +
                """
                & { $c = open; $null = send $c 00FF0000 }
                for ($i = 0; $i -lt 50 -and "$(tell open)" -ne 'contexts 0, connections 0'; $i++) { [GC]::Collect(); [GC]::WaitForPendingFinalizers(); [System.Threading.Thread]::Sleep(20) }
                tell open
                """));

    [Fact]
    public async Task A_thousand_connections_leave_nothing_open() =>
        Assert.Equal(["6D00"], await shell.Run(Card + "1..1000 | ForEach-Object { $c = open; send $c 00FF0000; $c.Dispose() } | ForEach-Object { $seen = @{} } { $seen[$_] = 1 } { $seen.Keys }"));
}
