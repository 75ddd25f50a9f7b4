using System;
using System.IO;
using System.Linq;
using SmartCard.Fixtures;
using SmartCard.Tests.Engine;
using Xunit;

namespace SmartCard.Tests.Connections;

/// <summary>Scripts, applications, files and UIDs, on a virtual card. Commands and status words are those of ISO/IEC 7816-4.</summary>
[Collection(PcscService.Name)]
public sealed class CardReadingTests : IDisposable
{
    // A transparent file 2F00 of 300 bytes, a file 2F01 of two records, an application, a UID.
    private const string Card = """
        $v = New-VirtualSmartCard 3B021450 -ReaderName Desk {
            param($apdu)
            switch ($apdu.Ins) {
                0xA4 {
                    $id = ($apdu.Data | ForEach-Object { '{0:X2}' -f $_ }) -join ''
                    if ($apdu.P1 -eq 4) { if ($id -eq 'A000000003') { '6F00', 0x9000 } else { 0x6A82 } }
                    elseif ($id -in '3F00', '2F00', '2F01') { $script:file = $id; 0x9000 }
                    else { 0x6A82 }
                }
                0xB0 {
                    $offset = 256 * $apdu.P1 + $apdu.P2
                    if ($offset -ge 300) { 0x6B00 } else {
                        , ([byte[]] ($offset..([Math]::Min(299, $offset + 255)) | ForEach-Object { $_ % 251 }))
                        if ($offset -eq 0) { 0x9000 } else { 0x6282 }
                    }
                }
                0xB2 { switch ($apdu.P1) { 1 { 'AA', 0x9000 } 2 { 'BBBB', 0x9000 } default { 0x6A83 } } }
                0xCA { if ($apdu.Cla -eq 0xFF) { '08 01 02 03', 0x9000 } else { 0x6D00 } }
                default { 0x6D00 }
            }
        }

        """;

    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose()
    {
        PowerShellEngine.Run("Remove-VirtualSmartCard * -IncludeReader");
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_file_is_read_to_its_end()
    {
        EngineResult result = PowerShellEngine.Run(Card + "Get-SmartCardFile 3F00/2F00 -ReaderName Desk");

        Assert.Empty(result.ErrorIds);
        Assert.Equal(Enumerable.Range(0, 300).Select(i => (byte)(i % 251)), (byte[])result.Values("Data").Single()!);
    }

    [Fact]
    public void Records_are_read_until_there_are_no_more() =>
        Assert.Equal(["1 AA", "2 BB BB"], PowerShellEngine.Run(Card + "Get-SmartCardFile 2F01 -Record -ReaderName Desk | ForEach-Object { \"$($_.Record) $($_.Hex)\" }").Output.Select(item => $"{item}"));

    [Theory]
    [InlineData("Get-SmartCardFile 2FFF -ReaderName Desk", "CardFileUnreadable")]
    [InlineData("Get-SmartCardFile 2F -ReaderName Desk", "InvalidFilePath")]
    [InlineData("Get-SmartCardFile xyz -ReaderName Desk", "InvalidFilePath")]
    [InlineData("Invoke-SmartCardScript nowhere.txt -ReaderName Desk", "ScriptUnreadable")]
    [InlineData("$w = New-VirtualSmartCard 3B00; Get-SmartCardUid $w.ReaderName", "NoUid")]
    public void What_cannot_be_read_is_one_error(string script, string errorId) =>
        Assert.Equal([errorId], PowerShellEngine.Run(Card + script).ErrorIds);

    [Fact]
    public void An_application_that_is_not_there_is_an_answer() =>
        Assert.Equal(["9000", "6A82"], PowerShellEngine.Run(Card + "'A000000003', 'A000000004' | ForEach-Object { Select-SmartCardApplication $_ -ReaderName Desk }").Values("StatusWord"));

    // ISO/IEC 14443-3, 6.5.4: 08 begins a random UID of 4 bytes.
    [Fact]
    public void A_random_UID_is_said_to_be_one()
    {
        EngineResult result = PowerShellEngine.Run(Card + "Get-SmartCardUid Desk");

        Assert.Equal(["08 01 02 03"], result.Values("Uid"));
        Assert.Equal([true], result.Values("IsRandom"));
    }

    [Fact]
    public void A_script_is_a_test()
    {
        string path = Path.Combine(folder, "script.txt");
        File.WriteAllLines(path, ["# scriptor", "00A4000002 2F00", "# expect: 9000", "nonsense", "reset", "00CA0000", "# expect: 9000", "exit", "00B00000"]);

        EngineResult result = PowerShellEngine.Run(Card + $"Invoke-SmartCardScript '{path}' -ReaderName Desk -Expect");

        Assert.Equal([2, 5, 6], result.Values("Line"));
        Assert.Equal(["00 A4 00 00 02 2F 00", "RESET", "00 CA 00 00"], result.Values("Command"));
        Assert.Equal(["90 00", "3B 02 14 50", "6D 00"], result.Values("Response"));
        Assert.Equal([true, true, false], result.Values("IsExpected"));
        Assert.Equal(["ScriptUnreadable", "UnexpectedAnswer"], result.ErrorIds);
    }

    [Fact]
    public void A_script_stops_at_the_first_error_when_it_shall()
    {
        string path = Path.Combine(folder, "script.txt");
        File.WriteAllLines(path, ["00CA0000", "# expect: 9000", "00B00000"]);

        EngineResult result = PowerShellEngine.Run(Card + $"Invoke-SmartCardScript '{path}' -ReaderName Desk -Expect -ErrorAction Stop");

        Assert.Equal(["00 CA 00 00"], result.Values("Command"));
        Assert.Equal(["UnexpectedAnswer"], result.ErrorIds);
    }
}
