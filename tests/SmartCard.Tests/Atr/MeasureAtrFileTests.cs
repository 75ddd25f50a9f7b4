using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Text;
using SmartCard.Tests.Engine;
using Xunit;

namespace SmartCard.Tests.Atr;

/// <summary>Measure-Atr -Path: files as a user has them.</summary>
public sealed class MeasureAtrFileTests : IDisposable
{
    private static readonly string Corpus = Path.Combine(Repository.Root, "tests", "Fixtures", "atr-2016-01.txt");

    private readonly string folder = Directory.CreateTempSubdirectory("atr lists ").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>The tables of March 2019, from the list as it is.</summary>
    [Fact]
    public void The_articles_come_out_of_one_command()
    {
        EngineResult result = PowerShellEngine.Run($"Measure-Atr -Path '{Corpus}' -Wildcard Zero -ExcludeTruncated -Property TA4, TD3, TC3");

        Assert.Empty(result.ErrorIds);
        Assert.All(result.Values("Total"), total => Assert.Equal(2072L, total));
        Assert.Equal([2009L, 27, 15, 12, 6, 2, 1, 2009, 61, 2, 2017, 55], result.Values("Count").Cast<long>());
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("gzip")]
    [InlineData("utf-8 with mark")]
    [InlineData("utf-16")]
    [InlineData("utf-16 big endian")]
    public void A_file_is_read_as_it_is(string form)
    {
        string file = Write("cards.txt", "3B 10 18\r\n3B 10 11\r\n3B 10 18\r\n", form);

        EngineResult result = PowerShellEngine.Run($"Measure-Atr -Path '{file}' -Property TA1");

        Assert.Empty(result.ErrorIds);
        Assert.Equal(["0x18", "0x11"], result.Values("Value"));
        Assert.Equal([2L, 1L], result.Values("Count"));
    }

