using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using SmartCard.Fixtures;
using SmartCard.Tests.Engine;
using Xunit;

namespace SmartCard.Tests.Binding;

[Collection(PcscService.Name)]
public sealed class ReaderNameCompleterTests
{
    public ReaderNameCompleterTests(PcscService service) => service.Require();

    [Theory]
    [InlineData("Get-SmartCardReader -ReaderName ")]
    [InlineData("Get-SmartCardReader ")]
    [InlineData("Get-CardAtr -ReaderName virt")]
    [InlineData("Get-CardAtr -Name 'Virtual P")]
    [InlineData("Get-CardAtr \"Virtual P")]
    public void The_tab_key_offers_the_readers_in_quotes(string typed) =>
        Assert.Equal(["'Virtual PCD 00 00'", "'Virtual PCD 00 01'"], PowerShellEngine.Complete(typed).Select(match => match.CompletionText));

    [Fact]
    public void Only_names_that_begin_so_are_offered() =>
        Assert.Equal(["'Virtual PCD 00 01'"], PowerShellEngine.Complete("Get-CardAtr 'Virtual PCD 00 01").Select(match => match.CompletionText));

    [Fact]
    public void The_tooltip_tells_state_and_card()
    {
        using VpcdCard card = VpcdCard.Insert(VpcdSlot.First, "3B 02 14 50");
        IReadOnlyList<CompletionResult> matches = PowerShellEngine.Complete("Get-CardAtr ");

        Assert.Equal(["Present: 3B 02 14 50", "Empty"], matches.Select(match => match.ToolTip));
        Assert.Equal(["Virtual PCD 00 00", "Virtual PCD 00 01"], matches.Select(match => match.ListItemText));
    }
}
