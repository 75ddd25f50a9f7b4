using System;
using System.Threading.Tasks;
using Xunit;

namespace SmartCard.Tests.Shell;

/// <summary>
/// A person at a terminal. Texts that the terminal would also echo are put together by the command, so that only its
/// output matches. The prompt is the engine's own, <c>PS &lt;folder&gt;&gt; </c>; <c>&gt;&gt; </c> asks for more (about_Prompts).
/// </summary>
public sealed class PromptTests
{
    private const string CtrlC = "\x03";
    private const string CtrlD = "\x04";

    [Fact]
    public async Task The_banner_says_which_commands_are_there_and_exit_ends_with_its_number()
    {
        await using var terminal = TerminalSession.Start();

        string banner = await terminal.Until("PS ");
        await terminal.Type("'a' + 'b'\r");
        await terminal.Until("ab");
        await terminal.Until("PS ");
        await terminal.Type("exit 9\r");

        Assert.Equal(9, await terminal.End());
        foreach (string name in (string[])["Where-Object", "ForEach-Object", "Sort-Object", "Group-Object", "Export-Csv", "PowerShell 7"])
            Assert.Contains(name, banner, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoLogo_leaves_the_banner_out_and_the_end_of_the_input_ends_the_program()
    {
        await using var terminal = TerminalSession.Start("-NoLogo");

        Assert.DoesNotContain("Sort-Object", await terminal.Until("PS "), StringComparison.Ordinal);
        await terminal.Type(CtrlD);

        Assert.Equal(0, await terminal.End());
    }

    [Fact]
    public async Task Ctrl_C_stops_the_pipeline_and_the_prompt_comes_back()
    {
        await using var terminal = TerminalSession.Start();

        await terminal.Until("PS ");
        await terminal.Type("'be' + 'gun'; while ($true) { }\r");
        await terminal.Until("begun");
        await terminal.Type(CtrlC);
        await terminal.Until("PS ");
        await terminal.Type("'a' + 'b'\r");
        await terminal.Until("ab");
        await terminal.Type("exit\r");

        Assert.Equal(0, await terminal.End());
    }

    [Fact]
    public async Task Ctrl_C_at_the_prompt_throws_the_line_away()
    {
        await using var terminal = TerminalSession.Start("-NoLogo");

        await terminal.Until("PS ");
        await terminal.Type("throw 'away'");
        await terminal.Until("'away'");
        await terminal.Type(CtrlC);
        await terminal.Until("PS ");
        await terminal.Type("exit\r");

        Assert.Equal(0, await terminal.End());
    }

    [Fact]
    public async Task An_unfinished_command_goes_on_in_the_next_line()
    {
        await using var terminal = TerminalSession.Start("-NoLogo");

        await terminal.Until("PS ");
        await terminal.Type("if ($true) {\r");
        await terminal.Until(">> ");
        await terminal.Type("'a' + 'b' }\r");
        await terminal.Until("ab");
        await terminal.Type("exit\r");

        Assert.Equal(0, await terminal.End());
    }

    [Fact]
    public async Task Errors_are_red_on_a_terminal()
    {
        await using var terminal = TerminalSession.Start("-NoLogo");

        await terminal.Until("PS ");
        await terminal.Type("Get-Nothing\r");

        // $PSStyle.Formatting.Error is ESC[31;1m by default (about_ANSI_Terminals).
        await terminal.Until("\e[31;1mGet-Nothing: ");
    }

    [Fact]
    public async Task A_secret_is_shown_as_stars_and_the_terminal_echoes_again_afterwards()
    {
        await using var terminal = TerminalSession.Start("-NoLogo");

        await terminal.Until("PS ");
        await terminal.Type("function f([Parameter(Mandatory)][securestring] $Pin) { 'length ' + $Pin.Length }; f\r");
        await terminal.Until("Pin: ");
        await terminal.Type("12345\r");
        string shown = await terminal.Until("length 5");
        await terminal.Until("PS ");
        await terminal.Type("$null\r");
        await terminal.Until("$null");

        Assert.Contains("*****", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("123", shown, StringComparison.Ordinal);
    }

    /// <summary>130 is 128 + SIGINT, as shells have it; pwsh gives 1 for -Command and 0 for -File.</summary>
    [Fact]
    public async Task Ctrl_C_during_a_command_ends_the_program_with_130()
    {
        await using var terminal = TerminalSession.Start("-Command '\"be\" + \"gun\"; while ($true) { }'");

        await terminal.Until("begun");
        await terminal.Type(CtrlC);

        Assert.Equal(130, await terminal.End());
    }

    [Fact]
    public async Task Progress_is_shown_while_it_lasts_and_erased_by_other_output()
    {
        await using var terminal = TerminalSession.Start(
            "-Command '$Host.UI.WriteProgress(1, [Management.Automation.ProgressRecord]::new(1, \"Counting\", \"half\")); \"done\"'");

        string shown = await terminal.Until("done");

        Assert.EndsWith("Counting: half\r\e[2Kdone", shown, StringComparison.Ordinal);
    }
}
