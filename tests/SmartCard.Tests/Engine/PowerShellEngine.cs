using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace SmartCard.Tests.Engine;

/// <summary>
/// The real PowerShell engine with the module imported from the repository's root. Each call gets a session
/// of its own, so that no test sees what another left behind.
/// </summary>
/// <remarks>
/// The engine package brings Where-Object, ForEach-Object, Import-Module and the like, not Sort-Object,
/// Select-Object or Export-Csv. Format-Table and Format-List are added from the engine's own formatter.
/// </remarks>
internal static class PowerShellEngine
{
    /// <summary>Runs a script and gives what came out of each stream.</summary>
    /// <param name="script">The script, as a user would type it.</param>
    /// <param name="input">What the script finds in <c>$input</c>.</param>
    public static EngineResult Run(string script, params object[] input)
    {
        using Session session = new(new TextHost());
        using PowerShell shell = session.Shell();
        shell.AddScript(script);

        List<PSObject?> output = [];
        ErrorRecord? terminating = null;
        try
        {
            shell.Invoke(input, output);
        }
        catch (RuntimeException exception)
        {
            terminating = exception.ErrorRecord;
        }

        return new EngineResult
        {
            Output = output,
            Errors = [.. shell.Streams.Error],
            TerminatingError = terminating,
            Verbose = [.. shell.Streams.Verbose.Select(record => record.Message)],
            Warnings = [.. shell.Streams.Warning.Select(record => record.Message)],
        };
    }

    /// <summary>Runs a script and gives the text that a user sees: output and errors, formatted.</summary>
    /// <param name="script">The script, as a user would type it.</param>
    /// <param name="width">Width of the window in characters.</param>
    public static string Show(string script, int width = 120)
    {
        TextHost host = new(width);
        using Session session = new(host);
        using PowerShell shell = session.Shell();
        shell.AddScript(script);
        shell.AddCommand("Out-Default");
        shell.Commands.Commands[0].MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
        shell.Invoke();
        return host.Text;
    }

    /// <summary>Gives what the Tab key offers at the end of the text.</summary>
    /// <param name="input">What was typed so far.</param>
    public static IReadOnlyList<CompletionResult> Complete(string input)
    {
        using Session session = new(new TextHost());
        using PowerShell shell = session.Shell();
        return CommandCompletion.CompleteInput(input, input.Length, options: null, shell).CompletionMatches;
    }

    private sealed class Session : IDisposable
    {
        private readonly Runspace runspace;

        public Session(TextHost host)
        {
            InitialSessionState state = InitialSessionState.CreateDefault2();
            state.Commands.Add(new SessionStateCmdletEntry("Format-Table", typeof(FormatTableCommand), helpFileName: null));
            state.Commands.Add(new SessionStateCmdletEntry("Format-List", typeof(FormatListCommand), helpFileName: null));
            runspace = RunspaceFactory.CreateRunspace(host, state);
            runspace.Open();

            using PowerShell import = Shell();
            import.AddCommand("Import-Module")
                .AddParameter("Name", Repository.Manifest)
                .AddParameter("ErrorAction", ActionPreference.Stop)
                .Invoke();
        }

        public PowerShell Shell() => PowerShell.Create(runspace);

        public void Dispose() => runspace.Dispose();
    }
}
