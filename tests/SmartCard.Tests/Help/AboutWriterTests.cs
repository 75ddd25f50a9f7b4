using SmartCard.Help;
using Xunit;

namespace SmartCard.Tests.Help;

public sealed class AboutWriterTests
{
    /// <summary>The layout is that of PowerShell's own topics before they were Markdown, about_Pester's for one.</summary>
    [Fact]
    public void A_topic_is_laid_out_as_PowerShell_lays_it_out() =>
        Assert.Equal(
            """
            TOPIC
                about_Thing

            SHORT DESCRIPTION
                What it is.

            LONG DESCRIPTION
                A line of this topic that has more than eighty characters is broken where a
                word ends.

              Part
                - item

                    Get-Thing

            """,
            AboutWriter.Write(Section.Parse(
            """
            # about_Thing

            ## Short description
            What it is.

            ## Long description
            A line of this topic that has more than eighty characters is broken where a word ends.

            ### Part
            - item

            ```powershell
            Get-Thing
            ```
            """).Title));
}
