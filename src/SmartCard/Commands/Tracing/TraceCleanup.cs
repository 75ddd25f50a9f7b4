using System.Management.Automation;
using System.Management.Automation.Runspaces;
using SmartCard.Pcsc.Tracing;

namespace SmartCard.Commands.Tracing;

/// <summary>Ends the trace into a file when the module is removed from the session that began it.</summary>
public sealed class TraceCleanup : IModuleAssemblyCleanup
{
    /// <summary>Called by PowerShell when the module is removed.</summary>
    /// <param name="psModuleInfo">The module.</param>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        if (Runspace.DefaultRunspace?.InstanceId == StartSmartCardTraceCommand.StartedIn)
            PcscTraceFile.Running?.Dispose();
    }
}
