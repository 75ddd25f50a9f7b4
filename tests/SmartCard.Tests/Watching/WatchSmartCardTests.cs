using System;
using System.Diagnostics;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using SmartCard.Fixtures;
using SmartCard.Tests.Engine;
using SmartCard.Tests.Readers;
using Xunit;

namespace SmartCard.Tests.Watching;

[Collection(PcscService.Name)]
public sealed class WatchSmartCardTests
{
    private const string First = "Virtual PCD 00 00";
    private const string Second = "Virtual PCD 00 01";

    /// <summary>The bar for Ctrl+C, a closed pipeline and a time-out.</summary>
    private static readonly TimeSpan AtOnce = TimeSpan.FromMilliseconds(100);

    public WatchSmartCardTests(PcscService service) => service.Require();

    [Fact]
    public async Task A_card_that_comes_and_goes_is_told_as_it_happens()
    {
        using RunningScript watch = RunningScript.Start("'ready'; Watch-SmartCard");
        Assert.Equal("ready", watch.NextText());
        await Task.Delay(500, TestContext.Current.CancellationToken);
        DateTime before = DateTime.Now;

        using (VpcdCard card = VpcdCard.Insert(VpcdSlot.Second, Cards.One))
        {
            PSObject inserted = watch.Next();
            Assert.Equal("CardInserted", inserted.Properties["Event"].Value.ToString());
            Assert.Equal(Second, inserted.Properties["ReaderName"].Value);
            Assert.Equal(Cards.One, inserted.Properties["Atr"].Value);
            Assert.InRange((DateTime)inserted.Properties["Time"].Value, before, DateTime.Now);
        }

        PSObject removed = watch.Next();
        Assert.Equal("CardRemoved " + Second, removed.BaseObject.ToString());
        Assert.Equal(Cards.One, removed.Properties["Atr"].Value);
        await watch.Stop();
        MonitorThreads.AssertNone();
    }

    [Fact]
    public void What_is_there_comes_first_when_asked_for()
    {
        using VpcdCard card = VpcdCard.Insert(VpcdSlot.First, Cards.One);

        EngineResult result = PowerShellEngine.Run("Watch-SmartCard -IncludeCurrent -Timeout 0");

        Assert.Equal(["ReaderAdded " + First, "CardInserted " + First, "ReaderAdded " + Second], result.Output.Select(item => item!.BaseObject.ToString()));
        Assert.Equal([null, Cards.One, null], result.Values("Atr"));
        Assert.Empty(PowerShellEngine.Run("Watch-SmartCard -Timeout 0").Output);
    }

    [Theory]
    [InlineData("Watch-SmartCard *01 -IncludeCurrent -Timeout 0", new[] { "ReaderAdded " + Second })]
    [InlineData("Watch-SmartCard 'virtual pcd 00 01' -IncludeCurrent -Timeout 0", new[] { "ReaderAdded " + Second })]
    [InlineData("'*01', '*00' | Watch-SmartCard -IncludeCurrent -Timeout 0", new[] { "ReaderAdded " + First, "ReaderAdded " + Second })]
    [InlineData("Get-SmartCardReader *01 | Watch-SmartCard -IncludeCurrent -Timeout ([timespan]::Zero)", new[] { "ReaderAdded " + Second })]
    [InlineData("Watch-SmartCard 'Not there yet' -IncludeCurrent -Timeout 0", new string[0])]
    [InlineData("Watch-SmartCard 'odd [name' -IncludeCurrent -Timeout 0", new string[0])]
    [InlineData("@() | Watch-SmartCard", new string[0])]
    public void Readers_are_chosen_by_name_or_wildcard(string script, string[] events)
    {
        EngineResult result = PowerShellEngine.Run(script);

        Assert.Equal(events, result.Output.Select(item => item!.BaseObject.ToString()));
        Assert.Empty(result.ErrorIds);
    }

    [Fact]
    public async Task Ctrl_C_ends_it_at_once()
    {
        using RunningScript watch = RunningScript.Start("'ready'; Watch-SmartCard");
        Assert.Equal("ready", watch.NextText());
        await Task.Delay(500, TestContext.Current.CancellationToken);
        Assert.Equal(1, MonitorThreads.Count);

        Assert.InRange(await watch.Stop(), TimeSpan.Zero, AtOnce);
        MonitorThreads.AssertNone();
    }

