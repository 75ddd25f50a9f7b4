using System.Linq;
using Xunit;

namespace SmartCard.Tests.Engine;

public sealed class PowerShellEngineTests
{
    [Fact]
    public void Output_errors_and_verbose_arrive_in_their_own_streams()
    {
        EngineResult result = PowerShellEngine.Run(
            """
            [CmdletBinding()] param()
            1, 2
            $PSCmdlet.WriteError([System.Management.Automation.ErrorRecord]::new([System.Exception]::new('bad'), 'Bad', 'InvalidData', 'x'))
            $PSCmdlet.WriteWarning('careful')
            $VerbosePreference = 'Continue'
            $PSCmdlet.WriteVerbose('asked')
            """);

        Assert.Equal([1, 2], result.Output.Select(item => item!.BaseObject));
        Assert.Equal(["Bad"], result.ErrorIds);
        Assert.Equal(["careful"], result.Warnings);
        Assert.Equal(["asked"], result.Verbose);
        Assert.Null(result.TerminatingError);
    }

    [Fact]
    public void A_terminating_error_keeps_what_came_before_it()
    {
        EngineResult result = PowerShellEngine.Run("'before'; throw 'the end'; 'after'");

        Assert.Equal(["before"], result.Output.Select(item => item!.BaseObject));
        Assert.Equal("the end", result.TerminatingError!.Exception.Message);
    }

    [Fact]
    public void Input_reaches_the_script() =>
        Assert.Equal(["a", "b"], PowerShellEngine.Run("$input", "a", "b").Output.Select(item => item!.BaseObject));

    [Fact]
    public void A_user_sees_tables_and_lists()
    {
        const string Thing = "[pscustomobject]@{ Name = 'x'; Size = 3 }";

        Assert.Equal("\nName Size\n---- ----\nx       3\n\n", PowerShellEngine.Show(Thing));
        Assert.Equal("\nName : x\nSize : 3\n\n", PowerShellEngine.Show(Thing + " | Format-List"));
        Assert.Equal("\nSize\n----\n   3\n\n", PowerShellEngine.Show(Thing + " | Format-Table Size"));
    }

    [Fact]
    public void The_tab_key_completes_commands() =>
        Assert.Contains(PowerShellEngine.Complete("Import-Mod"), match => match.CompletionText is "Import-Module");
}
