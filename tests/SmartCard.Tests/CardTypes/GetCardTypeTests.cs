using System;
using System.IO;
using System.Linq;
using SmartCard.Tests.Engine;
using Xunit;

namespace SmartCard.Tests.CardTypes;

/// <summary>Get-CardType with the made-up list of the fixtures, whose text says what must come out.</summary>
public sealed class GetCardTypeTests
{
    private const string Children = "3B 65 00 00 80 66 AF 03 0C";

    private static readonly string List = Path.Combine(Repository.Root, "tests", "Fixtures", "card-types.txt");

    [Theory]
    [InlineData("'3B6500008066AF030C'")]
    [InlineData("'3b:65:00:00:80:66:af:03:0c'")]
    [InlineData("([byte[]](0x3B,0x65,0,0,0x80,0x66,0xAF,3,12))")]
    [InlineData("(ConvertFrom-Atr '3B6500008066AF030C')")]
    [InlineData("([pscustomobject]@{ Atr = '3B 65 00 00 80 66 AF 03 0C' })")]
    public void All_matches_come_ranked_for_an_ATR_in_any_form(string input)
    {
        foreach (string script in new[] { $"Get-CardType {input} -Path '{List}'", $"{input} | Get-CardType -Path '{List}'" })
        {
            EngineResult result = PowerShellEngine.Run(script);

            Assert.Empty(result.ErrorIds);
            Assert.Equal([Children, "3B 65 00 00 80 6. A[FE] 03 0[CD]", "3B 65 00 00 80 6. A[F,E] 03 ..", "3B 65 00 00 80 .. .. .. .."], result.Values("Pattern"));
            Assert.Equal([Children, Children, Children, Children], result.Values("Atr"));
            Assert.Equal([false, true, true, true], result.Values("IsPattern"));
            Assert.Equal([14, 8, 18, 11], result.Values("Line"));
            Assert.Equal([List, List, List, List], result.Values("Source"));
        }
    }

    [Fact]
    public void An_unknown_card_is_no_output_and_said_in_verbose()
    {
        EngineResult result = PowerShellEngine.Run($"Get-CardType '3B 77' -Path '{List}' -Verbose");

        Assert.Empty(result.Output);
        Assert.Empty(result.ErrorIds);
        Assert.Contains(result.Verbose, line => line.Contains("3B 77", StringComparison.Ordinal));
    }

    [Fact]
    public void Bad_input_costs_one_error_and_the_rest_goes_on()
    {
        EngineResult result = PowerShellEngine.Run($"'zz', '3B021450', '41' | Get-CardType -Path '{List}'");

        Assert.Equal(["InvalidHex", "InvalidAtr"], result.ErrorIds);
        Assert.Equal(["3B 02 14 50"], result.Values("Atr"));
    }

    [Theory]
    [InlineData("'*LIBRARY*'", new[] { 8, 14, 18 })]
    [InlineData("'any card*'", new[] { 11 })]
    [InlineData("'with a brass chip'", new[] { 3 })]
    [InlineData("'*ferry*', '*bus*'", new[] { 3, 21, 22 })]
    [InlineData("'ferry'", new int[0])]
    [InlineData("'*https*'", new int[0])]
    public void A_name_is_searched_in_the_lines_of_text(string name, int[] lines) =>
        Assert.Equal(lines, PowerShellEngine.Run($"Get-CardType -Name {name} -Path '{List}'").Values("Line").Cast<int>());

    [Fact]
    public void A_name_narrows_the_matches_of_an_ATR() =>
        Assert.Equal([18], PowerShellEngine.Run($"Get-CardType {Children.Replace(" ", "", StringComparison.Ordinal)} -Name '*staff' -Path '{List}'").Values("Line"));

    [Fact]
    public void Without_ATR_and_name_the_whole_list_comes_in_its_order() =>
        Assert.Equal([3, 8, 11, 14, 18, 21, 22, 26, 28, 30, 32], PowerShellEngine.Run($"Get-CardType -Path '{List}'").Values("Line"));

    [Fact]
    public void An_empty_pipeline_is_no_question_for_the_whole_list() =>
        Assert.Empty(PowerShellEngine.Run($"@() | Get-CardType -Path '{List}'").Output);

    [Fact]
    public void Exact_entries_go_on_as_ATRs() =>
        Assert.Equal(["3B 02 14 50"], PowerShellEngine.Run($"Get-CardType -Name '*ferry*' -Path '{List}' | ConvertFrom-Atr").Values("Atr"));

