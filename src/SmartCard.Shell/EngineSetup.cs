using System;
using System.IO;
using System.Management.Automation.Runspaces;
using Microsoft.PowerShell;
using SmartCard.Shell.Host;

namespace SmartCard.Shell;

/// <summary>Opens the engine's runspace and brings the module into it.</summary>
internal static class EngineSetup
{
    private static readonly string Modules = Path.Combine(AppContext.BaseDirectory, "Modules");

    public static Runspace Open(ShellHost host)
    {
        // The engine looks for modules beside its own assembly, which lies elsewhere unless the program is published.
        string? inherited = Environment.GetEnvironmentVariable("PSModulePath");
        Environment.SetEnvironmentVariable(
            "PSModulePath", string.IsNullOrEmpty(inherited) ? Modules : Modules + Path.PathSeparator + inherited);

        var state = InitialSessionState.CreateDefault2();
        if (OperatingSystem.IsWindows())
            state.ExecutionPolicy = ExecutionPolicy.Bypass;

        Runspace runspace = RunspaceFactory.CreateRunspace(host, state);
        runspace.Open();
        Runspace.DefaultRunspace = runspace;
        return runspace;
    }

    /// <summary>Imports the module by its path; what goes wrong is shown as any other error.</summary>
    public static void ImportModule(Session session) =>
        session.Execute($"Import-Module '{Path.Combine(Modules, "SmartCard", "SmartCard.psd1").Replace("'", "''", StringComparison.Ordinal)}'");
}