    [Fact]
    public void Wildcards_name_several_files_and_a_literal_path_none()
    {
        Write("a.txt", "3B 10 18");
        Write("b.txt", "3B 10 18");
        string bracketed = Write("c[1].lst", "3B 10 18");

        Assert.Equal([2L], PowerShellEngine.Run($"Measure-Atr -Path '{folder}/?.txt' -Property TA1").Values("Count"));
        Assert.Equal([1L], PowerShellEngine.Run($"Measure-Atr -LiteralPath '{bracketed}' -Property TA1").Values("Count"));
        Assert.Equal([1L], PowerShellEngine.Run($"Measure-Atr -LP '{bracketed}' -Property TA1").Values("Count"));
        Assert.Empty(PowerShellEngine.Run($"Measure-Atr -Path '{folder}/*.nothing' -Property TA1").ErrorIds);
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_one_error_and_the_others_count()
    {
        string good = Write("good.txt", "3B 10 18");
        string broken = Write("broken.gz", "3B 10 18", "gzip");
        File.WriteAllBytes(broken, [.. File.ReadAllBytes(broken).Take(12), .. "no deflate"u8]);

        EngineResult result = PowerShellEngine.Run($"Measure-Atr -Path '{folder}/missing.txt', '{broken}', '{folder}', '{good}' -Property TA1");

        Assert.Equal(["AtrListNotFound", "AtrListUnreadable", "AtrListUnreadable"], result.ErrorIds);
        Assert.Contains("missing.txt", result.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.Equal(broken, result.Errors[1].TargetObject);
        Assert.Equal([1L], result.Values("Count"));
    }

    [Fact]
    public void A_compressed_file_that_was_cut_off_is_an_error_and_what_came_before_counts()
    {
        // ATRs that differ, so that the file does not shrink to nothing.
        string file = Write("cut.gz", string.Concat(Enumerable.Range(0, 20_000).Select(i => $"3B 04 {i * 7919 % 256:X2} {i / 256:X2} {i % 256:X2} {i * 31 % 256:X2}\n")), "gzip");
        byte[] whole = File.ReadAllBytes(file);
        File.WriteAllBytes(file, whole[..(whole.Length / 2)]);

        EngineResult result = PowerShellEngine.Run($"Measure-Atr -Path '{file}' -Property TS");

        Assert.Contains("AtrListUnreadable", result.ErrorIds);
        Assert.InRange((long)result.Values("Count")[0]!, 5_000, 15_000);
    }

    [Fact]
    public void A_compressed_file_of_several_parts_is_read_to_its_end()
    {
        byte[] first = File.ReadAllBytes(Write("a.gz", "3B 10 18\n3B 10 18\n", "gzip"));
        byte[] second = File.ReadAllBytes(Write("b.gz", "3B 10 18\n", "gzip"));
        string file = Path.Combine(folder, "both.gz");
        File.WriteAllBytes(file, [.. first, .. second]);

        Assert.Equal([3L], PowerShellEngine.Run($"Measure-Atr -Path '{file}' -Property TA1").Values("Count"));
    }

    [Fact]
    public void A_literal_path_that_is_not_there_is_an_error() =>
        Assert.Equal(["AtrListNotFound"], PowerShellEngine.Run($"Measure-Atr -LiteralPath '{folder}/missing.txt'").ErrorIds);

    [Fact]
    public void Lines_that_are_no_ATRs_are_one_error_with_their_number_and_the_first()
    {
        string file = Write("list.txt", "3B 10 18\n\u001b[31mred\n44 00\n" + string.Concat(Enumerable.Repeat("x\n", 20)));

        EngineResult result = PowerShellEngine.Run($"Measure-Atr -Path '{file}' -Property TA1");

        ErrorRecord error = Assert.Single(result.Errors);
        Assert.Equal("InvalidAtrLine,SmartCard.Commands.Atr.MeasureAtrCommand", error.FullyQualifiedErrorId);
        Assert.Equal(file, error.TargetObject);
        Assert.StartsWith($"22 of 23 lines in \"{file}\" are no ATRs and are not counted. The first are: line 2 at byte 9, \"?[31mred\":", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', error.ToString());
        Assert.Equal([1L], result.Values("Count"));
    }

    [Fact]
    public void A_list_of_card_types_is_read_with_its_text()
    {
        string file = Write("smartcard_list.txt", "# a list\n\n3B 10 18\n\tA card\n\thttps://example.org\n\n3B 10 ..\n\tA family of cards\n");

        EngineResult result = PowerShellEngine.Run($"Measure-Atr -Path '{file}' -Property TA1 -Verbose");

        Assert.Equal([1L], result.Values("Count"));
        Assert.Empty(result.ErrorIds);
        Assert.Contains(result.Verbose, line => line.Contains("1 patterns left out", StringComparison.Ordinal));
    }

    [Fact]
    public void Unique_counts_each_ATR_once()
    {
        string file = Write("list.txt", "3B 10 18\n3b1018\n3B 10 11\n");

        Assert.Equal([1L, 1L], PowerShellEngine.Run($"Measure-Atr -Path '{file}' -Property TA1 -Unique").Values("Count"));
    }

    [Fact]
    public void Files_and_input_do_not_mix() =>
        Assert.Equal(["AmbiguousParameterSet"], PowerShellEngine.Run($"Measure-Atr -Atr 3B00 -Path '{Corpus}'").ErrorIds);

    /// <summary>A named pipe that nobody writes to: the read hangs, and Ctrl+C ends the command all the same.</summary>
    [Fact]
    public void It_stops_while_a_read_hangs()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "named pipes of Windows are no files");
        string pipe = Path.Combine(folder, "pipe");
        using (var made = System.Diagnostics.Process.Start("mkfifo", [pipe]))
            made.WaitForExit();
        using var writer = new FileStream(pipe, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        writer.Write("3B 10 18\n"u8);
        writer.Flush();

        InitialSessionState state = InitialSessionState.CreateDefault2();
        state.ImportPSModule(Repository.Manifest);
        using Runspace runspace = RunspaceFactory.CreateRunspace(state);
        runspace.Open();
        using var shell = PowerShell.Create(runspace);
        shell.AddScript($"Measure-Atr -Path '{pipe}'");
        using var counting = new System.Threading.ManualResetEventSlim();
        shell.Streams.Progress.DataAdded += (_, _) => counting.Set();
        IAsyncResult running = shell.BeginInvoke();

        Assert.True(counting.Wait(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken), "no progress was shown");
        IAsyncResult stopping = shell.BeginStop(null, null);
        Assert.True(stopping.AsyncWaitHandle.WaitOne(TimeSpan.FromMinutes(1)), "the command did not stop");
        Assert.ThrowsAny<RuntimeException>(() => shell.EndInvoke(running));
    }

    private string Write(string name, string text, string form = "plain")
    {
        string path = Path.Combine(folder, name);
        using FileStream file = File.Create(path);
        using Stream stream = form == "gzip" ? new GZipStream(file, CompressionLevel.Fastest) : file;
        Encoding encoding = form switch
        {
            "utf-8 with mark" => new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
            "utf-16" => Encoding.Unicode,
            "utf-16 big endian" => Encoding.BigEndianUnicode,
            _ => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
        stream.Write(encoding.GetPreamble());
        stream.Write(encoding.GetBytes(text));
        return path;
    }
}
