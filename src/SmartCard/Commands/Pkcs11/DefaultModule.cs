using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace SmartCard.Commands.Pkcs11;

/// <summary>The module that Set-Pkcs11Module chose, for each session of PowerShell.</summary>
internal static class DefaultModule
{
    private static readonly ConditionalWeakTable<Runspace, string> Chosen = new();

    /// <summary>The file; null when none was chosen in this session.</summary>
    public static string? Path
    {
        get => Runspace.DefaultRunspace is Runspace session && Chosen.TryGetValue(session, out string? path) ? path : null;
        set
        {
            if (Runspace.DefaultRunspace is not Runspace session)
                return;
            Chosen.Remove(session);
            if (value is not null)
                Chosen.Add(session, value);
        }
    }
}
