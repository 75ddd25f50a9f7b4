using System;
using System.Collections.Generic;
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
    private readonly Dictionary<string, ScriptBlock> scripts = [];

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

    /// <summary>
    /// Runs a script. The clock runs inside the session, as a peer's runs inside its process, and the script is compiled once:
    /// a pipeline's own beginning takes milliseconds, whatever is in it.
    /// </summary>
    /// <param name="script">The script.</param>
    /// <returns>The seconds that it took.</returns>
    internal double Time(string script)
    {
        if (!scripts.TryGetValue(script, out ScriptBlock? work))
            scripts[script] = work = ScriptBlock.Create(script);
        using PowerShell shell = PowerShell.Create(runspace);
        shell.AddScript("param($work) $clock = [System.Diagnostics.Stopwatch]::StartNew(); . $work; $clock.Elapsed.TotalSeconds").AddArgument(work);
        GC.Collect();
        PSObject seconds = shell.Invoke()[^1];
        if (shell.Streams.Error.Count > 0)
            throw new InvalidOperationException(shell.Streams.Error[0].ToString());
        return (double)seconds.BaseObject;
    }

    /// <summary>Closes the session.</summary>
    public void Dispose() => runspace.Dispose();
}
