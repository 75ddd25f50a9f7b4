using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using SmartCard.Fixtures;
using SmartCard.Tests.Engine;
using SmartCard.Tests.Shell;
using Xunit;

namespace SmartCard.Tests.Tracing;

[Collection(PcscService.Name)]
public sealed class SmartCardTraceFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("SmartCard.Tests.").FullName;

    public SmartCardTraceFileTests(PcscService service) => service.Require();

    private string FilePath => Path.Combine(folder, "trace [1].jsonl");

    public void Dispose()
    {
        PowerShellEngine.Run("Stop-SmartCardTrace -ErrorAction Ignore");
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Every_call_of_the_process_is_a_line()
    {
        EngineResult result = PowerShellEngine.Run(
            $$"""
            Start-SmartCardTrace '{{FilePath}}'
            $null = Get-SmartCardReader
            $other = [powershell]::Create([initialsessionstate]::CreateDefault2())
            $null = $other.AddScript("Import-Module '{{Repository.Manifest}}'; Get-SmartCardReader").Invoke()
            $other.Dispose()
            Stop-SmartCardTrace
            """);

        Assert.Empty(result.ErrorIds);
        Assert.Equal(10, result.Values("CallCount").Single());
        Assert.Equal(FilePath, result.Values("Path").Single());
        JsonElement[] lines = Lines();
        Assert.Equal(10, lines.Length);
        Assert.Equal(Enumerable.Range(1, 10), lines.Select(line => line.GetProperty("Number").GetInt32()));
        Assert.Equal("SCardReleaseContext", lines[^1].GetProperty("Function").GetString());
    }

    [Fact]
    public void After_the_end_nothing_is_written()
    {
        PowerShellEngine.Run($"Start-SmartCardTrace '{FilePath}'; Stop-SmartCardTrace; Get-SmartCardReader");

        Assert.Empty(Lines());
    }

    [Fact]
    public void A_second_trace_is_refused_and_the_first_goes_on()
    {
        EngineResult result = PowerShellEngine.Run(
            $$"""
            Start-SmartCardTrace '{{FilePath}}'
            try { Start-SmartCardTrace '{{FilePath}}.2' } catch { $_.FullyQualifiedErrorId; $_.CategoryInfo.Category; "$_" }
            $null = Get-SmartCardReader
            (Stop-SmartCardTrace).CallCount
            """);

        Assert.Equal("TraceRunning,SmartCard.Commands.Tracing.StartSmartCardTraceCommand", result.Output[0]!.BaseObject);
        Assert.Equal("ResourceExists", $"{result.Output[1]}");
        Assert.Contains("Stop-SmartCardTrace", (string)result.Output[2]!.BaseObject, StringComparison.Ordinal);
        Assert.Equal(5, result.Output[3]!.BaseObject);
        Assert.False(File.Exists(FilePath + ".2"));
    }

    [Fact]
    public void Without_a_trace_there_is_none_to_end()
    {
        EngineResult result = PowerShellEngine.Run("Stop-SmartCardTrace; 'goes on'");

        Assert.Equal(["TraceNotRunning"], result.ErrorIds);
        Assert.Equal("goes on", result.Output.Single()!.BaseObject);
    }

    [Theory]
    [InlineData("/nowhere/at/all/trace.jsonl")]
    [InlineData("/")]
    [InlineData("Env:/PATH")]
    [InlineData("Nope:/trace.jsonl")]
    public void A_file_that_cannot_be_written_is_one_error(string path)
    {
        EngineResult result = PowerShellEngine.Run($"Start-SmartCardTrace '{path}'");

        Assert.Equal(["TraceNotWritten"], result.ErrorIds);
        Assert.Equal(["TraceNotRunning"], PowerShellEngine.Run("Stop-SmartCardTrace").ErrorIds);
    }

    [Fact]
    public void A_full_disk_is_told_at_the_end_and_hinders_nobody()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "There is no /dev/full.");
        EngineResult result = PowerShellEngine.Run("Start-SmartCardTrace /dev/full -Append; (Get-SmartCardReader).Count; (Stop-SmartCardTrace).CallCount");

        Assert.Equal(["TraceNotWritten"], result.ErrorIds);
        Assert.Equal([2, 0], result.Output.Select(item => item!.BaseObject));
    }

    [Fact]
    public void A_file_that_is_there_is_written_anew_gone_on_with_or_left_alone()
    {
        File.WriteAllText(FilePath, "old\n");
        Assert.Equal(["TraceExists"], PowerShellEngine.Run($"Start-SmartCardTrace '{FilePath}' -NoClobber").ErrorIds);
        Assert.Equal("old\n", File.ReadAllText(FilePath));

        PowerShellEngine.Run($"Start-SmartCardTrace '{FilePath}' -Append; Get-SmartCardReader; Stop-SmartCardTrace");
        Assert.Equal(6, File.ReadAllLines(FilePath).Length);
        Assert.Equal("old", File.ReadAllLines(FilePath)[0]);

        PowerShellEngine.Run($"Start-SmartCardTrace '{FilePath}'; Stop-SmartCardTrace");
        Assert.Equal("", File.ReadAllText(FilePath));
    }

    [Fact]
    public void WhatIf_writes_nothing()
    {
        PowerShellEngine.Run($"Start-SmartCardTrace '{FilePath}' -WhatIf");

        Assert.False(File.Exists(FilePath));
    }

    [Fact]
    public void The_removal_of_the_module_ends_it()
    {
        PowerShellEngine.Run($"Start-SmartCardTrace '{FilePath}'; $null = Get-SmartCardReader; Remove-Module SmartCard");

        Assert.Equal(["TraceNotRunning"], PowerShellEngine.Run("Stop-SmartCardTrace").ErrorIds);
        Assert.Equal(5, Lines().Length);
    }

    [Fact]
    public void The_removal_of_the_module_from_another_session_does_not_end_it()
    {
        EngineResult result = PowerShellEngine.Run(
            $$"""
            Start-SmartCardTrace '{{FilePath}}'
            $other = [powershell]::Create([initialsessionstate]::CreateDefault2())
            $null = $other.AddScript("Import-Module '{{Repository.Manifest}}'; Remove-Module SmartCard").Invoke()
            $other.Dispose()
            $null = Get-SmartCardReader
            (Stop-SmartCardTrace).CallCount
            """);

        Assert.Equal(5, result.Output.Single()!.BaseObject);
    }

    [Fact]
    public async Task A_process_that_is_killed_leaves_whole_lines()
    {
        ProcessStartInfo start = new(ShellProgram.Path, ["-Command", $"Start-SmartCardTrace '{FilePath}'; while ($true) {{ $null = Get-SmartCardReader }}"]);
        using Process process = Process.Start(start)!;
        using CancellationTokenSource deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(TimeSpan.FromMinutes(1));
        while (!File.Exists(FilePath) || new FileInfo(FilePath).Length < 100_000)
            await Task.Delay(5, deadline.Token);
        process.Kill();
        await process.WaitForExitAsync(deadline.Token);

        Assert.EndsWith("}\n", File.ReadAllText(FilePath), StringComparison.Ordinal);
        JsonElement[] lines = Lines();
        Assert.True(lines.Length > 100);
        Assert.Equal(Enumerable.Range(1, lines.Length), lines.Select(line => line.GetProperty("Number").GetInt32()));
    }

    private JsonElement[] Lines() => [.. File.ReadAllLines(FilePath).Select(line => JsonDocument.Parse(line).RootElement)];
}
