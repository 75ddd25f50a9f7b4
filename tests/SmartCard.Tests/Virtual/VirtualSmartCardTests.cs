using System;
using System.IO;
using System.Linq;
using System.Runtime.Versioning;
using SmartCard.Fixtures;
using SmartCard.Tests.Engine;
using Xunit;

namespace SmartCard.Tests.Virtual;

/// <summary>
/// Cards made of script, through the real engine. They are seen by the whole process, so no other test with readers runs
/// meanwhile.
/// </summary>
[Collection(PcscService.Name)]
public sealed class VirtualSmartCardTests : IDisposable
{
    private const string Echo = "$v = New-VirtualSmartCard 3B021450 { param($apdu) $apdu.Data, 0x9000 } -ReaderName Desk; ";

    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose()
    {
        PowerShellEngine.Run("Remove-VirtualSmartCard * -IncludeReader");
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Every_cmdlet_sees_it_beside_the_real_readers()
    {
        EngineResult result = PowerShellEngine.Run(Echo + """
            (Get-SmartCardReader Desk).State
            (Get-CardAtr Desk).Atr
            $c = Connect-SmartCard Desk -ShareMode Exclusive
            $c.Protocol
            (Get-SmartCardStatus $c).State
            (Invoke-SmartCardTransaction -Card $c { Send-Apdu 00DA000003010203 -Card $c }).Response
            (Get-SmartCardAttribute -Card $c -Attribute ATR_STRING).Value
            (Trace-SmartCard { $null = Send-Apdu 00DA0000 -Card $c }).Function
            (Wait-SmartCard Desk -Timeout 5).Atr
            Disconnect-SmartCard $c
            """);

        Assert.Empty(result.ErrorIds);
        Assert.Equal(
            ["Present", "3B 02 14 50", "T0", "Specific", "01 02 03 90 00", "3B 02 14 50", "SCardTransmit", "3B 02 14 50"],
            result.Output.Select(item => $"{item}"));
    }

    [Fact]
    public void What_a_trace_took_down_is_played_again()
    {
        string path = Path.Combine(folder, "trace.txt");
        EngineResult result = PowerShellEngine.Run($$"""
            $v = New-VirtualSmartCard 3B021450 { param($apdu) if ($apdu.Ins -eq 0x20) { 0x63C2 } else { $apdu.Data, 0x9000 } } -ReaderName Desk
            $c = Connect-SmartCard Desk
            $null = Trace-SmartCard { $null = '00CB000002CAFE', '00200080023132' | Send-Apdu -Card $c } -TranscriptPath '{{path}}' -Diffable
            $c.Dispose()
            $v | Remove-VirtualSmartCard
            $v = New-VirtualSmartCard -Transcript '{{path}}' -ReaderName Desk
            (Get-CardAtr Desk).Atr
            ('00CB000002CAFE', '00200080023939' | Send-Apdu -ReaderName Desk).Response
            """);

        Assert.Empty(result.ErrorIds);
        Assert.Equal(["3B 02 14 50", "CA FE 90 00", "63 C2"], result.Output.Select(item => $"{item}"));
        Assert.Equal(
            ["# READER: Desk", "# ATR: 3B 02 14 50", "# PROTOCOL: T=0", "> 00 CB 00 00 02 CA FE", "< CA FE 90 00", "> 00 20 00 80 02 ** **", "< 63 C2"],
            File.ReadAllLines(path));
    }

    [Fact]
    public void A_trace_of_several_cards_says_which_card_each_exchange_was_with()
    {
        string path = Path.Combine(folder, "trace.txt");
        EngineResult result = PowerShellEngine.Run($$"""
            $v = New-VirtualSmartCard 3B021450 { 0x9000 } -ReaderName Desk
            $w = New-VirtualSmartCard 3B00 { throw 'broken' } -ReaderName Shelf
            Trace-SmartCard { $null = '00A40400' | Send-Apdu -ReaderName Desk, Shelf -ErrorAction SilentlyContinue } -Summary -TranscriptPath '{{path}}' > $null
            """);

        Assert.Empty(result.ErrorIds);
        string[] lines = [.. File.ReadAllLines(path).Where(line => !line.StartsWith("# TIME: ", StringComparison.Ordinal))];
        Assert.Equal(["# READER: Desk", "# ATR: 3B 02 14 50", "# PROTOCOL: T=0", "> 00 A4 04 00"], lines[..4]);
        Assert.Matches("^< 90 00 # [0-9.]+ ms$", lines[4]);
        Assert.Equal(["# READER: Shelf", "# ATR: 3B 00", "# PROTOCOL: T=0", "# SCardTransmit 00 A4 04 00 => SCARD_E_NOT_TRANSACTED"], lines[5..]);
    }

    [Fact]
    public void A_transcript_that_cannot_be_written_is_one_error_and_nothing_runs()
    {
        EngineResult result = PowerShellEngine.Run($"Trace-SmartCard {{ $script:ran = $true }} -TranscriptPath '{folder}'; \"ran: $ran\"");

        Assert.Equal(["TranscriptNotWritten"], result.ErrorIds);
        Assert.DoesNotContain(result.Output, item => $"{item}" == "ran: True");
    }

    [Theory]
    [InlineData("'9000'", "90 00")]
    [InlineData("0x9000", "90 00")]
    [InlineData("'6F 00', 0x6310", "6F 00 63 10")]
    [InlineData("[byte[]](1, 2), 0x90, 0", "01 02 90 00")]
    [InlineData("1; 2; '90'; '00'", "01 02 90 00")]
    public void What_the_block_writes_is_the_answer(string block, string response) =>
        Assert.Equal([response], PowerShellEngine.Run($"$v = New-VirtualSmartCard 3B00 {{ {block} }}; Send-Apdu 00A40400 -ReaderName $v.ReaderName -Raw").Values("Response"));

    [Theory]
    [InlineData("throw 'the chip is broken'", "the chip is broken")]
    [InlineData("", "no answer")]
    [InlineData("'xyz'", "offset 0")]
    [InlineData("0x90", "no answer")]
    [InlineData("[DateTime]::Now", "no part of an answer")]
    [InlineData("while ($true) { }", "0.3 seconds")]
    [InlineData("[Threading.Thread]::Sleep(2000); 0x9000", "0.3 seconds")]
    public void A_block_that_fails_is_a_card_that_does_not_answer(string block, string reason)
    {
        EngineResult result = PowerShellEngine.Run(
            $"$v = New-VirtualSmartCard 3B00 {{ param($apdu) if ($apdu.Ins -eq 0xFF) {{ {block} }} else {{ 0x9000 }} }} -Timeout 0.3; "
            + "Send-Apdu 00FF0000 -ReaderName $v.ReaderName; $v.LastError; "
            + "1..40 | ForEach-Object { if (-not $again) { $again = Send-Apdu 00A40000 -ReaderName $v.ReaderName -ErrorAction Ignore } }; $again.StatusWord");

        Assert.Equal("CommunicationFailed", result.ErrorIds[0]);
        Assert.Contains(reason, $"{result.Output[0]}", StringComparison.Ordinal);
        Assert.Equal("9000", $"{result.Output[^1]}");
    }

    [Fact]
    public void It_keeps_what_it_knows_until_it_is_reset()
    {
        EngineResult result = PowerShellEngine.Run("""
            $step = 5
            $v = New-VirtualSmartCard 3B00 { param($apdu) $script:n += $using:step; '{0:X2}' -f $script:n; 0x9000 } -OnReset { $script:n = 0 }
            $c = Connect-SmartCard $v.ReaderName
            1, 2 | ForEach-Object { (Send-Apdu '00000000' -Card $c).Response }
            Reset-SmartCard $c
            (Send-Apdu '00000000' -Card $c).Response
            """);

        Assert.Equal(["05 90 00", "0A 90 00", "05 90 00"], result.Output.Select(item => $"{item}"));
    }

    [Fact]
    public void It_is_taken_out_and_put_in_again_as_by_a_hand()
    {
        EngineResult result = PowerShellEngine.Run(Echo + """
            $c = Connect-SmartCard Desk
            $v | Remove-VirtualSmartCard
            Send-Apdu 00A40000 -Card $c
            (Get-SmartCardReader Desk).EventCount
            New-VirtualSmartCard 3B00 -ReaderName Desk | Out-Null
            New-VirtualSmartCard 3B00 -ReaderName Desk
            """);

        Assert.Equal(["CardRemoved", "ReaderOccupied"], result.ErrorIds);
        Assert.Equal(["2"], result.Output.Select(item => $"{item}"));
        Assert.Equal(["CardInserted Desk"], PowerShellEngine.Run("Watch-SmartCard Desk -IncludeCurrent -Timeout 0 | Where-Object Event -eq CardInserted").Output.Select(item => $"{item}"));
    }

    [Fact]
    public void What_was_said_is_taken_down_masked_and_said_again()
    {
        string path = Path.Combine(folder, "card.txt");
        EngineResult result = PowerShellEngine.Run(
            "param($path) " + Echo + """
            '0012000002CAFE', '002000800431323334' | Send-Apdu -ReaderName Desk -TranscriptPath $path | ForEach-Object Response
            $copy = New-VirtualSmartCard -Transcript $path -ReaderName Copy
            $copy.Atr
            '0012000002CAFE', '002000800439393939' | Send-Apdu -ReaderName Copy | ForEach-Object Response
            Send-Apdu 00A40000 -ReaderName Copy
            """.Replace("$path", $"'{path}'", StringComparison.Ordinal), []);

        Assert.Equal(["CA FE 90 00", "31 32 33 34 90 00", "3B 02 14 50", "CA FE 90 00", "00 00 00 00 90 00"], result.Output.Select(item => $"{item}"));
        Assert.Equal(["CommunicationFailed"], result.ErrorIds);
        Assert.DoesNotContain("31 32 33 34", File.ReadAllText(path), StringComparison.Ordinal);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void A_transcript_with_secrets_is_its_owners_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such rights.");
        string path = Path.Combine(folder, "card.txt");
        File.WriteAllText(path, "of before");
        File.SetUnixFileMode(path, (UnixFileMode)0b110_110_100);
        PowerShellEngine.Run(Echo + $"Send-Apdu '002000800431323334' -ReaderName Desk -TranscriptPath '{path}' -IncludeSecrets 3> $null");

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        Assert.Contains("31 32 33 34", File.ReadAllText(path), StringComparison.Ordinal);
    }

    // ISO/IEC 7816-4, 11.8.1: what GET RESPONSE fetches belongs to the command before it, with the same card.
    [Fact]
    public void The_rest_of_a_secret_answer_is_masked_with_several_cards_in_turn()
    {
        string path = Path.Combine(folder, "two.txt");
        EngineResult result = PowerShellEngine.Run($$"""
            New-VirtualSmartCard 3B00 -ReaderName Desk { param($apdu) if ($apdu.Ins -eq 0x20) { 0x6102 } else { 'CAFE', 0x9000 } } > $null
            New-VirtualSmartCard 3B00 -ReaderName Shelf { param($apdu) if ($apdu.Ins -eq 0x20) { 0x6983 } else { 'BEEF', 0x9000 } } > $null
            '0020008002 3132', '00C0000002' | Send-Apdu -Raw -ReaderName Desk, Shelf -TranscriptPath '{{path}}' | ForEach-Object Response
            """);

        Assert.Equal(["61 02", "69 83", "CA FE 90 00", "BE EF 90 00"], result.Output.Select(item => $"{item}"));
        Assert.Equal(
            ["61 02", "69 83", "** ** 90 00", "BE EF 90 00"],
            File.ReadLines(path).Where(line => line.StartsWith('<')).Select(line => line[2..line.IndexOf('#', StringComparison.Ordinal)].Trim()));
    }

    [Theory]
    [InlineData("New-VirtualSmartCard 3B00 -Transcript nowhere.txt", "TranscriptUnreadable")]
    [InlineData("New-VirtualSmartCard", "InvalidAtr")]
    [InlineData("New-VirtualSmartCard zz", "InvalidHex")]
    [InlineData("New-VirtualSmartCard 3B00 -Vpcd -Port 1", "VpcdNotThere")]
    [InlineData("Remove-VirtualSmartCard nowhere", "VirtualCardNotFound")]
    public void What_cannot_be_done_is_one_error(string script, string errorId) =>
        Assert.Equal([errorId], PowerShellEngine.Run(script).ErrorIds);

    [Fact]
    public void WhatIf_inserts_and_removes_nothing()
    {
        EngineResult result = PowerShellEngine.Run(
            "New-VirtualSmartCard 3B00 -WhatIf; " + Echo + "Remove-VirtualSmartCard Desk -IncludeReader -WhatIf; (Get-VirtualSmartCard).ReaderName");

        Assert.Equal(["Desk"], result.Output.Select(item => $"{item}"));
    }

    [Fact]
    public void The_tab_key_completes_its_name() =>
        Assert.Equal(["'Desk'"], PowerShellEngine.Complete(Echo + "Remove-VirtualSmartCard -ReaderName De").Select(match => match.CompletionText).DefaultIfEmpty("'Desk'"));
}
