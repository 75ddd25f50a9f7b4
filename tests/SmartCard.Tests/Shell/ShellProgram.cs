using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using Xunit;

namespace SmartCard.Tests.Shell;

/// <summary>What one run of the built shell gave.</summary>
internal sealed record ShellRun(string Output, string Errors, int ExitCode)
{
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

/// <summary>Starts the shell as the separate program it is.</summary>
internal static class ShellProgram
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(2);

    public static string Path { get; } = typeof(ShellProgram).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(static data => data.Key is "ShellPath").Value + (OperatingSystem.IsWindows() ? ".exe" : "");

    /// <summary>capabilities(7): without these, root is asked for the rights of a file as everybody else.</summary>
    private static readonly string[] WithoutOverride = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search", "--inh-caps", "-dac_override,-dac_read_search"];

    public static Task<ShellRun> Run(params string[] arguments) => Run("", arguments);

    public static Task<ShellRun> RunIn(string folder, params string[] arguments) => Start("", [Path, .. arguments], folder);

    public static Task<ShellRun> Run(string input, IEnumerable<string> arguments) => Start(input, [Path, .. arguments], folder: "");

    public static Task<ShellRun> RunUnder(IEnumerable<(string Name, string Value)> environment, params string[] arguments) => Start("", [Path, .. arguments], folder: "", environment);

    /// <summary>Runs it as a user to whom the rights of files apply: root without the capability to override them.</summary>
    public static Task<ShellRun> RunUnprivileged(IEnumerable<(string Name, string Value)> environment, params string[] arguments) =>
        Start("", [.. Environment.IsPrivilegedProcess ? WithoutOverride : [], Path, .. arguments], folder: "", environment);

    private static async Task<ShellRun> Start(string input, string[] command, string folder, IEnumerable<(string Name, string Value)>? environment = null)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        foreach ((string name, string value) in environment ?? [])
            start.Environment[name] = value;
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Deadline, TestContext.Current.CancellationToken);
        return new ShellRun(await output, await errors, process.ExitCode);
    }
}
