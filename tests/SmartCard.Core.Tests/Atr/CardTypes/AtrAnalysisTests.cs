using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using SmartCard.Atr.CardTypes;
using SmartCard.Bytes;
using Xunit;

namespace SmartCard.Core.Tests.Atr.CardTypes;

/// <summary>The same answers as pcsc-tools' ATR_analysis gives from the same list.</summary>
public sealed class AtrAnalysisTests
{
    private const string Tool = "/usr/bin/ATR_analysis";

    [Fact]
    public void It_finds_the_same_keys_with_the_same_text()
    {
        Assert.SkipUnless(File.Exists(Tool), "ATR_analysis is not installed (apt install pcsc-tools)");
        CardTypeList list = CardTypeLists.Real(CardTypeLists.Of2026);
        using TemporaryHome home = new(CardTypeLists.RealPath(CardTypeLists.Of2026));

        // ATR_analysis ends without an answer for what is cut, hence whole ATRs only: they have TCK and the announced bytes.
        string[] whole =
        [
            .. list.Entries.Where(entry => !entry.IsPattern).Select(entry => entry.Pattern)
                .Where(text => SmartCard.Atr.AnswerToReset.Parse(text) is { IsValid: true, HistoricalByteCount: > 0 }),
        ];
        string[] sample = [.. whole.Where((_, i) => i % 150 == 0), .. whole.Where(text => list.Match(HexText.Parse(text)).Count > 2).Take(10)];
        Assert.InRange(sample.Length, 20, 60);
        foreach (string atr in sample)
            Assert.Equal(home.Ask(atr), Answer(list, atr));
    }

    /// <summary>In the tool's form: in the order of the file, the ATR before a key that is not exact, the text below.</summary>
    private static List<string> Answer(CardTypeList list, string atr)
    {
        List<string> lines = [];
        foreach (CardType found in list.Match(HexText.Parse(atr)).OrderBy(found => found.Line))
        {
            if (found.IsPattern)
                lines.Add(atr);
            lines.Add(found.Pattern);
            lines.AddRange(found.Description.Concat(found.Urls).Order(StringComparer.Ordinal));
        }

        return lines;
    }

    /// <summary>A home of its own, since the tool keeps and downloads files there.</summary>
    private sealed class TemporaryHome : IDisposable
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("card-types");

        public TemporaryHome(string list)
        {
            folder.CreateSubdirectory(".cache");
            File.CreateSymbolicLink(Path.Combine(folder.FullName, ".cache", "smartcard_list.txt"), Path.GetFullPath(list));
        }

        public List<string> Ask(string atr)
        {
            ProcessStartInfo start = new(Tool, [atr]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
            start.Environment["HOME"] = folder.FullName;
            start.Environment.Remove("XDG_CACHE_HOME");
            using Process process = Process.Start(start)!;
            process.BeginErrorReadLine(); // Perl's warnings about the tool itself
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();

            List<string> lines = [];
            List<string> text = [];
            foreach (string line in output.Split('\n').SkipWhile(line => !line.StartsWith("Possibly", StringComparison.Ordinal)).Skip(1))
            {
                if (line.StartsWith('3'))
                {
                    lines.AddRange(text.Order(StringComparer.Ordinal));
                    text.Clear();
                    lines.Add(line);
                }
                else if (line.Contains('\t', StringComparison.Ordinal))
                {
                    text.Add(line.Replace("\u001B[34m", "", StringComparison.Ordinal).Replace("\u001B[0m", "", StringComparison.Ordinal).Trim());
                }
            }

            lines.AddRange(text.Order(StringComparer.Ordinal));
            return lines;
        }

        public void Dispose() => folder.Delete(recursive: true);
    }
}
