using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;

namespace SmartCard.Shell.Host;

/// <summary>The progress of the running pipeline, on the terminal's last line until something else is written.</summary>
internal sealed class ProgressLine
{
    private const string EraseLine = "\r\e[2K";

    private readonly Lock drawing = new();
    private readonly SortedDictionary<(long Source, int Activity), ProgressRecord> activities = [];
    private bool shown;

    public void Show(long sourceId, ProgressRecord record)
    {
        if (Console.IsOutputRedirected)
            return;

        lock (drawing)
        {
            if (record.RecordType == ProgressRecordType.Completed)
                activities.Remove((sourceId, record.ActivityId));
            else
                activities[(sourceId, record.ActivityId)] = record;

            Erase();
            if (activities.Count == 0)
                return;

            string line = string.Join(" > ", activities.Values.Select(Describe));
            int width = Math.Max(ShellScreen.Width - 1, 1);
            Console.Out.Write(line.Length > width ? line[..width] : line);
            shown = true;
        }
    }

    /// <summary>Makes room for other output; the next record brings the line back.</summary>
    public void Erase()
    {
        lock (drawing)
        {
            if (shown)
                Console.Out.Write(EraseLine);
            shown = false;
        }
    }

    /// <summary>Forgets everything: the pipeline has ended.</summary>
    public void Clear()
    {
        lock (drawing)
        {
            Erase();
            activities.Clear();
        }
    }

    private static string Describe(ProgressRecord record) =>
        $"{record.Activity}: {record.StatusDescription}{(record.PercentComplete >= 0 ? $" {record.PercentComplete} %" : "")}"
            .ReplaceLineEndings(" ");
}
