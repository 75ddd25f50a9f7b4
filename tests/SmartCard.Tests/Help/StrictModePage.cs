using System.Linq;
using SmartCard.Help;

namespace SmartCard.Tests.Help;

/// <summary>
/// A page for Set-StrictMode, small and with two parameter sets. Its facts are those of PowerShell's documentation
/// (Microsoft.PowerShell.Core, Set-StrictMode).
/// </summary>
internal static class StrictModePage
{
    public const string Path = "en-US/Set-StrictMode.md";

    public const string Text = """
        ---
        external help file: System.Management.Automation.dll-Help.xml
        Module Name: Microsoft.PowerShell.Core
        online version: https://example.org/Set-StrictMode
        schema: 2.0.0
        ---

        # Set-StrictMode

        ## SYNOPSIS
        Sets `strict` mode.

        ## SYNTAX

        ### Version (Default)
        ```
        Set-StrictMode -Version <Version>
         [<CommonParameters>]
        ```

        ### Off
        ```
        Set-StrictMode -Off [<CommonParameters>]
        ```

        ## DESCRIPTION
        First paragraph, see [Set-PSDebug](Set-PSDebug.md).

        - one
        - two

        ## EXAMPLES

        ### Example 1: Turn it on
        ```powershell
        Set-StrictMode -Version 2.0
        ```

        ```Output
        nothing
        ```

        The remarks.

        ### Example 2: Turn it off
        ```powershell
        Set-StrictMode -Off
        ```

        ## PARAMETERS

        ### -Off
        Turns strict mode off.

        ```yaml
        Type: SwitchParameter
        Parameter Sets: Off
        Aliases:

        Required: True
        Position: Named
        Default value: False
        Accept pipeline input: False
        Accept wildcard characters: False
        ```

        ### -Version
        The rules to apply.

        ```yaml
        Type: Version
        Parameter Sets: Version
        Aliases: v

        Required: True
        Position: Named
        Default value: None
        Accept pipeline input: False
        Accept wildcard characters: False
        ```

        ### CommonParameters
        The usual ones.

        ## INPUTS

        ### None
        Nothing.

        ## OUTPUTS

        ### None
        Nothing.

        ## NOTES
        A note.

        ## RELATED LINKS

        [Set-PSDebug](Set-PSDebug.md)

        [The manual](https://example.org/manual)
        """;

    public static CommandPage Page(string text = Text) => CommandPage.Read(Path, text);

    /// <summary>The line, from 1, on which something stands.</summary>
    public static int LineOf(string part) => Text.Split('\n').Index().First(line => line.Item.Contains(part, System.StringComparison.Ordinal)).Index + 1;
}
