using System;
using System.Collections.Generic;
using System.Linq;
using SmartCard.Pcsc.Native;

namespace SmartCard.Pcsc.Diagnosis;

/// <summary>The checks of pcsc-lite's library: which file it is, whether it can be loaded, and whether it goes with the service.</summary>
internal sealed class LibraryChecks(Machine machine, PcscProbe probe)
{
    private const string Name = "libpcsclite.so.1";
    private const int ElfHeaderStart = 5;
    private const int Bits32 = 1;
    private const int Bits64 = 2;

    private static readonly byte[] ElfMagic = [0x7F, (byte)'E', (byte)'L', (byte)'F'];
    private static readonly string[] Folders = ["/usr/local/lib", "/usr/local/lib64", "/lib", "/usr/lib", "/lib64", "/usr/lib64", "/lib32", "/usr/lib32"];

    // How the package of the library is asked for its version, by the file of the package manager.
    private static readonly (string Program, string Arguments)[] PackageManagers =
    [
        ("/usr/bin/dpkg-query", "-W -f ${Version} libpcsclite1"),
        ("/usr/bin/rpm", "-q --qf %{VERSION} pcsc-lite-libs"),
    ];

    private readonly Pcscd pcscd = new(machine);

    public Finding Library()
    {
        if (!probe.LacksLibrary)
            return Finding.Passed($"{LoadedFile() ?? Name} is loaded; this process has {machine.Bits} bits ({machine.Processor}).");

        string[] files = [.. FilesOfThatName()];
        if (files.Length is 0)
            return Finding.Failed($"There is no {Name} in the folders of libraries.", Packages.HowToInstall(machine));

        // The loader takes the first one, and looks no further when that cannot be loaded.
        return Finding.Failed(
            $"{files[0]} {FaultOf(files[0])}.",
            machine.Variable("LD_LIBRARY_PATH") is { } path && path.Split(':').Any(folder => folder.Length > 0 && files[0].StartsWith(folder, StringComparison.Ordinal))
                ? $"LD_LIBRARY_PATH is {path}, and its libraries come first: take the folder out of it, and start PowerShell anew."
                : Packages.HowToInstall(machine) + $". The library has to be for {machine.Processor}, as PowerShell is; 'ldd {files[0]}' shows what it lacks.");
    }

    public Finding Versions()
    {
        string? daemon = pcscd.Version;
        string? client = LoadedFile() is { } file && !file.StartsWith("/usr/lib", StringComparison.Ordinal) && !file.StartsWith("/lib", StringComparison.Ordinal)
            ? null
            : ClientVersion();
        string evidence = $"Library: {client ?? "not known"}; pcscd: {daemon ?? "not on this machine, or it does not tell"}.";
        if (client is null || daemon is null)
            return Finding.Skipped(evidence);

        // A package's version goes on behind a hyphen or a colon: 1:1.9.9-2.
        return client.Split('-', '+', '~')[0].Split(':').Last() == daemon
            ? Finding.Passed(evidence)
            : Finding.Warning(
                evidence,
                $"Bring both to one version with the package manager, and then: {pcscd.HowToRestart()}");
    }

    private string? ClientVersion()
    {
        foreach ((string program, string arguments) in PackageManagers)
        {
            if (machine.FileExists(program) && machine.Run(program, arguments) is (0, { Length: > 0 } version))
                return version;
        }

        return null;
    }

    /// <summary>The file that is mapped into this process; null where that cannot be seen.</summary>
    private string? LoadedFile()
    {
        _ = probe.Hangs;
        return machine.LineWith("/proc/self/maps", "libpcsclite") is { } line && line.IndexOf('/') is var start and >= 0
            ? line.Substring(start)
            : null;
    }

    private IEnumerable<string> FilesOfThatName()
    {
        string[] first = machine.Variable("LD_LIBRARY_PATH")?.Split([':'], StringSplitOptions.RemoveEmptyEntries) ?? [];
        string[] multiarch = [.. machine.List("/lib", "*-linux-*"), .. machine.List("/usr/lib", "*-linux-*")];
        return first.Concat(multiarch).Concat(Folders).Distinct().Select(folder => folder.TrimEnd('/') + '/' + Name).Where(machine.FileExists);
    }

    private string FaultOf(string file)
    {
        if (machine.Head(file, ElfHeaderStart) is not { } head)
            return "cannot be read";
        if (head.Length < ElfHeaderStart || !head.Take(ElfMagic.Length).SequenceEqual(ElfMagic))
            return "is no library";
        return head[ElfMagic.Length] switch
        {
            Bits32 when machine.Bits is 64 => "has 32 bits, and this process 64",
            Bits64 when machine.Bits is 32 => "has 64 bits, and this process 32",
            _ => "cannot be loaded: it is for another processor, or lacks a library or a function",
        };
    }
}
