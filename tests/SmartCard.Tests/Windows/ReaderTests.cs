using System.Threading.Tasks;
using Xunit;

namespace SmartCard.Tests.Windows;

/// <summary>The readers of Windows, as Get-SmartCardReader, Get-CardAtr and the Tab key see them.</summary>
[Collection(WindowsShell.Name)]
public sealed class ReaderTests(WindowsShell shell)
{
    private const string First = "René's SCR 331 [CCID Interface] 0";
    private const string Second = "ACME Contactless 1";

    private const string Complete =
        "$typed = 'Get-CardAtr -ReaderName '; [System.Management.Automation.CommandCompletion]::CompleteInput($typed, $typed.Length, $null).CompletionMatches | ForEach-Object";

    [Fact]
    public async Task Every_reader_is_one_object() =>
        Assert.Equal(
            [$"{First}: Empty, 0, ''", $"{Second}: Present, 1, '3B 02 14 50'"],
            await shell.Run("steer 'insert 1 3B021450'; Get-SmartCardReader | ForEach-Object { \"$($_.ReaderName): $($_.State), $($_.EventCount), '$($_.Atr)'\" }"));

    // The longest answer to reset (ISO/IEC 7816-3, 8.1) has 33 bytes, the field 36; what follows in it is rubbish.
    [Theory]
    [InlineData("3B021450", "3B 02 14 50")]
    [InlineData("3B9F95803FC7A08031E073FA21106300000083F09000BB", "3B 9F 95 80 3F C7 A0 80 31 E0 73 FA 21 10 63 00 00 00 83 F0 90 00 BB")]
    [InlineData("3BFF1111111111111111111111111111111111000102030405060708090A0B0C0D", "3B FF 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 00 01 02 03 04 05 06 07 08 09 0A 0B 0C 0D")]
    public async Task An_answer_to_reset_ends_where_it_says(string atr, string expected) =>
        Assert.Equal([expected], await shell.Run($"steer 'insert 0 {atr}'; Get-CardAtr | ForEach-Object Atr"));

    [Theory]
    [InlineData("Get-CardAtr \"René's SCR 331 [CCID Interface] 0\" | ForEach-Object Atr", "3B 02 14 50")]
    [InlineData("Get-CardAtr 'René*' | ForEach-Object Atr", "3B 02 14 50")]
    [InlineData("Get-SmartCardReader -CardPresent | Get-CardAtr | ForEach-Object ReaderName", First)]
    [InlineData("Get-SmartCardReader 'Gone 0'", "error ReaderNotFound")]
    [InlineData("Get-CardAtr 'ACME Contactless 1'", "error CardNotPresent")]
    public async Task A_reader_is_found_whatever_its_name(string script, string expected) =>
        Assert.Equal([expected], await shell.Run("steer 'insert 0 3B021450';" + script));

    [Fact]
    public async Task A_letter_of_two_UTF_16_units_counts_as_two() =>
        Assert.Equal([First, Second, "Reader \U0001F4B3 2", "ACME Contactless 3"], await shell.Run("steer 'plug 2'; steer 'plug 3'; (Get-SmartCardReader).ReaderName"));

    [Fact]
    public async Task A_mute_card_is_an_error() =>
        Assert.Equal(["error CardUnresponsive", "Present, Mute"], await shell.Run("steer 'insert 0 -'; Get-CardAtr; Get-SmartCardReader -CardPresent | ForEach-Object State"));

    [Theory]
    [InlineData(1, "Present, Exclusive, InUse")]
    [InlineData(2, "Present, InUse")]
    public async Task A_card_in_use_elsewhere_shows_so_and_is_read_all_the_same(int share, string state) =>
        Assert.Equal(
            [state, "3B 02 14 50"],
            await shell.Run($"steer 'insert 0 3B021450'; steer 'elsewhere 0 {share}'; Get-SmartCardReader René* | ForEach-Object State; Get-CardAtr | ForEach-Object Atr"));

    [Fact]
    public async Task The_tab_key_offers_the_readers_in_quotes_and_tells_state_and_card() =>
        Assert.Equal(
            ["'René''s SCR 331 [CCID Interface] 0' - Present: 3B 02 14 50", "'ACME Contactless 1' - Empty"],
            await shell.Run("steer 'insert 0 3B021450';" + Complete + " { \"$($_.CompletionText) - $($_.ToolTip)\" }"));

    [Fact]
    public async Task A_reader_that_comes_between_two_calls_is_in_the_list() =>
        Assert.Equal(
            [First, Second, "Reader \U0001F4B3 2", "True"],
            await shell.Run("steer 'upon SCardListReadersW plug 2'; (Get-SmartCardReader).ReaderName; (tell calls) -match 'SCardListReadersW 0x80100008' -as [bool]"));

    [Fact]
    public async Task A_pipeline_takes_one_context() =>
        Assert.Equal(["1"], await shell.Run("1..100 | ForEach-Object { '*' } | Get-SmartCardReader | Out-Null; @((tell calls) -match 'Establish').Count"));
}
