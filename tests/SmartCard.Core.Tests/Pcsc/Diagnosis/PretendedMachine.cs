using System;
using System.Collections.Generic;
using System.IO;
using SmartCard.Pcsc.Native;

namespace SmartCard.Core.Tests.Pcsc.Diagnosis;

/// <summary>A machine whose files are in a folder of its own, and whose variables and programs are those of the test.</summary>
internal sealed class PretendedMachine : Machine, IDisposable
{
    private readonly string folder;

    public PretendedMachine(MachineKind kind = MachineKind.PcscLite)
        : this(kind, Directory.CreateTempSubdirectory("SmartCard.Tests.").FullName)
    {
    }

    private PretendedMachine(MachineKind kind, string folder)
        : base(kind, folder) => this.folder = folder;

    public Dictionary<string, string> Variables { get; } = [];

    /// <summary>What programs answer, by the beginning of their command line.</summary>
    public Dictionary<string, (int ExitCode, string Output)> Programs { get; } = [];

    public bool? MayWriteAnything { get; set; } = true;

    public PretendedMachine With(string path, string content = "")
    {
        string file = folder + path;
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
        return this;
    }

    public override string? Variable(string name) => Variables.GetValueOrDefault(name);

    public override bool? MayWrite(string path) => MayWriteAnything;

    public override (int ExitCode, string Output)? Run(string program, string arguments)
    {
        foreach (KeyValuePair<string, (int ExitCode, string Output)> row in Programs)
        {
            if ($"{program} {arguments}".StartsWith(row.Key, StringComparison.Ordinal))
                return row.Value;
        }

        return null;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
