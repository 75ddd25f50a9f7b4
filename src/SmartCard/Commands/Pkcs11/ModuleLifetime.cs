using System.Management.Automation;
using System.Threading;
using SmartCard.Pkcs11;

namespace SmartCard.Commands.Pkcs11;

/// <summary>
/// Finalises the PKCS#11 modules when the last session of PowerShell in this process removes this module. A session that
/// ends without removing it leaves them to the end of the process.
/// </summary>
public sealed class ModuleLifetime : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    private static int sessions;

    /// <inheritdoc/>
    public void OnImport() => Interlocked.Increment(ref sessions);

    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        if (Interlocked.Decrement(ref sessions) is 0)
            Pkcs11Module.FinalizeAll();
    }
}
