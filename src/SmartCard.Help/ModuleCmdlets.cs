using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Microsoft.PowerShell;

namespace SmartCard.Help;

/// <summary>The cmdlets of a module as the engine sees them once it is imported.</summary>
internal static class ModuleCmdlets
{
    /// <summary>Imports the module and hands over what is read from it while it is loaded.</summary>
    /// <param name="manifest">Path of the module's manifest.</param>
    /// <param name="read">Reads the cmdlets; they can be asked for their parameters until it returns.</param>
    /// <exception cref="RuntimeException">The module cannot be imported.</exception>
    public static T Read<T>(string manifest, Func<IReadOnlyList<CmdletInfo>, T> read)
    {
        InitialSessionState state = InitialSessionState.CreateDefault2();
        if (OperatingSystem.IsWindows())
            state.ExecutionPolicy = ExecutionPolicy.Bypass;

        using Runspace runspace = RunspaceFactory.CreateRunspace(state);
        runspace.Open();
        using PowerShell shell = PowerShell.Create(runspace);
        PSModuleInfo module = shell
            .AddCommand("Import-Module").AddParameter("Name", manifest).AddParameter("PassThru").AddParameter("ErrorAction", "Stop")
            .Invoke<PSModuleInfo>().Single();
        return read([.. module.ExportedCmdlets.Values.OrderBy(cmdlet => cmdlet.Name, StringComparer.Ordinal)]);
    }
}
