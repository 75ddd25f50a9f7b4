using System;
using System.Collections.Generic;
using System.Linq;
using SmartCard.Help;
using Xunit;

namespace SmartCard.Tests.Help;

public sealed class PageCheckTests
{
    [Fact]
    public void A_page_that_says_what_the_cmdlet_does_has_no_errors() => Assert.Empty(Errors(StrictModePage.Text));

    /// <summary>What is changed in the page, into what; the line that is at fault by what stands on it; a part of the message.</summary>
    [Theory]
    [InlineData("Type: Version", "Type: String", "Type: Version", "\"Type: String\" contradicts the compiled cmdlet, which says \"Version\"")]
    [InlineData("Aliases: v", "Aliases: ver", "Aliases: v", "says \"v\"")]
    [InlineData("Parameter Sets: Off", "Parameter Sets: (All)", "Parameter Sets: Off", "says \"Off\"")]
    [InlineData("Default value: False", "Default value: True", "Default value: False", "says \"False\"")]
    [InlineData("Module Name: Microsoft.PowerShell.Core", "Module Name: Core", "Module Name:", "says \"Microsoft.PowerShell.Core\"")]
    [InlineData("schema: 2.0.0", "", "---", "\"schema: 2.0.0\" is missing")]
    [InlineData("### -Version", "### -Versions", "### -Version", "Set-StrictMode has no parameter -Versions")]
    [InlineData("### -Version", "### -Versions", "## PARAMETERS", "-Version is not described")]
    [InlineData("### -Version", "### -Off", "### -Version", "-Off is described twice")]
    [InlineData("The rules to apply.", "", "### -Version", "-Version has no description")]
    [InlineData("A note.", "", "# Set-StrictMode", "The section NOTES is missing or empty")]
    [InlineData("Set-StrictMode -Off [", "Set-StrictMode [-Off] [", "## SYNTAX", "missing: Set-StrictMode -Off [<CommonParameters>]")]
    [InlineData("Set-StrictMode -Off [", "Set-StrictMode [-Off] [", "### Off", "The compiled cmdlet has no such syntax", 1)]
    [InlineData("```powershell\nSet-StrictMode -Version 2.0", "```Output\n2.0", "### Example 1", "The example has no code")]
    [InlineData("nothing", "0123456789012345678901234567890123456789012345678901234567890123456789012345", "nothing", "more than 75 characters")]
    public void An_error_names_its_line(string part, string changed, string faulty, string message, int below = 0)
    {
        Assert.Contains(part, StrictModePage.Text, StringComparison.Ordinal);

        string page = StrictModePage.Text.Replace(part, changed, StringComparison.Ordinal);

        Assert.Contains(Errors(page), error => error.Line == StrictModePage.LineOf(faulty) + below && error.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_missing_yaml_block_is_an_error_of_its_parameter()
    {
        string page = StrictModePage.Text.Replace("```yaml\nType: Version", "```text\nType: Version", StringComparison.Ordinal);

        PageError error = Assert.Single(Errors(page));

        Assert.Equal(StrictModePage.LineOf("### -Version"), error.Line);
    }

    [Fact]
    public void An_error_is_in_the_form_that_MSBuild_reads() =>
        Assert.Equal("en-US/A.md(12): error: What is wrong.", new PageError("en-US/A.md", 12, "What is wrong.").ToString());

    private static IReadOnlyList<PageError> Errors(string page) =>
        [.. PageCheck.Errors(StrictModePage.Page(page), EngineCmdlet.Get("Set-StrictMode"))];
}