    [Fact]
    public void A_closed_pipeline_ends_it_at_once()
    {
        // What Select-Object -First does, which comes with PowerShell and not with its engine.
        long start = Stopwatch.GetTimestamp();
        EngineResult result = PowerShellEngine.Run(
            """
            $clock = [System.Diagnostics.Stopwatch]::StartNew()
            foreach ($once in 1) { Watch-SmartCard -IncludeCurrent | ForEach-Object { $clock.Restart(); $_; break } }
            """);

        Assert.Equal("ReaderAdded " + First, result.Output.Single()!.BaseObject.ToString());
        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.Zero, TimeSpan.FromSeconds(30));
        MonitorThreads.AssertNone();
    }

    [Fact]
    public void The_time_is_up_when_it_is_up()
    {
        EngineResult result = PowerShellEngine.Run(
            "Watch-SmartCard -Timeout 0; $clock = [System.Diagnostics.Stopwatch]::StartNew(); Watch-SmartCard -Timeout 0.5; $clock.Elapsed.TotalMilliseconds");

        Assert.InRange((double)result.Output.Single()!.BaseObject, 499, 600);
        Assert.Empty(result.ErrorIds);
    }

    [Fact]
    public void Handlers_that_are_slower_than_the_card_miss_nothing()
    {
        using RunningScript watch = RunningScript.Start(
            "Watch-SmartCard *01 -IncludeCurrent | ForEach-Object { $_; if ($_.Event -eq 'CardInserted') { [System.Threading.Thread]::Sleep(4000) } }");
        Assert.Equal("ReaderAdded " + Second, watch.NextText());

        VpcdCard.Insert(VpcdSlot.Second, Cards.One).Dispose();
        VpcdCard.Insert(VpcdSlot.Second, Cards.Another).Dispose();

        PSObject[] events = [.. Enumerable.Range(0, 4).Select(_ => watch.Next())];
        Assert.Equal(["CardInserted", "CardRemoved", "CardInserted", "CardRemoved"], events.Select(change => change.Properties["Event"].Value.ToString()));
        Assert.Equal([Cards.One, Cards.One, Cards.Another, Cards.Another], events.Select(change => change.Properties["Atr"].Value));
    }

    [Fact]
    public void The_action_of_a_pipeline_may_use_the_module_itself()
    {
        using VpcdCard card = VpcdCard.Insert(VpcdSlot.First, Cards.One, command => [0x90, 0x00]);

        EngineResult result = PowerShellEngine.Run(
            "Watch-SmartCard -IncludeCurrent -Timeout 0 | Where-Object Event -EQ CardInserted | ForEach-Object { $_ | Get-CardAtr; Send-Apdu -ReaderName $_.ReaderName -Apdu '00 A4 04 00' }");

        Assert.Equal(Cards.One, result.Output[0]!.Properties["Atr"].Value);
        Assert.Equal("9000", result.Output[1]!.Properties["StatusWord"].Value.ToString());
    }

    [Fact]
    public void The_table_shows_time_event_reader_and_card()
    {
        using VpcdCard card = VpcdCard.Insert(VpcdSlot.First, Cards.One);

        string shown = PowerShellEngine.Show("Watch-SmartCard *00 -IncludeCurrent -Timeout 0", width: 80);

        Assert.Matches(
            """

            Time         Event          ReaderName               Atr
            ----         -----          ----------               ---
            \d\d:\d\d:\d\d\.\d\d\d ReaderAdded    Virtual PCD 00 00
            \d\d:\d\d:\d\d\.\d\d\d CardInserted   Virtual PCD 00 00        3B 02 14 50
            """.ReplaceLineEndings("\n"),
            shown);
    }

    [Fact]
    public void A_deserialised_event_keeps_its_values()
    {
        using VpcdCard card = VpcdCard.Insert(VpcdSlot.First, Cards.One);

        EngineResult result = PowerShellEngine.Run(
            """
            $copy = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize(
                (Watch-SmartCard *00 -IncludeCurrent -Timeout 0 | Where-Object Event -EQ CardInserted)))
            $copy
            $copy | Get-CardAtr
            $copy | ConvertFrom-Atr
            """);

        Assert.Equal([Cards.One, Cards.One, Cards.One], result.Values("Atr"));
        Assert.Equal("CardInserted", result.Values("Event")[0]!.ToString());
        Assert.IsType<DateTime>(result.Values("Time")[0]);
    }
}
