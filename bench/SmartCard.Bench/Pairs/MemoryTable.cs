using System;
using System.Diagnostics;

namespace SmartCard.Bench.Pairs;

/// <summary>The memory of this process in the course of a long run, as a table.</summary>
internal static class MemoryTable
{
    internal static void Begin()
    {
        Console.WriteLine("| after | managed | whole process | threads |");
        Console.WriteLine("|---|---|---|---|");
    }

    /// <summary>Writes the row of this moment, after a collection.</summary>
    /// <param name="after">What was done so far.</param>
    internal static void Row(string after)
    {
        long managed = GC.GetTotalMemory(forceFullCollection: true);
        using Process process = Process.GetCurrentProcess();
        Console.WriteLine($"| {after} | {managed / 1024} KiB | {process.WorkingSet64 / 1024} KiB | {process.Threads.Count} |");
    }
}
