using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text;
using System.Threading.Tasks;
using SmartCard.Tests.CardTypes;
using SmartCard.Tests.Engine;
using SmartCard.Tests.Shell;
using Xunit;

namespace SmartCard.Tests.Reports;

public sealed class ExportAtrReportTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Page => folder.File("report.html");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void It_writes_one_file_in_UTF8_and_gives_nothing()
    {
        EngineResult result = PowerShellEngine.Run($"'3B 00' | Export-AtrReport '{Page}' -Title 'Größe'");

        Assert.Empty(result.ErrorIds);
        Assert.Empty(result.Output);
        Assert.Equal(["report.html"], folder.Files);
        Assert.Equal((byte)'<', File.ReadAllBytes(Page)[0]);
        Assert.Contains("<bdi>Größe</bdi>", File.ReadAllText(Page, new UTF8Encoding(false, throwOnInvalidBytes: true)), StringComparison.Ordinal);
    }

    [Fact]
    public void PassThru_gives_the_file()
    {
        EngineResult result = PowerShellEngine.Run($"Export-AtrReport '{Page}' '3B 00' -PassThru");

        Assert.Equal(Page, Assert.IsType<FileInfo>(Assert.Single(result.Output)!.BaseObject).FullName);
    }

    [Fact]
    public void A_relative_path_is_that_of_the_session()
    {
        PowerShellEngine.Run($"$null = $ExecutionContext.SessionState.Path.SetLocation('{folder.Path}'); '3B 00' | Export-AtrReport [a-z]*.html");

        Assert.Equal(["[a-z]*.html"], folder.Files);
    }

    [Fact]
    public void WhatIf_writes_nothing()
    {
        EngineResult result = PowerShellEngine.Run($"'3B 00', 'x' | Export-AtrReport '{Page}' -WhatIf -PassThru");

        Assert.Empty(result.ErrorIds);
        Assert.Empty(result.Output);
        Assert.Empty(folder.Files);
    }

    [Fact]
    public void A_file_that_is_there_is_replaced()
    {
        folder.Write("report.html", new string('x', 1_000_000));

        Assert.Empty(PowerShellEngine.Run($"'3B 00' | Export-AtrReport '{Page}'").ErrorIds);

        Assert.EndsWith("</html>\n", File.ReadAllText(Page), StringComparison.Ordinal);
        Assert.Equal(["report.html"], folder.Files);
    }

    [Fact]
    public void NoClobber_leaves_the_file()
    {
        folder.Write("report.html", "before");

        EngineResult result = PowerShellEngine.Run($"'3B 00' | Export-AtrReport '{Page}' -NoClobber");

        Assert.Equal(["ReportExists"], result.ErrorIds);
        Assert.Equal(ErrorCategory.ResourceExists, Assert.Single(result.Errors).CategoryInfo.Category);
        Assert.Equal("before", File.ReadAllText(Page));
        Assert.Empty(PowerShellEngine.Run($"'3B 00' | Export-AtrReport '{Page}2' -NoClobber").ErrorIds);
    }

    [Fact]
    public void A_file_that_comes_while_ATRs_are_taken_is_left_too()
    {
        EngineResult result = PowerShellEngine.Run($"& {{ '3B 00'; [System.IO.File]::WriteAllText('{Page}', 'before') }} | Export-AtrReport '{Page}' -NoClobber");

        Assert.Equal(["ReportExists"], result.ErrorIds);
        Assert.Equal("before", File.ReadAllText(Page));
        Assert.Equal(["report.html"], folder.Files);
    }

    [Fact]
    public void A_file_that_is_read_only_is_written_over_by_force_alone()
    {
        folder.Write("report.html", "before");
        File.SetAttributes(Page, FileAttributes.ReadOnly);

        Assert.Equal(["ReportNotWritten"], PowerShellEngine.Run($"'3B 00' | Export-AtrReport '{Page}'").ErrorIds);
        Assert.Equal("before", File.ReadAllText(Page));
        Assert.Empty(PowerShellEngine.Run($"'3B 00' | Export-AtrReport '{Page}' -Force").ErrorIds);
        Assert.StartsWith("<!DOCTYPE html>", File.ReadAllText(Page), StringComparison.Ordinal);
        Assert.True(File.GetAttributes(Page).HasFlag(FileAttributes.ReadOnly));
    }

    [Theory]
    [InlineData("{0}/none/report.html")]
    [InlineData("{0}")]
    [InlineData("{0}/file/report.html")]
    [InlineData("Variable:report")]
    [InlineData("Nowhere:/report.html")]
    [InlineData("/dev/full")]
    public void What_cannot_be_written_is_one_error(string path)
    {
        folder.Write("file", "before");

        EngineResult result = PowerShellEngine.Run($"'3B 00' | Export-AtrReport '{string.Format(System.Globalization.CultureInfo.InvariantCulture, path, folder.Path)}'");

        Assert.Equal(["ReportNotWritten"], result.ErrorIds);
        Assert.Contains("cannot be written", Assert.Single(result.Errors).ToString(), StringComparison.Ordinal);
        Assert.Equal(["file"], folder.Files);
    }

    [Fact]
    public void A_link_is_written_through()
    {
        File.CreateSymbolicLink(Page, folder.Write("real.html", new string('x', 1_000_000)));

        Assert.Empty(PowerShellEngine.Run($"'3B 00' | Export-AtrReport '{Page}'").ErrorIds);

        Assert.NotNull(new FileInfo(Page).LinkTarget);
        Assert.EndsWith("</html>\n", File.ReadAllText(folder.File("real.html")), StringComparison.Ordinal);
    }

    /// <summary>Whoever is root would otherwise put a file in the place of the device.</summary>
    [Fact]
    public async Task A_device_stays_a_device()
    {
        ShellRun run = await ShellProgram.Run("-Command", "'3B 00' | Export-AtrReport /dev/stdout");

        Assert.StartsWith("<!DOCTYPE html>", run.Output, StringComparison.Ordinal);
        Assert.Empty(PowerShellEngine.Run("'3B 00' | Export-AtrReport /dev/null").ErrorIds);
        Assert.Equal(0, new FileInfo("/dev/null").Length);
    }

    [Fact]
    public void A_field_that_does_not_exist_ends_the_command_before_the_file_is_touched()
    {
        folder.Write("report.html", "before");

        EngineResult result = PowerShellEngine.Run($"'3B 00' | Export-AtrReport '{Page}' -Property TS, Nonsense");

        Assert.Equal(["FieldNotFound"], result.ErrorIds);
        Assert.Equal("Nonsense", Assert.Single(result.Errors).TargetObject);
        Assert.Equal("before", File.ReadAllText(Page));
    }

    [Fact]
    public void What_is_no_ATR_is_an_error_and_the_rest_is_in_the_page()
    {
        EngineResult result = PowerShellEngine.Run($"'3B 00', 'x', $null, '3B 10 11' | Export-AtrReport '{Page}'");

        Assert.Equal(["InvalidHex", "InvalidAtr"], result.ErrorIds);
        Assert.Contains("<dt>ATRs</dt>\n<dd class=\"figure\">2</dd>", File.ReadAllText(Page), StringComparison.Ordinal);
    }

    /// <summary>No public list knows 3B 01 FE: the names are those of the input.</summary>
    [Theory]
    [InlineData("[pscustomobject]@{ Atr = '3B 01 FE'; ReaderName = 'Left'; CardName = 'Mine' }, [pscustomobject]@{ Atr = '3B01FE'; ReaderName = 'Right' } | Export-AtrReport '{0}'", "in <bdi>Left</bdi>, <bdi>Right</bdi>")]
    [InlineData("Export-AtrReport '{0}' ([pscustomobject]@{ Atr = '3B 01 FE'; ReaderName = 'Left'; CardName = 'Mine' }), ([pscustomobject]@{ Atr = '3B01FE'; ReaderName = 'Right' })", "in <bdi>Left</bdi>, <bdi>Right</bdi>")]
    [InlineData("[pscustomobject]@{ Atr = '3B 01 FE'; CardName = 'Mine' } | Export-AtrReport '{0}'", "<h3><bdi>Mine</bdi></h3>")]
    [InlineData("Export-AtrReport '{0}' 0x3B, 0x01, 0xFE", "<h3>3B 01 FE</h3>")]
    [InlineData("0x3B, 0x01, 0xFE | Export-AtrReport '{0}'", "<h3>3B 01 FE</h3>")]
    [InlineData("(ConvertFrom-Atr '3B 01 FE') | Export-AtrReport '{0}'", "<h3>3B 01 FE</h3>")]
    [InlineData("[pscustomobject]@{ Atr = [byte[]](0x3B, 1, 0xFE); ReaderName = 'Left' }, '3B 01 FE' | Export-AtrReport '{0}'", "seen 2 times, in <bdi>Left</bdi>")]
    public void It_takes_what_ConvertFromAtr_takes_and_keeps_the_names(string script, string expected)
    {
        EngineResult result = PowerShellEngine.Run(script.Replace("{0}", Page, StringComparison.Ordinal));

        Assert.Empty(result.ErrorIds);
        Assert.Contains(expected, File.ReadAllText(Page), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_input_the_page_says_so()
    {
        Assert.Empty(PowerShellEngine.Run($"@() | Export-AtrReport '{Page}'").ErrorIds);

        Assert.Contains("There are no ATRs in this report.", File.ReadAllText(Page), StringComparison.Ordinal);
    }

    [Fact]
    public void Field_names_complete() =>
        Assert.Equal(["ClockStop"], PowerShellEngine.Complete("Export-AtrReport x.html -Property Clock").Select(match => match.CompletionText));

    /// <summary>The system's own xdg-open would start a browser: one that writes down what it is given stands before it in PATH.</summary>
    [Fact]
    public async Task Open_hands_the_page_to_the_system()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "xdg-open is Linux's");
        string opened = folder.File("opened");
        string program = folder.Write("bin/xdg-open", $"#!/bin/sh\nprintf %s \"$1\" > '{opened}.part' && mv '{opened}.part' '{opened}'\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        ShellRun run = await ShellProgram.RunUnder(
            [("PATH", Path.GetDirectoryName(program) + ":/usr/bin:/bin")],
            "-Command",
            $"'3B 00' | Export-AtrReport '{Page}' -Open; for ($i = 0; $i -lt 600 -and -not [System.IO.File]::Exists('{opened}'); $i++) {{ [System.Threading.Thread]::Sleep(100) }}");

        Assert.Equal("", run.Errors);
        Assert.Equal(Page, File.ReadAllText(opened));
    }

    [Fact]
    public void The_example_writes_its_two_pages()
    {
        EngineResult result = PowerShellEngine.Run($"& '{Path.Combine(Repository.Root, "examples", "atr-report.ps1")}' -Folder '{folder.Path}'");

        Assert.Empty(result.ErrorIds);
        Assert.Equal(["atr-card.html", "atr-list.html"], folder.Files);
        Assert.Contains("<dd class=\"figure\">2,072</dd>", File.ReadAllText(folder.File("atr-list.html")), StringComparison.Ordinal);
    }
}
