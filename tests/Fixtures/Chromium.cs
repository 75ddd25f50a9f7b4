using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace SmartCard.Fixtures;

/// <summary>Debian's Chromium without a window, each run with a profile of its own.</summary>
internal static class Chromium
{
    private const string Program = "/usr/bin/chromium";

    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(2);

    private static readonly string[] Quiet =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage", "--no-first-run", "--no-default-browser-check",
        "--disable-background-networking", "--disable-component-update", "--disable-default-apps", "--disable-extensions", "--disable-sync",
        "--disable-domain-reliability", "--metrics-recording-only", "--no-pings", "--hide-scrollbars", "--enable-logging=stderr", "--v=0",
    ];

    /// <summary>Skips the test when there is no Chromium; on a build server that is a failure.</summary>
    public static void Require()
    {
        const string Missing = "there is no /usr/bin/chromium (apt install chromium)";
        if (File.Exists(Program))
            return;
        if (Environment.GetEnvironmentVariable("CI") is "true")
            Assert.Fail(Missing);
        Assert.Skip(Missing);
    }

    /// <summary>The page as the browser understood it, after everything that it would run has run.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">More options of the command line.</param>
    public static async Task<ChromiumRun> DumpDom(string path, params string[] options) =>
        await Run([.. options, "--dump-dom", new Uri(path).AbsoluteUri]);

    /// <summary>A picture of the page.</summary>
    /// <param name="path">The file.</param>
    /// <param name="picture">The PNG file to write.</param>
    /// <param name="width">Width of the window in pixels.</param>
    /// <param name="height">Height of the window in pixels.</param>
    /// <param name="options">More options of the command line.</param>
    public static async Task<ChromiumRun> Screenshot(string path, string picture, int width, int height, params string[] options) =>
        await Run([.. options, $"--window-size={width},{height}", $"--screenshot={picture}", new Uri(path).AbsoluteUri]);

    private static async Task<ChromiumRun> Run(IEnumerable<string> arguments)
    {
        DirectoryInfo profile = Directory.CreateTempSubdirectory("chromium");
        try
        {
            var start = new ProcessStartInfo(Program, [.. Quiet, $"--user-data-dir={profile.FullName}", .. arguments])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using Process process = Process.Start(start)!;
            CancellationToken cancelled = TestContext.Current.CancellationToken;
            Task<string> output = process.StandardOutput.ReadToEndAsync(cancelled);
            Task<string> errors = process.StandardError.ReadToEndAsync(cancelled);
            try
            {
                await process.WaitForExitAsync(cancelled).WaitAsync(Deadline, cancelled);
            }
            catch
            {
                process.Kill(entireProcessTree: true);
                throw;
            }

            return new ChromiumRun(await output, await errors);
        }
        finally
        {
            Delete(profile);
        }
    }

    /// <summary>The last of its processes may still write into the profile for a moment.</summary>
    private static void Delete(DirectoryInfo profile)
    {
        try
        {
            profile.Delete(recursive: true);
        }
        catch (IOException)
        {
            // What is left lies in the folder for temporary files.
        }
    }
}

/// <summary>What a run of Chromium wrote.</summary>
internal sealed record ChromiumRun(string Output, string Errors)
{
    /// <summary>What the page's console had: errors of scripts, refusals by the policy, what could not be loaded.</summary>
    public string[] Console => [.. Errors.Split('\n').Where(line => line.Contains("CONSOLE", StringComparison.Ordinal))];
}
