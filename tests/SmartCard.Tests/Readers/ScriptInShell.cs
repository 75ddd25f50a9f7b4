using System.Threading.Tasks;
using SmartCard.Tests.Shell;
using Xunit;

namespace SmartCard.Tests.Readers;

/// <summary>
/// A script in a shell of its own, for what a process settles once: which PC/SC library it loads and which socket that
/// uses.
/// </summary>
internal static class ScriptInShell
{
    /// <summary>Runs a script under an environment and gives the lines it wrote; errors fail the test.</summary>
    public static async Task<string[]> Run(string script, params (string Name, string Value)[] environment)
    {
        ShellRun run = await ShellProgram.RunUnder(environment, "-Command", script);
        Assert.Equal("", run.Errors);
        return run.Lines;
    }
}
