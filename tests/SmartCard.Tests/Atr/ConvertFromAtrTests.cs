using System;
using System.Linq;
using System.Management.Automation;
using SmartCard.Tests.Engine;
using Xunit;

namespace SmartCard.Tests.Atr;

public sealed class ConvertFromAtrTests
{
    /// <summary>GoldKey Security PIV Token, from pcsc-tools' list.</summary>
    private const string GoldKey = "3B 94 18 81 B1 80 7D 1F 03 19 C8 00 50 DC";

    [Theory]
    [InlineData("'3B941881B1807D1F0319C80050DC' | ConvertFrom-Atr")]
    [InlineData("'3b:94:18:81:b1:80:7d:1f:03:19:c8:00:50:dc' | ConvertFrom-Atr")]
    [InlineData("ConvertFrom-Atr '3B-94-18-81-B1-80-7D-1F-03-19-C8-00-50-DC'")]
    [InlineData("ConvertFrom-Atr -Atr '0x3B,0x94,0x18,0x81,0xB1,0x80,0x7D,0x1F,0x03,0x19,0xC8,0x00,0x50,0xDC'")]
    [InlineData("ConvertFrom-Atr 0x3B,0x94,0x18,0x81,0xB1,0x80,0x7D,0x1F,0x03,0x19,0xC8,0x00,0x50,0xDC")]
    [InlineData("ConvertFrom-Atr ([byte[]](0x3B,0x94,0x18,0x81,0xB1,0x80,0x7D,0x1F,0x03,0x19,0xC8,0x00,0x50,0xDC))")]
    [InlineData(",[byte[]](0x3B,0x94,0x18,0x81,0xB1,0x80,0x7D,0x1F,0x03,0x19,0xC8,0x00,0x50,0xDC) | ConvertFrom-Atr")]
    [InlineData("[byte[]](0x3B,0x94,0x18,0x81,0xB1,0x80,0x7D,0x1F,0x03,0x19,0xC8,0x00,0x50,0xDC) | ConvertFrom-Atr")]
    [InlineData("[pscustomobject]@{ Atr = '3B 94 18 81 B1 80 7D 1F 03 19 C8 00 50 DC' } | ConvertFrom-Atr")]
    [InlineData("[pscustomobject]@{ Atr = [byte[]](0x3B,0x94,0x18,0x81,0xB1,0x80,0x7D,0x1F,0x03,0x19,0xC8,0x00,0x50,0xDC) } | ConvertFrom-Atr")]
    [InlineData("ConvertFrom-Atr '3B941881B1807D1F0319C80050DC' | ConvertFrom-Atr")]
    public void Every_form_of_input_gives_the_ATR(string script)
    {
        EngineResult result = PowerShellEngine.Run(script);

        Assert.Empty(result.ErrorIds);
        Assert.Equal([GoldKey], result.Values("Atr"));
        Assert.Equal("SmartCard.Atr.AnswerToReset", Assert.Single(result.Output)!.TypeNames[0]);
    }

    [Theory]
    [InlineData(1)] // remoting
    [InlineData(2)] // Export-Clixml
    public void A_deserialised_ATR_is_an_ATR_again(int depth)
    {
        PSObject live = Assert.Single(PowerShellEngine.Run($"ConvertFrom-Atr '{GoldKey}'").Output)!;
        var deserialised = (PSObject)PSSerializer.Deserialize(PSSerializer.Serialize(live, depth));

        Assert.Equal("Deserialized.SmartCard.Atr.AnswerToReset", deserialised.TypeNames[0]);
        Assert.Equal(GoldKey, Assert.Single(PowerShellEngine.Run("$input | ConvertFrom-Atr", deserialised).Values("Atr")));
    }

    [Fact]
    public void Several_ATRs_may_stand_in_one_argument() =>
        Assert.Equal(["3B 02 14 50", "3B 00"], PowerShellEngine.Run("ConvertFrom-Atr '3B021450', '3B00'").Values("Atr"));

