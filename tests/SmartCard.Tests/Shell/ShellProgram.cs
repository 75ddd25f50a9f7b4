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

    public static Task<ShellRun> Run(params string[] arguments) => Run("", arguments);

    public static Task<ShellRun> RunIn(string folder, params string[] arguments) => Start("", arguments, folder);

    public static Task<ShellRun> Run(string input, IEnumerable<string> arguments) => Start(input, arguments, folder: "");

    public static Task<ShellRun> RunUnder(IEnumerable<(string Name, string Value)> environment, params string[] arguments) => Start("", arguments, folder: "", environment);

    private static async Task<ShellRun> Start(string input, IEnumerable<string> arguments, string folder, IEnumerable<(string Name, string Value)>? environment = null)
    {
        var start = new ProcessStartInfo(Path, arguments)
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
