using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using SmartCard.Pkcs11;

namespace SmartCard.Commands.Pkcs11;

/// <summary>
/// Finalises the PKCS#11 modules when this module is removed from the last session of PowerShell in this process that has
/// it. A session that ends without removing it leaves them to the others, or to the end of the process.
/// </summary>
public sealed class ModuleLifetime : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    private static readonly List<Use> Uses = [];

    /// <inheritdoc/>
    public void OnImport()
    {
        lock (Uses)
            Uses.Add(new Use(Runspace.DefaultRunspace));
    }

    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        lock (Uses)
        {
            Uses.Remove(Uses.Find(use => use.IsIn(Runspace.DefaultRunspace))!);
            Uses.RemoveAll(use => use.IsOver);
            if (Uses.Count is 0)
                Pkcs11Module.FinalizeAll();
        }
    }

    /// <summary>One import; a session has several where modules of its own import this one too.</summary>
    private sealed class Use(Runspace? session)
    {
        private readonly WeakReference<Runspace?> session = new(session);

        /// <summary>Whether the session has ended: nobody tells when one does, as after ForEach-Object -Parallel.</summary>
        public bool IsOver =>
            !session.TryGetTarget(out Runspace? target) || target is null
            || target.RunspaceStateInfo.State is RunspaceState.Closing or RunspaceState.Closed or RunspaceState.Broken;

        public bool IsIn(Runspace? other) => session.TryGetTarget(out Runspace? target) && target == other;
    }
}
