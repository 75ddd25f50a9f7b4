using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Xunit;

namespace SmartCard.Tests.Engine;

/// <summary>
/// The engine in a process of its own, for what a process settles once: which PC/SC library it loads and which socket
/// that uses.
/// </summary>
public sealed class PowerShellProcess
{
    private const string Script = "SMARTCARD_TESTS_SCRIPT";
    private const string Answer = "SMARTCARD_TESTS_ANSWER";

    /// <summary>Runs a script and gives its output, each object as one text.</summary>
    /// <param name="script">The script, as a user would type it.</param>
    /// <param name="environment">What to set in the process's environment.</param>
    internal static IReadOnlyList<string> Run(string script, params (string Name, string Value)[] environment)
    {
        string answer = Path.GetTempFileName();
        try
        {
            ProcessStartInfo start = new("dotnet", ["exec", typeof(PowerShellProcess).Assembly.Location, "-explicit", "only", "-method", $"{typeof(PowerShellProcess).FullName}.{nameof(The_child_runs_its_script)}"])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                Environment = { [Script] = script, [Answer] = answer },
            };
            foreach ((string name, string value) in environment)
                start.Environment[name] = value;

            using Process child = Process.Start(start)!;
            string said = child.StandardOutput.ReadToEnd();
            child.WaitForExit();
            Assert.True(child.ExitCode == 0, said);
            return File.ReadAllLines(answer);
        }
        finally
        {
            File.Delete(answer);
        }
    }

    /// <summary>Not a test: what <see cref="Run"/> starts.</summary>
    [Fact(Explicit = true)]
    public void The_child_runs_its_script()
    {
        string script = Environment.GetEnvironmentVariable(Script) ?? throw new InvalidOperationException($"{Script} is not set.");
        string answer = Environment.GetEnvironmentVariable(Answer) ?? throw new InvalidOperationException($"{Answer} is not set.");

        EngineResult result = PowerShellEngine.Run(script);
        Assert.Empty(result.ErrorIds);
        File.WriteAllLines(answer, result.Output.Select(item => $"{item}"));
    }
}
