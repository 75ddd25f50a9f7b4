using System;
using System.IO;
using System.Linq;
using System.Runtime.Versioning;
using System.Text.Json;
using System.Threading;
using SmartCard.Bytes;
using SmartCard.Pcsc.Tracing;
using Xunit;

namespace SmartCard.Core.Tests.Pcsc.Tracing;

/// <summary>The trace of a process in a file, read with a JSON parser of its own (RFC 8259).</summary>
[Collection(TraceCollection.Name)]
public sealed class PcscTraceFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("SmartCard.Core.Tests.").FullName;
    private readonly TracingWinSCard library = new(new TalkingWinSCard());

    private string FilePath => Path.Combine(folder, "trace.jsonl");

    public void Dispose()
    {
        PcscTraceFile.Running?.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Each_call_of_each_thread_is_a_line_that_is_there_before_the_call_returns()
    {
        using PcscTraceFile trace = Start();
        library.Connect(1, "Leser \"é\\\n\u2028😀", 2, 3, out _, out _);
        Assert.Single(Lines());
        Thread other = new(() => library.Cancel(1));
        using (ExecutionContext.SuppressFlow())
            other.Start();
        other.Join();

        JsonElement[] lines = Lines();
        Assert.Equal(["SCardConnect", "SCardCancel"], lines.Select(line => line.GetProperty("Function").GetString()));
        Assert.Equal("Leser \"é\\\n\u2028😀", lines[0].GetProperty("ReaderName").GetString());
        Assert.Equal("SCARD_S_SUCCESS", lines[0].GetProperty("Result").GetString());
        Assert.Equal("SCARD_SHARE_SHARED", lines[0].GetProperty("Inputs").EnumerateArray().Single(input => input.GetProperty("Name").GetString() is "dwShareMode").GetProperty("Meaning").GetString());
        Assert.Equal(other.ManagedThreadId, lines[1].GetProperty("Thread").GetInt32());
        Assert.Equal(2, trace.Stop().CallCount);
    }

    [Fact]
    public void The_names_are_those_of_the_object()
    {
        using (Start())
            library.Cancel(1);

        Assert.Equal(
            typeof(PcscCall).GetProperties().Select(property => property.Name).Order(),
            Lines().Single().EnumerateObject().Select(member => member.Name).Order());
    }

    [Fact]
    public void Numbers_and_times_are_those_of_the_call()
    {
        DateTime before = DateTime.Now;
        using (Start())
            library.Cancel(1);
        JsonElement line = Lines().Single();

        Assert.InRange(line.GetProperty("Start").GetDateTime(), before, DateTime.Now);
        Assert.InRange(TimeSpan.Parse(line.GetProperty("Duration").GetString()!, System.Globalization.CultureInfo.InvariantCulture), TimeSpan.Zero, DateTime.Now - before);
        Assert.Equal(1, line.GetProperty("Number").GetInt32());
    }

    [Fact]
    public void A_process_has_one_at_a_time()
    {
        using (Start())
            Assert.Null(PcscTraceFile.TryStart(FilePath + "2", FileMode.Create, new PcscTraceOptions()));
        Assert.False(File.Exists(FilePath + "2"));
        Assert.Null(PcscTraceFile.Running);
        Assert.False(PcscTrace.IsOn);
    }

    [Fact]
    public void A_line_that_a_killed_process_left_unfinished_is_not_gone_on_with()
    {
        File.WriteAllText(FilePath, "{\"Number\":1}\n{\"Num");
        using (Start(FileMode.OpenOrCreate))
            library.Cancel(1);

        string[] lines = File.ReadAllLines(FilePath);
        Assert.Equal(["{\"Number\":1}", "{\"Num"], lines[..2]);
        Assert.Equal("SCardCancel", JsonDocument.Parse(lines[2]).RootElement.GetProperty("Function").GetString());
    }

    [Fact]
    public void A_full_disk_ends_the_trace_and_not_the_call()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "There is no /dev/full.");
        using PcscTraceFile trace = PcscTraceFile.TryStart("/dev/full", FileMode.Open, new PcscTraceOptions())!;

        Assert.Equal(0u, library.Cancel(1));
        Assert.IsType<IOException>(trace.Failure);
        Assert.Equal(0u, library.Cancel(1));
        Assert.Equal(0, trace.Stop().CallCount);
    }

    [Fact]
    public void A_file_that_cannot_be_opened_leaves_no_trace_on()
    {
        Assert.ThrowsAny<IOException>(() => PcscTraceFile.TryStart(Path.Combine(folder, "none", "x"), FileMode.Create, new PcscTraceOptions()));
        Assert.Null(PcscTraceFile.Running);
        Assert.False(PcscTrace.IsOn);
    }

    // A VERIFY (ISO/IEC 7816-4:2020, 11.5.6) and a SELECT: what is a secret is known when the card has answered.
    [Theory]
    [InlineData("00 20 00 80 04 31 32 33 34")]
    [InlineData("00 A4 04 00 04 A0 00 00 00")]
    public void A_call_that_hangs_is_in_the_file_and_no_byte_of_its_data(string command)
    {
        using ManualResetEventSlim answering = new();
        TalkingWinSCard native = new() { Card = _ => { answering.Wait(); return [0x90, 0x00]; } };
        TracingWinSCard cards = new(native);
        cards.Connect(1, TalkingWinSCard.Reader, 2, 3, out IntPtr card, out _);
        using PcscTraceFile trace = Start();
        Thread caller = new(() => cards.Transmit(card, 2, HexText.Parse(command), new byte[258], out _));
        caller.Start();
        Assert.True(SpinWait.SpinUntil(() => Lines().Length is 1, TimeSpan.FromSeconds(20)));
        answering.Set();
        caller.Join();

        JsonElement[] lines = Lines();
        Assert.Equal(2, lines.Length);
        Assert.Equal(command[..14] + " ** ** ** **", lines[0].GetProperty("Input").GetString());
        Assert.All(["Number", "Result", "Status", "Duration", "Output"], name => Assert.Equal(JsonValueKind.Null, lines[0].GetProperty(name).ValueKind));
        Assert.All(["Function", "ReaderName", "Start", "Thread"], name => Assert.Equal(lines[1].GetProperty(name).ToString(), lines[0].GetProperty(name).ToString()));
        Assert.Equal("90 00", lines[1].GetProperty("Output").GetString());
        Assert.Equal(1, trace.Stop().CallCount);
    }

    [Theory]
    [InlineData(FileMode.Create)]
    [InlineData(FileMode.CreateNew)]
    [InlineData(FileMode.OpenOrCreate)]
    [UnsupportedOSPlatform("windows")]
    public void A_file_with_secrets_is_its_owners_alone_and_what_is_made_after_it_is_not(FileMode mode)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such rights.");
        using (PcscTraceFile.TryStart(FilePath, mode, Secrets))
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(FilePath));
        string before = Path.Combine(folder, "before");
        File.WriteAllText(before, "");
        using (PcscTraceFile.TryStart(FilePath + "2", mode, new PcscTraceOptions()))
            Assert.Equal(File.GetUnixFileMode(before), File.GetUnixFileMode(FilePath + "2"));
    }

    [Theory]
    [InlineData(FileMode.Create)]
    [InlineData(FileMode.OpenOrCreate)]
    [UnsupportedOSPlatform("windows")]
    public void A_file_that_others_may_read_is_narrowed_before_it_gets_secrets(FileMode mode)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such rights.");
        File.WriteAllText(FilePath, "old\n");
        File.SetUnixFileMode(FilePath, (UnixFileMode)0b110_110_110);
        using (PcscTraceFile.TryStart(FilePath, mode, Secrets))
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(FilePath));
        Assert.Equal(mode is FileMode.Create ? "" : "old\n", File.ReadAllText(FilePath));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void A_pipe_keeps_its_rights()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/mkfifo"), "There is no mkfifo.");
        System.Diagnostics.Process.Start("/usr/bin/mkfifo", ["-m", "666", FilePath]).WaitForExit();
        using (PcscTraceFile.TryStart(FilePath, FileMode.Open, Secrets))
            Assert.Equal((UnixFileMode)0b110_110_110, File.GetUnixFileMode(FilePath));
    }

    private static PcscTraceOptions Secrets => new() { IncludeSecrets = true };

    private PcscTraceFile Start(FileMode mode = FileMode.Create) => PcscTraceFile.TryStart(FilePath, mode, new PcscTraceOptions())!;

    private JsonElement[] Lines()
    {
        using FileStream file = new(FilePath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using StreamReader reader = new(file);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
    }
}
