using System.Threading.Tasks;
using Xunit;

namespace SmartCard.Tests.Shell;

/// <summary>Expected exit codes and texts are those of pwsh 7.6.9 for the same words.</summary>
public sealed class CommandOptionTests
{
    [Theory]
    [InlineData("'a'", 0)]
    [InlineData("exit 3", 3)]
    [InlineData("throw 'x'", 1)]
    [InlineData("Get-Nothing", 1)]
    [InlineData("Get-Nothing; 1", 0)]
    [InlineData("1; Get-Nothing", 1)]
    [InlineData("1 +", 1)]
    [InlineData("1 )", 1)]
    public async Task A_command_ends_with_the_exit_code_of_pwsh(string command, int exitCode)
    {
        ShellRun run = await ShellProgram.Run("-NoProfile", "-Command", command);

        Assert.Equal(exitCode, run.ExitCode);
    }

    [Theory]
    [InlineData("-Command")]
    [InlineData("-command")]
    [InlineData("--command")]
    [InlineData("-com")]
    [InlineData("-c")]
    public async Task The_words_after_the_option_are_joined(string option)
    {
        ShellRun run = await ShellProgram.Run(option, "1", "+", "2");

        Assert.Equal(new ShellRun("3\n", "", 0), run with { Output = run.Output.ReplaceLineEndings("\n") });
    }

    [Fact]
    public async Task Output_before_an_error_is_kept_and_the_error_goes_to_standard_error()
    {
        ShellRun run = await ShellProgram.Run("-c", "'a'; throw 'x'; 'b'");

        Assert.Equal(["a"], run.Lines);
        Assert.Equal("Exception: x", run.Errors.Trim());
    }

    [Fact]
    public async Task An_unknown_command_is_reported_in_the_words_of_the_engine()
    {
        ShellRun run = await ShellProgram.Run("-c", "Get-Nothing");

        Assert.Equal(
            """
            Get-Nothing: The term 'Get-Nothing' is not recognized as a name of a cmdlet, function, script file, or executable program.
            Check the spelling of the name, or if a path was included, verify that the path is correct and try again.
            """.ReplaceLineEndings("\n"),
            run.Errors.ReplaceLineEndings("\n").TrimEnd());
    }

    [Fact]
    public async Task Redirected_output_is_plain_text()
    {
        ShellRun run = await ShellProgram.Run("-c", "Get-Module; $Host.UI.WriteWarningLine('w'); Get-Nothing");

        Assert.DoesNotContain('\e', run.Output + run.Errors);
        Assert.Contains("WARNING: w", run.Lines, System.StringComparer.Ordinal);
    }

    [Fact]
    public async Task The_module_is_imported_from_the_shells_own_folder()
    {
        ShellRun run = await ShellProgram.Run(
            "-c", "(Get-Module SmartCard).ModuleBase; (Get-Module -ListAvailable SmartCard).ModuleBase; Import-Module SmartCard; @(Get-Module).Count");

        string folder = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(ShellProgram.Path)!, "Modules", "SmartCard");
        Assert.Equal([folder, folder, "1"], run.Lines);
        Assert.Empty(run.Errors);
    }

    [Fact]
    public async Task Redirected_input_is_the_commands_input_when_it_asks_for_it()
    {
        ShellRun run = await ShellProgram.Run("a\nb\n", ["-c", "$input | ForEach-Object { \"<$_>\" }"]);

        Assert.Equal(["<a>", "<b>"], run.Lines);
    }

    [Fact]
    public async Task With_NoExit_redirected_input_is_read_after_the_command()
    {
        ShellRun run = await ShellProgram.Run("'second'", ["-NoExit", "-c", "'first'"]);

        Assert.Equal(["first", "second"], run.Lines);
    }

    [Fact]
    public async Task NonInteractive_makes_a_question_an_error()
    {
        ShellRun run = await ShellProgram.Run("x\n", ["-NonInteractive", "-c", "$Host.UI.ReadLine()"]);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("NonInteractive", run.Errors, System.StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_mandatory_parameter_is_asked_for()
    {
        ShellRun run = await ShellProgram.Run("3\n4\n\n", ["-c", "function f([Parameter(Mandatory)][int[]]$a) { \"<$a>\" }; f"]);

        Assert.Contains("a[0]: a[1]: a[2]: <3 4>", run.Lines, System.StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("y\n", "True")]
    [InlineData("N\n", "False")]
    [InlineData("\n", "True")]
    [InlineData("maybe\nno\n", "False")]
    public async Task A_confirmation_is_answered_by_key_or_label_and_an_empty_line_takes_the_default(string answer, string expected)
    {
        ShellRun run = await ShellProgram.Run(answer, ["-c", "function f { [CmdletBinding(SupportsShouldProcess)]param() $PSCmdlet.ShouldProcess('it') }; f -Confirm"]);

        Assert.EndsWith(": " + expected, run.Lines[^1], System.StringComparison.Ordinal);
    }
}
