using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using SmartCard.Fixtures;
using SmartCard.Tests.CardTypes;
using SmartCard.Tests.Engine;
using Xunit;

namespace SmartCard.Tests.Reports;

/// <summary>The page in a real browser.</summary>
public sealed class BrowserTests : IDisposable
{
    private const string Evil = "<script>document.title=''owned''</script>";
    private const string EvilImage = "\"><img src=http://evil.example/x onerror=\"document.title=''owned''\">";

    private readonly TemporaryFolder folder = new();

    public BrowserTests() => Chromium.Require();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task It_shows_its_headings_and_loads_and_complains_about_nothing()
    {
        string page = Export("'3B 94 18 81 B1 80 7D 1F 03 19 C8 00 50 DC', '3B 02 14 50', '3F 00', '3B F0 11', '3B 00 01'", "-Title 'All of it' -Property TS, ClockStop");
        using ProxyWitness witness = new();

        ChromiumRun run = await Chromium.DumpDom(page, witness.Options);

        Assert.All(new[] { ">Summary</h2>", ">Statistics</h2>", ">TS</h3>", ">ClockStop</h3>", ">Findings</h2>", ">Unknown cards</h2>", ">Most frequent ATRs</h2>" }, heading => Assert.Contains(heading, run.Output, StringComparison.Ordinal));
        Assert.Empty(run.Console);
        Assert.Empty(witness.Requests);
    }

    [Fact]
    public async Task Readers_and_cards_with_hostile_names_do_nothing()
    {
        string cards = $"[pscustomobject]@{{ Atr = '3B 01 FD'; ReaderName = '{Evil}'; CardName = '{EvilImage}' }}, [pscustomobject]@{{ Atr = '3B 01 FE'; ReaderName = '{EvilImage}'; CardName = '{Evil}' }}";
        string page = Export(cards, $"-Title '{Evil}{EvilImage}'");
        using ProxyWitness witness = new();

        ChromiumRun run = await Chromium.DumpDom(page, witness.Options);

        Assert.Contains("<title>&lt;script&gt;document.title='owned'&lt;/script&gt;", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", run.Output, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<script", run.Output, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("in <bdi>&lt;script&gt;document.title='owned'&lt;/script&gt;</bdi>", run.Output, StringComparison.Ordinal);
        Assert.Empty(run.Console);
        Assert.Empty(witness.Requests);
    }

    /// <summary>What the tests above do not see, they would see: the same browser with a page that loads, runs and complains.</summary>
    [Fact]
    public async Task A_page_that_is_not_like_that_is_noticed()
    {
        string page = folder.Write("bad.html", "<title>x</title><img src=\"http://evil.example/x\"><script>console.error('complaint'); document.title='owned'</script>");
        using ProxyWitness witness = new();

        ChromiumRun run = await Chromium.DumpDom(page, witness.Options);

        Assert.Contains("<title>owned</title>", run.Output, StringComparison.Ordinal);
        Assert.Contains(run.Console, line => line.Contains("complaint", StringComparison.Ordinal));
        Assert.Contains(witness.Requests, request => request.Contains("evil.example/x", StringComparison.Ordinal));
    }

    /// <summary>Even if a name got through as markup, the page's policy would stop it.</summary>
    [Fact]
    public async Task The_policy_stops_what_would_get_through()
    {
        string page = Export("'3B 00'", "");
        File.WriteAllText(page, File.ReadAllText(page).Replace("</main>", "<img src=\"http://evil.example/x\" onerror=\"document.title='owned'\" /><script>document.title='owned'</script></main>", StringComparison.Ordinal));
        using ProxyWitness witness = new();

        ChromiumRun run = await Chromium.DumpDom(page, witness.Options);

        Assert.Contains("<title>Answers to reset</title>", run.Output, StringComparison.Ordinal);
        Assert.NotEmpty(run.Console);
        Assert.Empty(witness.Requests);
    }

    [Theory]
    [InlineData(1280, 0)]
    [InlineData(1280, 1)]
    [InlineData(360, 0)]
    public async Task It_is_painted(int width, int scheme)
    {
        string page = Export("'3B 94 18 81 B1 80 7D 1F 03 19 C8 00 50 DC', '3B 02 14 50'", "");
        string picture = folder.File("page.png");

        // preferredColorScheme of Blink: 0 is dark, 1 is light.
        ChromiumRun run = await Chromium.Screenshot(page, picture, width, 900, $"--blink-settings=preferredColorScheme={scheme}");

        Assert.Empty(run.Console);
        var png = Png.Read(picture);
        Assert.Equal(900, png.Height);
        Assert.InRange(png.DifferentRows, 100, 900);
    }

    [Fact]
    public async Task A_blank_page_would_be_noticed()
    {
        string picture = folder.File("page.png");

        await Chromium.Screenshot(folder.Write("blank.html", "<title>x</title>"), picture, 1280, 900);

        Assert.InRange(Png.Read(picture).DifferentRows, 1, 3);
    }

    private string Export(string atrs, string options)
    {
        string path = folder.File("report.html");
        Assert.Empty(PowerShellEngine.Run($"{atrs} | Export-AtrReport -Path '{path}' {options}").ErrorIds);
        // The witness leaves out the hosts of the browser's maker: a page that does not name them cannot ask them.
        Assert.DoesNotContain("google", File.ReadAllText(path), StringComparison.OrdinalIgnoreCase);
        return path;
    }
}
