using System;
using System.IO;
using System.Linq;
using System.Threading;
using Markdig.Syntax;
using SmartCard.Fixtures;
using SmartCard.Help;
using SmartCard.Tests.Engine;
using Xunit;

namespace SmartCard.Tests.Help;

/// <summary>
/// The examples show what really comes out: the one card of their output is in the first virtual reader, and the list
/// they read is that of the "ATR statistics" articles.
/// </summary>
[Collection(PcscService.Name)]
public sealed class ExampleOutputTests
{
    private const string Card = "3B 94 18 81 B1 80 7D 1F 03 19 C8 00 50 DC";

    /// <summary>Get-Content comes with PowerShell and not with its engine; the rule is that of examples/atr-statistics.ps1.</summary>
    private static readonly string GetContent =
        $$"""
        $null = $ExecutionContext.SessionState.Path.SetLocation('{{Path.Combine(Repository.Root, "tests/Fixtures")}}')
        function Get-Content($Path) {
            [System.IO.File]::ReadAllLines('{{Path.Combine(Repository.Root, "tests/Fixtures/atr-2016-01.txt")}}') |
                Where-Object { $_ -match '^3' -and $_ -notmatch '\[' } |
                ForEach-Object { $_ -replace '[.*]', '0' -replace ' ' } |
                Where-Object { $_.Length % 2 -eq 0 } | ConvertFrom-Atr |
                Where-Object { $_.HistoricalBytes.Count -eq $_.HistoricalByteCount } | ForEach-Object Atr
        }

        """;

    public ExampleOutputTests(PcscService service) => service.Require();

    /// <summary>Page and number of each example that shows an output.</summary>
    public static TheoryData<string, int> Examples { get; } =
        [.. from file in Directory.GetFiles(Path.Combine(Repository.Root, "en-US"), "*-*.md")
            from example in Read(file).Examples.Index()
            where example.Item.Code.Count() > 1
            select (Path.GetFileNameWithoutExtension(file), example.Index + 1)];

    [Theory]
    [MemberData(nameof(Examples))]
    public void The_output_of_an_example_is_real(string cmdlet, int number)
    {
        Assert.SkipWhen(
            cmdlet is "Get-CardType" && PowerShellEngine.Run(cmdlet).ErrorIds is ["CardTypeListNotFound"],
            "there is no list of card types (apt install pcsc-tools)");
        string module = "";
        if (cmdlet.Contains("Pkcs11", StringComparison.Ordinal))
        {
            SoftHsm.Require();
            module = $"Set-Pkcs11Module '{SoftHsm.ModulePath}'\n";
        }

        using VpcdCard card = VpcdCard.Insert(VpcdSlot.First, Card, Answer);
        FencedCodeBlock[] blocks = [.. Read(Path.Combine(Repository.Root, "en-US", $"{cmdlet}.md")).Examples[number - 1].Code];

        string shown = PowerShellEngine.Show($"{GetContent}{module}& {{ {ConsoleText.OfCode(blocks[0])} }} 2> $null", width: 75);

        PowerShellEngine.Run("Remove-VirtualSmartCard * -IncludeReader");
        WaitUntilForgotten();
        Assert.Equal(Words(ConsoleText.OfCode(blocks[1])), Words(shown));
    }

    /// <summary>
    /// The connections that an example forgot are gone before the next one looks. The collector ends them, and not before
    /// the threads of the example's runspace have let go of them too.
    /// </summary>
    private static void WaitUntilForgotten()
    {
        using PcscWitness witness = new();
        bool isFree = SpinWait.SpinUntil(
            () =>
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
                return !witness.ListReaders().Any(witness.IsUsed);
            },
            TimeSpan.FromSeconds(30));
        Assert.True(isFree, "A connection that the example forgot is still there.");
    }

    /// <summary>
    /// The card of the examples has a master file, whose control information is fetched with GET RESPONSE as in T=0, with
    /// four bytes in it (ISO/IEC 7816-4, 5.1.3 for 61xx and 6Cxx).
    /// </summary>
    private static byte[] Answer(byte[] command) => Convert.ToHexString(command) switch
    {
        "00A40000023F00" => [0x61, 0x06],
        "00A4000C023F00" => [0x90, 0x00],
        "00A4040005A00000030800" => [0x6A, 0x82],
        "00C0000006" => [0x6F, 0x04, 0x83, 0x02, 0x3F, 0x00, 0x90, 0x00],
        "00B0000000" => [0x6C, 0x04],
        "00B0000004" => [1, 2, 3, 4, 0x90, 0x00],
        _ => [0x6D, 0x00],
    };

    private static CommandPage Read(string file) => CommandPage.Read(file, File.ReadAllText(file));

    /// <summary>Where PowerShell breaks a cell, at a space or inside a word, depends on the language of the session.</summary>
    private static string Words(string text) => string.Concat(text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
