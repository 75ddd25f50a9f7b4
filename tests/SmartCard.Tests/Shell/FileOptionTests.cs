using System;
using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace SmartCard.Tests.Shell;

/// <summary>Expected values are those of pwsh 7.6.9 for the same script and words.</summary>
public sealed class FileOptionTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("SmartCard.Shell").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("'a'", 0)]
    [InlineData("exit 7", 7)]
    [InlineData("'a'\nGet-Nothing", 0)]
    [InlineData("throw 'boom'", 1)]
    [InlineData("1 +", 1)]
    public async Task A_script_ends_with_the_exit_code_of_pwsh(string script, int exitCode)
    {
        Write(script);

        Assert.Equal(exitCode, (await Run("-File", "script.ps1")).ExitCode);
    }

    [Theory]
    [InlineData("script.ps1")]
    [InlineData("-f script.ps1")]
    [InlineData("-NoProfile -File script.ps1")]
    [InlineData("-ExecutionPolicy Bypass -NoLogo script.ps1")]
    public async Task A_script_is_named_with_or_without_the_option_and_relative_to_the_callers_folder(string words)
    {
        Write("\"$PSScriptRoot|$($ExecutionContext.SessionState.Path.CurrentLocation)|$($MyInvocation.MyCommand.Name)\"");

        ShellRun run = await Run(words.Split(' '));

        Assert.Equal([$"{folder}|{folder}|script.ps1"], run.Lines);
    }

    [Theory]
    [InlineData("-Name x -Flag 1 2", "Name=x Flag=True N=1 Rest=2")]
    [InlineData("-Name:x -Flag:$false -N 1", "Name=x Flag=False N=1 Rest=")]
    [InlineData("-Flag:$true -Name: y", "Name=y Flag=True N= Rest=")]
    [InlineData("positional 5 a b", "Name=positional Flag=False N=5 Rest=a b")]
    [InlineData("-Bad 1", "Name=none Flag=False N= Rest=-Bad 1")]
    public async Task The_words_after_the_script_are_bound_to_its_parameters(string words, string expected)
    {
        Write(
            """
            param([string] $Name = 'none', [switch] $Flag, [int[]] $N, [Parameter(ValueFromRemainingArguments)] $Rest)
            "Name=$Name Flag=$Flag N=$N Rest=$Rest"
            """);

        ShellRun run = await Run(["-File", "script.ps1", .. words.Split(' ')]);

        Assert.Equal([expected], run.Lines);
    }

    [Fact]
    public async Task A_terminating_error_is_shown_with_its_place()
    {
        Write("'before'\nthrow 'boom'\n'after'");

        ShellRun run = await Run("-File", "script.ps1");

        Assert.Equal(["before"], run.Lines);
        Assert.Equal(
            $"""
            Exception: {Path.Combine(folder, "script.ps1")}:2
            Line |
               2 |  throw 'boom'
                 |  ~~~~~~~~~~~~
                 | boom
            """.ReplaceLineEndings("\n"),
            run.Errors.ReplaceLineEndings("\n").TrimEnd());
    }

    [Fact]
    public async Task Exit_in_a_script_that_a_command_calls_ends_that_script_only()
    {
        Write("exit 7");

        ShellRun run = await Run("-Command", "& ./script.ps1; \"then $LASTEXITCODE\"");

        Assert.Equal(["then 7"], run.Lines);
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task A_native_command_that_fails_does_not_make_the_script_fail()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "/bin/sh is not there.");
        Write("/bin/sh -c 'exit 4'\n'done'");

        Assert.Equal(0, (await Run("-File", "script.ps1")).ExitCode);
    }

    private Task<ShellRun> Run(params string[] words) => ShellProgram.RunIn(folder, words);

    private void Write(string script) => File.WriteAllText(Path.Combine(folder, "script.ps1"), script);
}
