using System.Threading.Tasks;
using Xunit;

namespace SmartCard.Tests.Shell;

/// <summary>Expected values are those of <c>pwsh -Command -</c> (7.6.9), where no other origin is named.</summary>
public sealed class StandardInputTests
{
    [Theory]
    [InlineData("")]
    [InlineData("-Command -")]
    [InlineData("-File -")]
    public async Task Redirected_input_is_run_line_by_line_without_banner_and_prompt(string words)
    {
        ShellRun run = await ShellProgram.Run("1+1\n'b'\n", words.Split(' ', System.StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal(["2", "b"], run.Lines);
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task A_terminating_error_ends_its_line_and_exit_ends_the_program()
    {
        ShellRun run = await ShellProgram.Run("throw 1\nexit 4\n'no'\n", ["-Command", "-"]);

        Assert.Equal(new ShellRun("", "Exception: 1", 4), run with { Errors = run.Errors.Trim() });
    }

    [Fact]
    public async Task The_last_line_decides_the_exit_code()
    {
        Assert.Equal(1, (await ShellProgram.Run("1\nGet-Nothing\n", ["-Command", "-"])).ExitCode);
    }

    [Theory]
    [InlineData("function f {\n 'in'\n}\n\nf\n")]
    [InlineData("if ($false) {\n}\nelse {\n 'in'\n}\n\n")]
    public async Task An_empty_line_ends_a_block(string text)
    {
        Assert.Equal(["in"], (await ShellProgram.Run(text, ["-Command", "-"])).Lines);
    }

    /// <summary>pwsh drops the block without a word here; nobody can want that.</summary>
    [Theory]
    [InlineData("function f {\n 'in'\n}\nf\n")]
    [InlineData("function f {\n\n 'in'\n\n}\nf")]
    public async Task The_end_of_the_input_ends_a_block_too(string text)
    {
        Assert.Equal(["in"], (await ShellProgram.Run(text, ["-Command", "-"])).Lines);
    }

    [Fact]
    public async Task A_block_that_never_ends_is_an_error()
    {
        ShellRun run = await ShellProgram.Run("{", []);

        Assert.Equal(1, run.ExitCode);
        Assert.NotEmpty(run.Errors);
    }
}
