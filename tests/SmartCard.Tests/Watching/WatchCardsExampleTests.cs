using System.IO;
using System.Linq;
using SmartCard.Fixtures;
using SmartCard.Tests.Engine;
using Xunit;

namespace SmartCard.Tests.Watching;

/// <summary>examples/watch-cards.ps1 as a user runs it.</summary>
[Collection(PcscService.Name)]
public sealed class WatchCardsExampleTests
{
    public WatchCardsExampleTests(PcscService service) => service.Require();

    [Fact]
    public void Readers_and_cards_are_greeted()
    {
        using VpcdCard card = VpcdCard.Insert(VpcdSlot.First, "3B 02 14 50");

        EngineResult result = PowerShellEngine.Run($"& '{Path.Combine(Repository.Root, "examples", "watch-cards.ps1")}' -Seconds 0");

        string[] lines = [.. result.Output.Select(line => ((string)line!.BaseObject)[9..])];
        Assert.Equal("ReaderAdded Virtual PCD 00 00", lines[0]);
        Assert.StartsWith("Virtual PCD 00 00: welcome, ", lines[1], System.StringComparison.Ordinal);
        Assert.Equal("ReaderAdded Virtual PCD 00 01", lines[2]);
        Assert.Empty(result.ErrorIds);
    }
}