    [Theory]
    [InlineData("[byte]0x3B, [byte]0x00, '3B021450' | ConvertFrom-Atr")] // the text ends the ATR of bytes
    [InlineData("ConvertFrom-Atr @(@([long]0x3B, [long]0x00), '3B021450')")] // a JSON file's numbers are Int64
    public void Loose_bytes_are_an_ATR_that_ends_where_something_else_begins(string script) =>
        Assert.Equal(["3B 00", "3B 02 14 50"], PowerShellEngine.Run(script).Values("Atr"));

    [Fact]
    public void Bad_input_costs_one_error_each_and_nothing_else_is_lost()
    {
        EngineResult result = PowerShellEngine.Run("'3B00', 'nonsense', '', $null, '6A82', 3.5, (Get-Date), '3B021450' | ConvertFrom-Atr".Replace("(Get-Date)", "[datetime]::MinValue", StringComparison.Ordinal));

        Assert.Equal(["3B 00", "3B 02 14 50"], result.Values("Atr"));
        Assert.Equal(["InvalidHex", "InvalidAtr", "InvalidAtr", "InvalidAtr", "InvalidAtr", "InvalidAtr"], result.ErrorIds);
        Assert.Null(result.TerminatingError);
    }

    [Theory]
    [InlineData("3B 9Z", "InvalidHex", ErrorCategory.ParserError, "offset 4")]
    [InlineData("3B", "InvalidAtr", ErrorCategory.InvalidData, "at least TS and T0")]
    [InlineData("6A 82", "InvalidAtr", ErrorCategory.InvalidData, "offset 0")]
    public void An_error_names_its_input_the_offset_and_what_to_do(string text, string id, ErrorCategory category, string message)
    {
        ErrorRecord error = Assert.Single(PowerShellEngine.Run($"ConvertFrom-Atr '{text}'").Errors);

        Assert.StartsWith(id + ",", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(category, error.CategoryInfo.Category);
        Assert.Equal(text, error.TargetObject);
        Assert.Contains('"' + text + '"', error.ToString(), StringComparison.Ordinal);
        Assert.Contains(message, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_shows_no_control_characters_of_its_input_and_no_endless_text()
    {
        EngineResult result = PowerShellEngine.Run("\"`e[31m\", ('Z' * 100000) | ConvertFrom-Atr");

        Assert.All(result.Errors, error => Assert.DoesNotContain('\u001B', error.ToString()));
        Assert.All(result.Errors, error => Assert.InRange(error.ToString().Length, 1, 500));
    }

    [Fact]
    public void An_object_without_a_card_is_passed_over_in_verbose_words()
    {
        EngineResult result = PowerShellEngine.Run("[pscustomobject]@{ ReaderName = 'empty'; Atr = $null } | ConvertFrom-Atr -Verbose");

        Assert.Empty(result.Output);
        Assert.Empty(result.ErrorIds);
        Assert.Single(result.Verbose);
    }

    /// <summary>Import-Csv gives an empty text where Get-SmartCardReader gave $null.</summary>
    [Fact]
    public void An_empty_reader_from_a_CSV_file_is_passed_over_like_a_live_one()
    {
        EngineResult result = PowerShellEngine.Run("[pscustomobject]@{ ReaderName = 'empty'; Atr = '' }, '3B00' | ConvertFrom-Atr");

        Assert.Equal(["3B 00"], result.Values("Atr"));
        Assert.Empty(result.ErrorIds);
    }

    [Theory]
    [InlineData("$list = [System.Collections.ArrayList]::new(); [void]$list.Add($list); ,$list, '3B00' | ConvertFrom-Atr")]
    [InlineData("$object = [pscustomobject]@{ Atr = $null }; $object.Atr = $object; $object, '3B00' | ConvertFrom-Atr")]
    public void What_holds_itself_is_one_error_and_the_rest_goes_on(string script)
    {
        EngineResult result = PowerShellEngine.Run(script);

        Assert.Equal(["InvalidAtr"], result.ErrorIds);
        Assert.Equal(["3B 00"], result.Values("Atr"));
    }

    [Fact]
    public void An_element_of_an_XML_file_is_an_object_with_a_property() =>
        Assert.Equal(
            ["3B 00", "3B 01 41"],
            PowerShellEngine.Run("([xml]'<cards><card Atr=\"3B00\"/><card Atr=\"3B0141\"/></cards>').cards.card | ConvertFrom-Atr").Values("Atr"));

    [Fact]
    public void A_property_that_throws_is_one_error_and_the_rest_goes_on()
    {
        EngineResult result = PowerShellEngine.Run(
            "$bad = [pscustomobject]@{}; $bad.psobject.Properties.Add([psscriptproperty]::new('Atr', { throw 'no' })); $bad, '3B00' | ConvertFrom-Atr");

        Assert.Equal(["InvalidAtr"], result.ErrorIds);
        Assert.Equal(["3B 00"], result.Values("Atr"));
    }

    [Fact]
    public void A_number_that_is_no_byte_is_one_error_that_names_it()
    {
        EngineResult result = PowerShellEngine.Run("ConvertFrom-Atr 0x3B, 0x194");

        Assert.Contains("The number at offset 1 is no byte", Assert.Single(result.Errors).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_clock_can_be_named()
    {
        // Gemplus: 64 cycles per etu; ATR_analysis: "62500 bits/s at 4 MHz".
        EngineResult result = PowerShellEngine.Run("'3B FF 94 00 00 81 31 80 43 80 31 80 65 B0 85 02 01 F3 12 0F FF 82 90 00 79' | ConvertFrom-Atr -ClockMHz 4");

        Assert.Equal([62500.0], result.Values("BitRate"));
        Assert.Equal([4.0], result.Values("ClockMHz"));
    }

    [Fact]
    public void The_default_view_reads_a_line_a_byte() =>
        Assert.Equal(
            """

            3B 94 18 81 B1 80 7D 1F 03 19 C8 00 50 DC
              0  TS   3B  direct convention
              1  T0   94  TA1 TD1 follow, 4 historical bytes
              2  TA1  18  Fi 372, Di 12, f max 5 MHz: 31 cycles per etu, 161290 bit/s
              3  TD1  81  T=1, TD2 follows
              4  TD2  B1  T=1, TA3 TB3 TD3 follow
              5  TA3  80  IFSC 128: information field of 128 bytes at most
              6  TB3  7D  BWI 7, CWI 13
              7  TD3  1F  T=15 (global interface bytes), TA4 follows
              8  TA4  03  clock stop not supported, class A and B
              9  HB   19 C8 00 50  "...P"
             13  TCK  DC  right



            """,
            PowerShellEngine.Show($"ConvertFrom-Atr '{GoldKey}'"));

    [Fact]
    public void The_default_view_tells_what_is_wrong()
    {
        string shown = PowerShellEngine.Show("ConvertFrom-Atr '3B F0 11'");

        Assert.Contains("  3  TB1  --  missing\n", shown, StringComparison.Ordinal);
        Assert.Contains("Error at 3: The ATR ends before TB1 TC1 TD1.\n", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_deserialised_ATR_looks_like_a_live_one()
    {
        PSObject live = Assert.Single(PowerShellEngine.Run($"ConvertFrom-Atr '{GoldKey}'").Output)!;
        string xml = PSSerializer.Serialize(live, depth: 1).Replace("'", "''", StringComparison.Ordinal);

        Assert.Equal(
            PowerShellEngine.Show($"ConvertFrom-Atr '{GoldKey}'"),
            PowerShellEngine.Show($"[System.Management.Automation.PSSerializer]::Deserialize('{xml}')"));
    }

    [Fact]
    public void A_table_shows_an_ATR_a_line()
    {
        string[] lines = PowerShellEngine.Show($"'{GoldKey}', '3B 00' | ConvertFrom-Atr | Format-Table").Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(4, lines.Length);
        Assert.Equal($"True  1          372  12 A, B    {GoldKey}", lines[2].TrimEnd());
    }
}