    [Fact]
    public void Several_lists_are_put_together_also_by_wildcard()
    {
        using TemporaryFolder folder = new();
        folder.Write("a.txt", "3B 01\n\tfrom a\n");
        folder.Write("b.txt", "3B 01\n\tfrom b\n");

        Assert.Equal(
            ["from b", "from a"],
            PowerShellEngine.Run($"Get-CardType 3B01 -Path '{folder.File("b.txt")}', '{folder.File("a.txt")}' | ForEach-Object Description").Output.Select(line => line!.BaseObject));
        Assert.Equal(2, PowerShellEngine.Run($"Get-CardType 3B01 -Path '{folder.File("*.txt")}'").Output.Count);
    }

    [Fact]
    public void A_list_that_changed_is_read_again()
    {
        using TemporaryFolder folder = new();
        string path = folder.Write("a.txt", "3B 01\n\tone\n");
        Assert.Single(PowerShellEngine.Run($"Get-CardType -Path '{path}'").Output);

        folder.Write("a.txt", "3B 01\n\tone\n\n3B 02\n\ttwo\n");

        Assert.Equal(2, PowerShellEngine.Run($"Get-CardType -Path '{path}'").Output.Count);
    }

    [Fact]
    public void Lines_that_cannot_be_read_are_one_warning()
    {
        using TemporaryFolder folder = new();
        string path = folder.Write("a.txt", "3B 01\n\tone\n\n3B 0[\n\ttwo\n");

        EngineResult result = PowerShellEngine.Run($"Get-CardType -Path '{path}'");

        Assert.Single(result.Output);
        Assert.Contains("line 4 ", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/nowhere/list.txt", "CardTypeListNotFound")]
    [InlineData("/nowhere/*.txt", "CardTypeListNotFound")]
    [InlineData("nodrive:/list.txt", "CardTypeListNotFound")]
    [InlineData("{0}/README.md", "InvalidCardTypeList")]
    [InlineData("{0}", "CardTypeListUnreadable")]
    public void What_is_no_list_ends_the_command_with_one_error(string path, string errorId)
    {
        string named = string.Format(System.Globalization.CultureInfo.InvariantCulture, path, Path.GetDirectoryName(List));
        EngineResult result = PowerShellEngine.Run($"'3B00', '3B01' | Get-CardType -Path '{named}'");

        Assert.Equal([errorId], result.ErrorIds);
    }

    [Fact]
    public void A_person_sees_the_ATR_the_key_and_the_text() =>
        Assert.Equal(
            """
            3B 02 14 50
                Harbour ferry day ticket
                with a brass chip
                https://ferry.example/cards

            3B 65 00 00 80 11 11 11 11
                by the key 3B 65 00 00 80 .. .. .. ..
                Any card of the Northwick council
            """,
            PowerShellEngine.Show($"Get-CardType 3B021450, 3B6500008011111111 -Path '{List}'").Trim('\n').ReplaceLineEndings("\n"),
            ignoreLineEndingDifferences: true);

    [Fact]
    public void A_table_has_a_card_type_a_line()
    {
        string text = PowerShellEngine.Show($"Get-CardType -Name '*library*' -Path '{List}' | Format-Table", width: 120);

        Assert.Contains("        0 Library of Northwick, children                     3B 65 00 00 80 66 AF 03 0C\n", text, StringComparison.Ordinal);
        Assert.Contains("        3 Library of Northwick, both series                  3B 65 00 00 80 6. A[FE] 03 0[CD]\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_copy_keeps_its_lines_and_answers()
    {
        const string Copy = "[System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize({0}))";
        EngineResult result = PowerShellEngine.Run(
            string.Format(System.Globalization.CultureInfo.InvariantCulture, "$copy = " + Copy + "; $copy; $copy | ConvertFrom-Atr", $"(Get-CardType 3B021450 -Path '{List}')"));

        Assert.Equal("Deserialized.SmartCard.Atr.CardTypes.CardType", result.Output[0]!.TypeNames[0]);
        Assert.Equal(2, ((System.Collections.ICollection)((System.Management.Automation.PSObject)result.Output[0]!.Properties["Description"].Value).BaseObject).Count);
        Assert.Equal("3B 02 14 50", result.Output[1]!.Properties["Atr"].Value);
    }
}
