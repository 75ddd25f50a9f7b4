using System;
using System.IO;

namespace SmartCard.Bench.Pairs;

/// <summary>The ATRs of every pair: as strings, and as a file with one a line for peers in other processes.</summary>
internal sealed class AtrFile : IDisposable
{
    /// <summary>How many ATRs.</summary>
    internal const int Count = 300_000;

    /// <summary>Writes the file.</summary>
    internal AtrFile()
    {
        Texts = RealAtrs.Repeat(Count);
        Path = System.IO.Path.GetTempFileName();
        File.WriteAllLines(Path, Texts);
    }

    /// <summary>The ATRs.</summary>
    internal string[] Texts { get; }

    /// <summary>Where the file is.</summary>
    internal string Path { get; }

    /// <summary>Removes the file.</summary>
    public void Dispose() => File.Delete(Path);
}
