using System;
using System.Linq;
using System.Management.Automation;
using SmartCard.Tests.Engine;
using Xunit;

namespace SmartCard.Tests.Apdu;

/// <summary>New-Apdu through the engine. Expected bytes are written out by ISO/IEC 7816-4, 5.1.</summary>
public sealed class NewApduTests
{
    [Theory]
    [InlineData("New-Apdu -Ins 'NO SUCH COMMAND'", "ParameterArgumentTransformationError")]
    [InlineData("New-Apdu -Ins 1A4", "ParameterArgumentTransformationError")]
    [InlineData("New-Apdu -Ins A4 -P1 256", "CannotConvertArgumentNoMessage")]
    [InlineData("New-Apdu -Ins A4 -Data 'A'", "ParameterArgumentTransformationError")]
    [InlineData("New-Apdu -Ins A4 -Le 65537", "InvalidApduParameter")]
    [InlineData("New-Apdu -Ins A4 -Le -1", "InvalidApduParameter")]
    [InlineData("New-Apdu -Cla 20 -Ins A4 -Data '0102' -ChainLength 0", "ParameterArgumentValidationError")]
    [InlineData("New-Apdu -Cla '20' -Ins A4 -Data '0102' -ChainLength 1", "InvalidApduParameter")]
    [InlineData("New-Apdu -Ins DB -Data ([byte[]]::new(65536))", "InvalidApduParameter")]
    public void What_no_command_can_be_is_one_error(string script, string id)
    {
        EngineResult result = PowerShellEngine.Run(script);

        Assert.Empty(result.Output);
        Assert.Equal([id], result.ErrorIds);
    }

    [Theory]
    [InlineData("New-Apdu -Ins SELECT", "00 A4 00 00")]
    [InlineData("New-Apdu 00 A4 04 00 A000000003", "00 A4 04 00 05 A0 00 00 00 03")]
    [InlineData("New-Apdu 00 A4 04 00 'A0 00 00 00 03' -Le 0", "00 A4 04 00 05 A0 00 00 00 03 00")]
    [InlineData("New-Apdu -Ins 'get challenge' -Le 8", "00 84 00 00 08")]
    [InlineData("New-Apdu -Ins 0x84 -Le 8", "00 84 00 00 08")]
    [InlineData("New-Apdu -Ins '84' -Le 8", "00 84 00 00 08")]
    [InlineData("New-Apdu -Ins 84", "00 54 00 00")] // a number is a number
    [InlineData("$ins = 0x20; New-Apdu -Ins $ins -P2 0x80", "00 20 00 80")]
    [InlineData("New-Apdu -Ins B0 -P1 1d -P2 0e", "00 B0 1D 0E")] // 1d is a number with a suffix to PowerShell
    [InlineData("New-Apdu -Ins ReadBinary -Le 256", "00 B0 00 00 00")]
    [InlineData("New-Apdu -Ins ReadBinary -Le 257", "00 B0 00 00 00 01 01")]
    [InlineData("New-Apdu -Ins ReadBinary -Le 0 -Extended", "00 B0 00 00 00 00 00")]
    [InlineData("New-Apdu -Ins ReadBinary -Le 1 -Extended", "00 B0 00 00 00 00 01")]
    [InlineData("New-Apdu -Ins D6 -Data 1, 2", "00 D6 00 00 02 01 02")]
    [InlineData("New-Apdu -Ins D6 -Data $null", "00 D6 00 00")]
    [InlineData("New-Apdu -Ins D6 -Data ''", "00 D6 00 00")]
    [InlineData("New-Apdu -Ins CB -P1 3F -P2 FF -Data (ConvertTo-Tlv 5C 7E)", "00 CB 3F FF 03 5C 01 7E")]
    [InlineData("New-Apdu -Ins D6 -Data (ConvertTo-Tlv 80 01), (ConvertTo-Tlv 81 02)", "00 D6 00 00 06 80 01 01 81 01 02")]
    [InlineData("[pscustomobject]@{ Cla = '80'; Ins = 'CA'; P1 = '9F'; P2 = '7F'; Le = '0' } | New-Apdu", "80 CA 9F 7F 00")]
    [InlineData("ConvertFrom-Apdu '0C A4 04 00 00 00 02 3F 00 01 00' | New-Apdu", "0C A4 04 00 00 00 02 3F 00 01 00")]
    [InlineData("ConvertFrom-Apdu '00 A4 00 0C 02 3F 00' | New-Apdu", "00 A4 00 0C 02 3F 00")]
    [InlineData("ConvertFrom-Apdu '00 44 00 00' | New-Apdu", "00 44 00 00")]
    public void It_builds_the_command(string script, string apdu)
    {
        EngineResult result = PowerShellEngine.Run(script);

        Assert.Empty(result.ErrorIds);
        Assert.Equal([apdu], result.Values("Apdu"));
        Assert.Equal("SmartCard.Apdu.CommandApdu", Assert.Single(result.Output)!.TypeNames[0]);
    }

    [Fact]
    public void A_chain_is_several_commands() =>
        Assert.Equal(
            ["10 DB 3F FF 02 01 02", "10 DB 3F FF 02 03 04", "00 DB 3F FF 01 05 00"],
            PowerShellEngine.Run("New-Apdu -Ins DB -P1 3F -P2 FF -Data 1, 2, 3, 4, 5 -ChainLength 2 -Le 0").Values("Apdu"));

    [Theory]
    [InlineData("New-Apdu -Ins READ", new[] { "'READ BINARY'", "'READ BINARY (ODD)'", "'READ RECORD'", "'READ RECORD (ODD)'" })]
    [InlineData("New-Apdu -Ins 'VERI", new[] { "VERIFY", "'VERIFY (ODD)'" })]
    [InlineData("New-Apdu -Cla 0x80 -Ins INI", new[] { "'INITIALIZE UPDATE'" })]
    [InlineData("New-Apdu -Cla FF -Ins LO", new[] { "'LOAD KEYS'" })]
    [InlineData("New-Apdu -Ins INI", new string[0])]
    public void Names_complete_by_the_class(string input, string[] expected) =>
        Assert.Equal(expected, PowerShellEngine.Complete(input).Select(match => match.CompletionText).Where(text => text.Contains(' ', StringComparison.Ordinal) || text == "VERIFY"));

    [Fact]
    public void A_bad_row_costs_one_error_and_the_rest_goes_on()
    {
        EngineResult result = PowerShellEngine.Run("'A4', 'no', 'B0' | ForEach-Object { [pscustomobject]@{ Ins = $_ } } | New-Apdu");

        Assert.Equal(["00 A4 00 00", "00 B0 00 00"], result.Values("Apdu"));
        ErrorRecord error = Assert.Single(result.Errors);
        Assert.Contains("hexadecimal", error.ToString(), StringComparison.Ordinal);
    }
}
