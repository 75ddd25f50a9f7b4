using System;
using System.IO;
using System.Linq;
using SmartCard.Fixtures;
using SmartCard.Tests.Engine;
using Xunit;

namespace SmartCard.Tests.Tracing;

/// <summary>A known PIN goes through the module in every way there is, and everything that the module says is searched for it.</summary>
[Collection(PcscService.Name)]
public sealed class KnownPinTests : IDisposable
{
    private const string Card = "3B 94 18 81 B1 80 7D 1F 03 19 C8 00 50 DC";
    private const string Digits = "73914628";

    // The forms in which the digits could be written: as text, as the bytes of ASCII, as BCD, as decimal bytes.
    private static readonly string[] Forms = [Digits, "37 33 39 31", "37333931", "73 91 46 28", "55 51 57 49", "115 145 70 40", "55,51,57", "[55, 51"];

    private readonly string folder = Directory.CreateTempSubdirectory("SmartCard.Tests.").FullName;

    public KnownPinTests(PcscService service) => service.Require();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    // VERIFY, CHANGE REFERENCE DATA, RESET RETRY COUNTER (ISO/IEC 7816-4:2020, 11.5); chained; other channels; wrong lengths.
    [Theory]
    [InlineData("00 20 00 80 08 37 33 39 31 34 36 32 38")]
    [InlineData("00 20 00 80 04 73 91 46 28")]
    [InlineData("10 24 00 80 08 37 33 39 31 34 36 32 38")]
    [InlineData("43 2C 00 80 04 73 91 46 28")]
    [InlineData("00 20 00 80 00 00 08 37 33 39 31 34 36 32 38")]
    [InlineData("00 20 00 80 37 33 39 31 34 36 32 38")]
    [InlineData("00 20 00 80 0A 73 91 46 28")]
    public void It_is_in_nothing_that_the_module_says(string command)
    {
        // A card that gives the PIN back, and then fails.
        using VpcdCard card = VpcdCard.Insert(VpcdSlot.First, Card, sent => [.. sent.Skip(4), 0x63, 0xC2]);
        string file = Path.Combine(folder, "trace.jsonl");
        string said = PowerShellEngine.Show(
            $$"""
            $VerbosePreference = $DebugPreference = $InformationPreference = $ProgressPreference = 'Continue'
            Start-SmartCardTrace '{{file}}'
            $calls = Trace-SmartCard {
                foreach ($raw in $true, $false) {
                    $kept = Send-Apdu '{{command}}' -Raw:$raw 2>&1 | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] }
                    $kept | ForEach-Object { "$_"; $_.ErrorDetails.Message; $_.Exception.ToString(); $_.CategoryInfo.ToString() }
                }
            }
            $calls
            $calls | Format-List
            $calls | ForEach-Object { "$_ $($_.Inputs) $($_.Outputs)"; $_.Inputs; $_.Outputs }
            [System.Management.Automation.PSSerializer]::Serialize($calls)
            Stop-SmartCardTrace
            """);

        Assert.Contains("SCardTransmit", said, StringComparison.Ordinal);
        Assert.Contains("** **", said, StringComparison.Ordinal);
        Assert.Contains("VERBOSE", said, StringComparison.Ordinal);
        string lines = File.ReadAllText(file);
        Assert.Contains("** **", lines, StringComparison.Ordinal);
        Assert.All(Forms, form => Assert.DoesNotContain(form, said, StringComparison.Ordinal));
        Assert.All(Forms, form => Assert.DoesNotContain(form, lines, StringComparison.Ordinal));
    }

    // Slips of the hand: without quotes PowerShell makes a number of it, and text may begin with what is no header.
    [Theory]
    [InlineData("Send-Apdu -ReaderName * 0020008073914628", "put quotes round")]
    [InlineData("0020008073914628 | Send-Apdu -ReaderName *", "put quotes round")]
    [InlineData("Send-Apdu -ReaderName * 00200080040473914628", "put quotes round")]
    [InlineData("Send-Apdu -ReaderName * 002000800404739146281234567890123456789", "put quotes round")]
    [InlineData("Send-Apdu -ReaderName * (0,0x20,0,0x80,4,55,51,57,49,304)", "no byte")]
    [InlineData("Send-Apdu -ReaderName * 'APDU: 00 20 00 80 04 73 91 46 28'", "is no hexadecimal text")]
    [InlineData("Send-Apdu -ReaderName * '{00 20 00 80 04 73 91 46 28}'", "is no hexadecimal text")]
    [InlineData("Send-Apdu -ReaderName * '73 91 46'", "is no command APDU")]
    [InlineData("ConvertFrom-Apdu '\"00 20 00 80 04 73 91 46 28\"'", "is no hexadecimal text")]
    [InlineData("New-Apdu -Ins 20 -P2 80 -Data 73914628", "put quotes round")]
    public void It_is_not_in_the_error_about_what_was_typed_wrong(string typed, string reason)
    {
        string said = PowerShellEngine.Show(
            $$"""
            $problem = try { {{typed}} 2>&1 } catch { $_ }
            "$problem"; $problem.ErrorDetails.Message; $problem.Exception.Message; $problem.CategoryInfo.ToString(); "$($problem.TargetObject)"
            """);

        Assert.Contains(reason, said.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.All(Forms, form => Assert.DoesNotContain(form, said, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("00 20 00 80 04 73 91 46 28 zz")]
    [InlineData("00 20 00 80 73 91 46 28")]
    [InlineData("002000800473914628 9")]
    [InlineData("00 24 00 80 04\n73 91 46 28 g")]
    public void It_is_not_in_the_error_about_text_that_is_no_command(string text)
    {
        string said = PowerShellEngine.Show(
            $$"""
            $problem = Send-Apdu -ReaderName * '{{text}}' 2>&1
            "$problem"; $problem.ErrorDetails.Message; $problem.Exception.ToString(); $problem.CategoryInfo.ToString(); "$($problem.TargetObject)"
            """);

        Assert.Contains("** ** ** **", said, StringComparison.Ordinal);
        Assert.All(Forms, form => Assert.DoesNotContain(form, said, StringComparison.Ordinal));
    }

    [Fact]
    public void It_is_found_where_it_is_wanted()
    {
        using VpcdCard card = VpcdCard.Insert(VpcdSlot.First, Card);
        string said = PowerShellEngine.Show("Trace-SmartCard -IncludeSecrets { $null = Send-Apdu '00 20 00 80 04 73 91 46 28' }");

        Assert.Contains("00 20 00 80 04 73 91 46 28", said, StringComparison.Ordinal);
    }
}
