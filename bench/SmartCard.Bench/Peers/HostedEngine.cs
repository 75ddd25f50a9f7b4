using System;
using System.Diagnostics;
using System.IO;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace SmartCard.Bench.Peers;

/// <summary>A session of the real PowerShell engine in this process.</summary>
internal sealed class HostedEngine : IDisposable
{
    /// <summary>The manifest of the module, as built in the repository's root.</summary>
    internal static readonly string Manifest = Path.Combine(RealAtrs.Root, "SmartCard.psd1");

    private readonly Runspace runspace;

    /// <summary>Opens a session that has nothing but the engine's own commands, and those given.</summary>
    /// <param name="cmdlets">Cmdlets that belong to no module.</param>
    internal HostedEngine(params SessionStateCmdletEntry[] cmdlets)
    {
        InitialSessionState state = InitialSessionState.CreateDefault2();
        state.Commands.Add(cmdlets);
        runspace = RunspaceFactory.CreateRunspace(state);
        runspace.Open();
    }

    /// <summary>Imports the module as a user does.</summary>
    internal void ImportModule()
    {
        Set("manifest", Manifest);
        Time("Import-Module $manifest");
    }

    /// <summary>Sets a variable.</summary>
    /// <param name="name">Its name, without $.</param>
    /// <param name="value">Its value.</param>
    internal void Set(string name, object value) => runspace.SessionStateProxy.SetVariable(name, value);

    /// <summary>Runs a script.</summary>
    /// <param name="script">The script.</param>
    /// <returns>The seconds that it took.</returns>
    internal double Time(string script)
    {
        using PowerShell shell = PowerShell.Create(runspace);
        shell.AddScript(script);
        GC.Collect();
        long start = Stopwatch.GetTimestamp();
        shell.Invoke();
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        if (shell.Streams.Error.Count > 0)
            throw new InvalidOperationException(shell.Streams.Error[0].ToString());
        return seconds;
    }

    /// <summary>Closes the session.</summary>
    public void Dispose() => runspace.Dispose();
}
