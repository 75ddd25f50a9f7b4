using System;
using System.Linq;
using System.Management.Automation;
using SmartCard.Tests.Engine;
using Xunit;

namespace SmartCard.Tests.Apdu;

/// <summary>ConvertFrom-Apdu through the engine.</summary>
public sealed class ConvertFromApduTests
{
    private const string Select = "00 A4 04 00 02 3F 00";

    [Theory]
    [InlineData("ConvertFrom-Apdu '00A40400023F00'")]
    [InlineData("'00:a4:04:00:02:3f:00' | ConvertFrom-Apdu")]
    [InlineData("ConvertFrom-Apdu ([byte[]](0x00, 0xA4, 4, 0, 2, 0x3F, 0))")]
    [InlineData("[byte[]](0x00, 0xA4, 4, 0, 2, 0x3F, 0) | ConvertFrom-Apdu")]
    [InlineData(", [byte[]](0x00, 0xA4, 4, 0, 2, 0x3F, 0) | ConvertFrom-Apdu")]
    [InlineData("[pscustomobject]@{ Apdu = '00A40400023F00' } | ConvertFrom-Apdu")]
    [InlineData("[pscustomobject]@{ Command = [byte[]](0x00, 0xA4, 4, 0, 2, 0x3F, 0) } | ConvertFrom-Apdu")]
    [InlineData("ConvertFrom-Apdu '00A40400023F00' | ConvertFrom-Apdu")]
    [InlineData("[System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize((ConvertFrom-Apdu '00A40400023F00'))) | ConvertFrom-Apdu")]
    public void Every_form_is_read(string script)
    {
        EngineResult result = PowerShellEngine.Run(script);

        Assert.Empty(result.ErrorIds);
        Assert.Equal([Select], result.Values("Apdu"));
    }

    [Fact]
    public void The_fields_are_properties()
    {
        PSObject command = Assert.Single(PowerShellEngine.Run("ConvertFrom-Apdu '1D DB 3F FF 00 00 03 5C 01 7E 01 00'").Output)!;

        string[] names = ["Cla", "ClassKind", "Channel", "SecureMessaging", "IsChained", "Ins", "InsName", "P1", "P2", "DataLength", "DataText", "Le", "IsExtended", "Case"];
        Assert.Equal(
            ["29", "FirstInterindustry", "1", "HeaderAuthenticated", "True", "219", "PUT DATA (ODD)", "63", "255", "3", "5C 01 7E", "256", "True", "Case4Extended"],
            names.Select(name => command.Properties[name].Value.ToString()));
        Assert.Equal((byte[])[0x5C, 0x01, 0x7E], command.Properties["Data"].Value);
    }

    [Theory]
    [InlineData("''", "InvalidApdu", "4 bytes")]
    [InlineData("'00A4'", "InvalidApdu", "there are 2")]
    [InlineData("'00A40400FF00'", "InvalidApdu", "Lc says 255")]
    [InlineData("'xyz'", "InvalidHex", "offset 0")]
    [InlineData("$null", "InvalidApdu", "$null")]
    [InlineData("(Get-Date)", "InvalidApdu", "no property Apdu or Command")]
    [InlineData("([pscustomobject]@{ Apdu = '' })", "InvalidApdu", "is empty")]
    public void A_bad_item_costs_one_error_and_the_rest_goes_on(string item, string id, string message)
    {
        EngineResult result = PowerShellEngine.Run($"function Get-Date {{ [datetime]::new(2026, 1, 1) }}; {item}, '{Select}' | ConvertFrom-Apdu");

        Assert.Equal([Select], result.Values("Apdu"));
        Assert.Equal([id], result.ErrorIds);
        Assert.Contains(message, Assert.Single(result.Errors).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_terminal_obeys_is_not_repeated() =>
        Assert.DoesNotContain("\u001b", Assert.Single(PowerShellEngine.Run("ConvertFrom-Apdu \"`e[31mzz\"").Errors).ToString(), StringComparison.Ordinal);

    [Fact]
    public void The_table_fits_80_columns()
    {
        string shown = PowerShellEngine.Show($"'{Select}', '80 E6 0C 00 00', '00 2A 9E 9A 20{string.Concat(Enumerable.Repeat("00", 32))}00' | ConvertFrom-Apdu", width: 80);

        Assert.All(shown.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
        Assert.Contains("A4  04 00       SELECT", shown, StringComparison.Ordinal);
    }
}
