using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using SmartCard.Tests.Shell;
using Xunit;

namespace SmartCard.Tests.CardTypes;

/// <summary>Which list is used when none is named, in a process that has its own home.</summary>
public sealed class DefaultListTests : IDisposable
{
    private const string Installed = "/usr/share/pcsc/smartcard_list.txt";
    private const string NameOf = "(Get-CardType 3B00).Description";

    private readonly TemporaryFolder home = new();

    public DefaultListTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "The places are those of Linux and macOS.");

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task The_cache_comes_before_all_others()
    {
        home.Write("cache/SmartCard/smartcard_list.txt", "3B 00\n\tfrom the cache\n");
        home.Write("cache/smartcard_list.txt", "3B 00\n\tfrom pcsc-tools' own download\n");
        home.Write("named.txt", "3B 00\n\tfrom the variable\n");

        Assert.Equal("from the cache", await Name());
    }

    [Fact]
    public async Task Then_comes_what_pcsc_tools_downloaded_unless_it_is_empty()
    {
        home.Write("cache/smartcard_list.txt", "3B 00\n\tfrom pcsc-tools' own download\n");
        Assert.Equal("from pcsc-tools' own download", await Name());

        home.Write("cache/smartcard_list.txt", "");
        home.Write("named.txt", "3B 00\n\tfrom the variable\n");
        Assert.Equal(["from the variable"], (await RunWithoutPackage(NameOf)).Lines);
    }

    [Fact]
    public async Task The_variable_comes_last()
    {
        home.Write("named.txt", "3B 00\n\tfrom the variable\n");

        Assert.Equal(["from the variable"], (await RunWithoutPackage(NameOf)).Lines);
    }

    [Fact]
    public async Task Update_CardType_puts_it_into_the_cache_and_the_names_appear()
    {
        using ListServer server = new(Answer.Ok("3B 00\n\tfrom the server\n"));

        ShellRun run = await Run($"$u = Update-CardType {server.Address}; $u.Path; (ConvertFrom-Atr 3B00).CardName");

        Assert.Equal([home.File("cache/SmartCard/smartcard_list.txt"), "from the server"], run.Lines);
    }

    [Fact]
    public async Task Without_any_list_one_error_says_how_to_get_one_and_names_are_absent()
    {
        ShellRun run = await RunWithoutPackage("'none: ' + ($null -eq (ConvertFrom-Atr 3B00).CardName); Get-CardType 3B00");

        Assert.Equal(["none: True"], run.Lines);
        foreach (string part in new[] { "Update-CardType", "pcsc-tools", "SMARTCARD_LIST" })
            Assert.Contains(part, run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_name_is_absent_for_an_unknown_card_and_for_a_list_that_is_none()
    {
        home.Write("cache/SmartCard/smartcard_list.txt", "3B 00\n\tfrom the cache\n\n3B 02\n");
        Assert.Equal(["True", "True"], (await Run("foreach ($a in '3B01', '3B02') { $null -eq (ConvertFrom-Atr $a).CardName }")).Lines);

        home.Write("cache/SmartCard/smartcard_list.txt", "this is no list");
        ShellRun run = await Run("$null -eq (ConvertFrom-Atr 3B00).CardName");
        Assert.Equal(["True"], run.Lines);
        Assert.Empty(run.Errors);
    }

    [Fact]
    public async Task The_name_is_the_first_line_of_the_best_match_that_has_one()
    {
        home.Write("cache/SmartCard/smartcard_list.txt", "3B 0.\n\ta pattern\n\n3B 00\n\texact\n\tmore\n\n3B 01\n");

        Assert.Equal(["exact", "a pattern"], (await Run("'3B00', '3B01' | ConvertFrom-Atr | ForEach-Object CardName")).Lines);
    }

    [Fact]
    public async Task Who_does_not_ask_for_the_name_does_not_wait_for_the_list()
    {
        const string Read = "[SmartCard.Binding.CardNameProperty].Assembly.GetType('SmartCard.Commands.CardTypes.CardTypeFiles').GetField('KeptLists', 'NonPublic,Static').GetValue($null).Count; ";
        home.Write("cache/SmartCard/smartcard_list.txt", "3B 00\n\tfrom the cache\n");

        ShellRun run = await Run($"ConvertFrom-Atr 3B00; '3B00' | ConvertFrom-Atr | Measure-Atr -Property TS; {Read} (ConvertFrom-Atr 3B00).CardName; {Read}");

        Assert.Equal(["0", "from the cache", "1"], run.Lines[^3..]);
    }

    /// <summary>Runs with nothing where packages put the list; a mount of the process's own hides what is there.</summary>
    private async Task<ShellRun> RunWithoutPackage(string command)
    {
        if (!File.Exists(Installed))
            return await Run(command);

        Assert.SkipUnless(File.Exists("/usr/bin/unshare"), "pcsc-tools is installed and cannot be hidden");
        ProcessStartInfo start = new(
            "/usr/bin/unshare",
            ["-m", "sh", "-c", "mount -t tmpfs none /usr/share/pcsc || exit 99; exec \"$0\" -c \"$1\"", ShellProgram.Path, command])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in Environment)
            start.Environment[name] = value;
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.SkipWhen(process.ExitCode is 1 or 99 && output.Length == 0, "pcsc-tools is installed, and only root can hide it");
        return new ShellRun(output, await errors, process.ExitCode);
    }

    private async Task<string> Name() => string.Join('\n', (await Run(NameOf)).Lines);

    private (string Name, string Value)[] Environment =>
        [("HOME", home.Path), ("XDG_CACHE_HOME", home.File("cache")), ("SMARTCARD_LIST", home.File("named.txt"))];

    private Task<ShellRun> Run(string command) => ShellProgram.RunUnder(Environment, "-c", command);
}
