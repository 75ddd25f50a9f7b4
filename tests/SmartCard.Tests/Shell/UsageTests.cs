using System;
using System.Threading.Tasks;
using Xunit;

namespace SmartCard.Tests.Shell;

/// <summary>64 is pwsh's exit code for a command line it does not understand, EX_USAGE of sysexits.h.</summary>
public sealed class UsageTests
{
    [Theory]
    [InlineData("-Nonsense")]
    [InlineData("-NoProfile -Nonsense")]
    [InlineData("no-such-file.ps1")]
    [InlineData("-File")]
    [InlineData("-File no-such-file.ps1")]
    [InlineData("-Command")]
    [InlineData("-ExecutionPolicy")]
    public async Task A_command_line_that_is_not_understood_gives_a_message_and_64(string words)
    {
        ShellRun run = await ShellProgram.Run(words.Split(' '));

        Assert.Equal(64, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.NotEmpty(run.Errors);
    }

    [Fact]
    public async Task The_message_names_the_option()
    {
        ShellRun run = await ShellProgram.Run("-Nonsense");

        Assert.StartsWith("'-Nonsense'", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-Help")]
    [InlineData("-h")]
    [InlineData("-?")]
    [InlineData("/?")]
    public async Task Help_names_the_options(string option)
    {
        ShellRun run = await ShellProgram.Run(option);

        Assert.Equal(0, run.ExitCode);
        foreach (string name in (string[])["-Command", "-File", "-NoExit", "-NoLogo", "-NonInteractive", "-Version"])
            Assert.Contains(name, run.Output, StringComparison.Ordinal);
    }

    /// <summary>The engine's version is the one in Directory.Packages.props.</summary>
    [Theory]
    [InlineData("-Version")]
    [InlineData("-v")]
    public async Task Version_names_the_engine(string option)
    {
        ShellRun run = await ShellProgram.Run(option, "-Nonsense");

        Assert.Equal(0, run.ExitCode);
        Assert.EndsWith("PowerShell engine 7.6.9", run.Output.Trim(), StringComparison.Ordinal);
    }
}
