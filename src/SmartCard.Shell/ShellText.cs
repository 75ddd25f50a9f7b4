using System.Management.Automation;
using System.Reflection;

namespace SmartCard.Shell;

/// <summary>What the program says of itself.</summary>
internal static class ShellText
{
    private static readonly string Engine = InformationalVersion(typeof(PowerShell).Assembly);

    /// <summary>Version of the shell and of the engine in it.</summary>
    public static string Version { get; } =
        $"SmartCard Shell {InformationalVersion(typeof(Program).Assembly)}, PowerShell engine {Engine}";

    public static string Banner { get; } =
        $"""
        {Version}
        Here are the engine's own commands (Where-Object, ForEach-Object, Get-Help ...) and the SmartCard module's.
        Sort-Object, Group-Object, Export-Csv and the like come with PowerShell 7.
        """;

    public const string SeeHelp = "See -Help for what it understands.";

    public const string Usage =
        """
        The PowerShell engine with the SmartCard module imported.

        SmartCard.Shell [-NoLogo] [-NonInteractive]                 a prompt, on a terminal
        SmartCard.Shell [-NoExit] [-Command | -c] <text> ...        run the text; "-" reads standard input
        SmartCard.Shell [-NoExit] [-File | -f] <script> [args]      run a script with its arguments
        <text> | SmartCard.Shell                                    run what standard input says
        SmartCard.Shell -Version | -v
        SmartCard.Shell -Help | -h | -?

        The options are those of pwsh (about_Pwsh). -NoProfile and -ExecutionPolicy are accepted and change nothing:
        there are no profiles, and scripts may run. -File can be left out.

        Exit code: n of "exit n"; otherwise 0 when the last command succeeded, 1 when it failed or a script ended by an
        error, 64 when the command line is not understood, 130 after Ctrl+C.
        """;

    private static string InformationalVersion(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+', ' ')[0];
}
