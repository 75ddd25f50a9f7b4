using System.Linq;
using SmartCard.Fixtures;
using SmartCard.Tests.Engine;
using Xunit;

namespace SmartCard.Tests.Readers;

[Collection(PcscService.Name)]
public sealed class GetSmartCardReaderTests
{
    private const string First = "Virtual PCD 00 00";
    private const string Second = "Virtual PCD 00 01";

    public GetSmartCardReaderTests(PcscService service) => service.Require();

    [Fact]
    public void Every_reader_is_one_object()
    {
        EngineResult result = PowerShellEngine.Run("Get-SmartCardReader");

        Assert.Equal([First, Second], result.Values("ReaderName"));
        Assert.Equal(["Empty", "Empty"], result.Values("State").Select(state => state!.ToString()));
        Assert.Equal([false, false], result.Values("CardPresent"));
        Assert.Equal([null, null], result.Values("Atr"));
        Assert.Empty(result.ErrorIds);
    }

    [Fact]
    public void A_card_shows_in_its_reader()
    {
        using VpcdCard card = VpcdCard.Insert(VpcdSlot.Second, Cards.Another);

        EngineResult result = PowerShellEngine.Run("Get-SmartCardReader -CardPresent");

        Assert.Equal([Second], result.Values("ReaderName"));
        Assert.Equal([Cards.Another], result.Values("Atr"));
        Assert.IsType<int>(Assert.Single(result.Values("EventCount")));
    }

    [Theory]
    [InlineData("'Virtual PCD 00 01'", new[] { Second })]
    [InlineData("'virtual pcd 00 01'", new[] { Second })]
    [InlineData("*01", new[] { Second })]
    [InlineData("virtual*01", new[] { Second })]
    [InlineData("-Name *00", new[] { First })]
    [InlineData("'Virtual PCD 00 0[1-9]'", new[] { Second })]
    [InlineData("*01, *00", new[] { Second, First })]
    [InlineData("*01, *", new[] { Second, First })]
    [InlineData("'No such*'", new string[0])]
    public void Readers_are_chosen_by_name_or_wildcard(string arguments, string[] readers)
    {
        EngineResult result = PowerShellEngine.Run("Get-SmartCardReader " + arguments);

        Assert.Equal(readers, result.Values("ReaderName"));
        Assert.Empty(result.ErrorIds);
    }

    [Theory]
    [InlineData("'*01', '*00' | Get-SmartCardReader")]
    [InlineData("[pscustomobject]@{ ReaderName = 'Virtual PCD 00 01' }, [pscustomobject]@{ Name = '*00' } | Get-SmartCardReader")]
    [InlineData("Get-SmartCardReader '*01', '*00' | Get-SmartCardReader")]
    public void Names_come_down_the_pipeline(string script) =>
        Assert.Equal([Second, First], PowerShellEngine.Run(script).Values("ReaderName"));

    [Fact]
    public void An_absent_name_is_one_error_and_the_rest_goes_on()
    {
        EngineResult result = PowerShellEngine.Run("Get-SmartCardReader 'Gone 00 00', '*01'");

        Assert.Equal([Second], result.Values("ReaderName"));
        Assert.Equal(["ReaderNotFound"], result.ErrorIds);
        Assert.Null(result.TerminatingError);
        Assert.Equal("Gone 00 00", result.Errors[0].TargetObject);
        Assert.Equal("ObjectNotFound", result.Errors[0].CategoryInfo.Category.ToString());
        Assert.Contains("'Virtual PCD 00 00', 'Virtual PCD 00 01'", result.Errors[0].ToString(), System.StringComparison.Ordinal);
        Assert.Contains("Plug the reader in", result.Errors[0].ToString(), System.StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_pipeline_gives_nothing() =>
        Assert.Empty(PowerShellEngine.Run("@() | Get-SmartCardReader").Output);

    [Fact]
    public void Verbose_tells_what_is_asked()
    {
        EngineResult result = PowerShellEngine.Run("Get-SmartCardReader -Verbose");

        Assert.Contains(result.Verbose, line => line.Contains("SCardEstablishContext", System.StringComparison.Ordinal));
        Assert.Contains(result.Verbose, line => line.Contains("SCardGetStatusChange", System.StringComparison.Ordinal));
    }

    [Fact]
    public void A_pipeline_takes_one_context_however_many_names_come()
    {
        EngineResult result = PowerShellEngine.Run("1..300 | ForEach-Object { '*01' } | Get-SmartCardReader -Verbose");

        Assert.Equal(300, result.Output.Count);
        Assert.Single(result.Verbose, line => line.Contains("SCardEstablishContext", System.StringComparison.Ordinal));
    }

    [Fact]
    public void The_table_shows_name_state_and_card()
    {
        using VpcdCard card = VpcdCard.Insert(VpcdSlot.First, Cards.One);

        Assert.Equal(
            """

            ReaderName        State   Atr
            ----------        -----   ---
            Virtual PCD 00 00 Present 3B 02 14 50
            Virtual PCD 00 01 Empty


            """.ReplaceLineEndings("\n"),
            PowerShellEngine.Show("Get-SmartCardReader"));
    }

    [Fact]
    public void A_deserialised_reader_looks_and_pipes_like_a_live_one()
    {
        using VpcdCard card = VpcdCard.Insert(VpcdSlot.First, Cards.One);
        const string Copy =
            "$copy = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize((Get-SmartCardReader '*00')));";

        Assert.Equal(PowerShellEngine.Show("Get-SmartCardReader '*00'"), PowerShellEngine.Show(Copy + "$copy"));
        Assert.Equal([Cards.One], PowerShellEngine.Run(Copy + "$copy | Get-CardAtr").Values("Atr"));
    }

    [Fact]
    public void The_list_shows_everything()
    {
        string text = PowerShellEngine.Show("Get-SmartCardReader '*01' | Format-List");

        foreach (string property in new[] { "ReaderName  : Virtual PCD 00 01", "State       : Empty", "CardPresent : False", "Atr         :", "EventCount  : " })
            Assert.Contains(property, text, System.StringComparison.Ordinal);
    }
}
