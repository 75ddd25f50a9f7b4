using System;
using System.ComponentModel;
using System.Diagnostics;
using System.Linq;
using SmartCard.Bytes;
using SmartCard.Fixtures;
using SmartCard.Pcsc;
using Xunit;

namespace SmartCard.Core.Tests.Pcsc;

/// <summary>The same readers and the same card as other tools see them: pcsc_scan (pcsc-tools) and opensc-tool (opensc).</summary>
[Collection(PcscService.Name)]
public sealed class OtherToolTests
{
    private const string Card = "3B 94 18 81 B1 80 7D 1F 03 19 C8 00 50 DC";

    public OtherToolTests(PcscService service) => service.Require();

    [Fact]
    public void The_readers_are_those_of_pcsc_scan()
    {
        string[] theirs = [.. Lines("pcsc_scan", "-r", "-n").Where(line => line.Contains(": ", StringComparison.Ordinal)).Select(line => line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..])];
        using PcscContext context = PcscContext.Establish();

        Assert.Equal(theirs, context.ListReaders());
    }

    [Fact]
    public void The_answer_to_reset_is_that_of_opensc_tool()
    {
        using VpcdCard card = VpcdCard.Insert(VpcdSlot.First, Card);
        using PcscContext context = PcscContext.Establish();
        SmartCardReader reader = context.GetReaders().Single(each => each.ReaderName == VpcdSlot.First.ReaderName);

        string theirs = Lines("opensc-tool", "--reader", VpcdSlot.First.ReaderName, "--atr").Last();
        Assert.Equal(HexText.Format(Convert.FromHexString(theirs.Replace(":", "", StringComparison.Ordinal))), reader.Atr);
    }

    private static string[] Lines(string tool, params string[] arguments)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(tool, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        }
        catch (Win32Exception)
        {
            Assert.Skip($"{tool} is not installed.");
            throw;
        }
    }
}
