using System;
using System.Linq;
using SmartCard.Fixtures;
using SmartCard.Tests.Engine;
using Xunit;

namespace SmartCard.Tests.Readers;

[Collection(PcscService.Name)]
public sealed class GetCardAtrTests
{
    private const string First = "Virtual PCD 00 00";
    private const string Second = "Virtual PCD 00 01";

    public GetCardAtrTests(PcscService service) => service.Require();

    [Fact]
    public void Every_card_is_one_object()
    {
        using VpcdCard first = VpcdCard.Insert(VpcdSlot.First, Cards.One);
        using VpcdCard second = VpcdCard.Insert(VpcdSlot.Second, Cards.Another);
        DateTime before = DateTime.Now;

        EngineResult result = PowerShellEngine.Run("Get-CardAtr");

        Assert.Equal([First, Second], result.Values("ReaderName"));
        Assert.Equal([Cards.One, Cards.Another], result.Values("Atr"));
        Assert.Equal([0x3B, 0x02, 0x14, 0x50], Assert.IsType<byte[]>(result.Values("Bytes")[0]));
        Assert.All(result.Values("Time"), time => Assert.InRange(Assert.IsType<DateTime>(time), before, DateTime.Now));
    }

    [Theory]
    [InlineData("Get-CardAtr")]
    [InlineData("Get-CardAtr *")]
    [InlineData("Get-SmartCardReader | Get-CardAtr")]
    [InlineData("'Virtual PCD 00 00', '*01' | Get-CardAtr")]
    public void Readers_that_were_not_named_one_by_one_may_be_empty(string script)
    {
        using VpcdCard card = VpcdCard.Insert(VpcdSlot.Second, Cards.One);
        EngineResult result = PowerShellEngine.Run(script);

        Assert.Equal([Second], result.Values("ReaderName"));
        Assert.Empty(result.ErrorIds);
    }

    [Fact]
    public void A_named_reader_without_a_card_is_an_error_and_the_rest_goes_on()
    {
        using VpcdCard card = VpcdCard.Insert(VpcdSlot.Second, Cards.One);
        EngineResult result = PowerShellEngine.Run("Get-CardAtr 'Virtual PCD 00 00', 'Virtual PCD 00 01'");

        Assert.Equal([Second], result.Values("ReaderName"));
        Assert.Equal(["CardNotPresent"], result.ErrorIds);
        Assert.Null(result.TerminatingError);
        Assert.Equal(First, result.Errors[0].TargetObject);
        Assert.Equal("ResourceUnavailable", result.Errors[0].CategoryInfo.Category.ToString());
    }

    [Fact]
    public void A_mute_card_is_an_error_and_the_rest_goes_on()
    {
        using VpcdCard mute = VpcdCard.Insert(VpcdSlot.First, "");
        using VpcdCard card = VpcdCard.Insert(VpcdSlot.Second, Cards.One);
        EngineResult result = PowerShellEngine.Run("Get-SmartCardReader | Get-CardAtr");

        Assert.Equal([Second], result.Values("ReaderName"));
        Assert.Equal(["CardUnresponsive"], result.ErrorIds);
        Assert.Equal(First, result.Errors[0].TargetObject);
        Assert.Equal("DeviceError", result.Errors[0].CategoryInfo.Category.ToString());
    }

    [Fact]
    public void An_absent_reader_is_an_error() =>
        Assert.Equal(["ReaderNotFound"], PowerShellEngine.Run("Get-CardAtr 'Gone 00 00'").ErrorIds);

    [Fact]
    public void The_table_shows_reader_and_card()
    {
        using VpcdCard card = VpcdCard.Insert(VpcdSlot.First, Cards.One);

        Assert.Equal(
            """

            ReaderName        Atr
            ----------        ---
            Virtual PCD 00 00 3B 02 14 50


            """.ReplaceLineEndings("\n"),
            PowerShellEngine.Show("Get-CardAtr"));
        Assert.Matches("ReaderName : .*\nAtr +: .*\nCardName +: .*\nBytes +: .*\nTime +: ", PowerShellEngine.Show("Get-CardAtr | Format-List"));
    }

    [Fact]
    public void A_deserialised_card_keeps_its_values()
    {
        using VpcdCard card = VpcdCard.Insert(VpcdSlot.First, Cards.One);
        EngineResult result = PowerShellEngine.Run(
            "[System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize((Get-CardAtr)))");

        Assert.Equal([Cards.One], result.Values("Atr"));
        Assert.Equal([First], result.Values("ReaderName"));
        Assert.IsType<DateTime>(Assert.Single(result.Values("Time")));
        Assert.Equal("Deserialized.SmartCard.Pcsc.CardAtr", result.Output.Single()!.TypeNames[0]);
    }
}
