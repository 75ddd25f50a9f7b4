using System.Management.Automation;
using System.Reflection;
using Microsoft.PowerShell.Commands;
using Microsoft.PowerShell.Commands.Internal.Format;

namespace SmartCard.Tests.Engine;

/// <summary>
/// Format-Table, which PowerShell keeps in a package of its own although the engine holds all of its work.
/// </summary>
[Cmdlet(VerbsCommon.Format, "Table")]
public sealed class FormatTableCommand : OuterFormatTableBase
{
    /// <summary>Creates the command.</summary>
    public FormatTableCommand() => EngineFormatter.Attach(this, "Table");
}

/// <summary>Format-List, from the engine's own formatter.</summary>
[Cmdlet(VerbsCommon.Format, "List")]
public sealed class FormatListCommand : OuterFormatTableAndListBase
{
    /// <summary>Creates the command.</summary>
    public FormatListCommand() => EngineFormatter.Attach(this, "List");
}

/// <summary>Hands the engine's inner formatter to a command, as the constructors in PowerShell's package do.</summary>
internal static class EngineFormatter
{
    public static void Attach(FrontEndCommandBase command, string shape)
    {
        Assembly engine = typeof(PSObject).Assembly;
        System.Type formatter = engine.GetType("Microsoft.PowerShell.Commands.Internal.Format.InnerFormatShapeCommand", throwOnError: true)!;
        System.Type shapes = engine.GetType("Microsoft.PowerShell.Commands.Internal.Format.FormatShape", throwOnError: true)!;
        object inner = System.Activator.CreateInstance(
            formatter,
            BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public,
            binder: null,
            [System.Enum.Parse(shapes, shape)],
            culture: null)!;
        typeof(FrontEndCommandBase)
            .GetField("implementation", BindingFlags.Instance | BindingFlags.NonPublic)!
            .SetValue(command, inner);
    }
}
