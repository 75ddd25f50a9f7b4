using System.Linq;
using System.Management.Automation;
using SmartCard.Tests.Engine;

namespace SmartCard.Tests.Help;

/// <summary>Cmdlets in a session with the module: for most tests those of the engine, whose parameters PowerShell's own documentation tells independently of this project.</summary>
internal static class EngineCmdlet
{
    public static CmdletInfo Get(string name) =>
        (CmdletInfo)PowerShellEngine.Run($"$cmdlet = Get-Command {name}; $null = $cmdlet.ParameterSets; $cmdlet").Output.Single()!.BaseObject;
}
