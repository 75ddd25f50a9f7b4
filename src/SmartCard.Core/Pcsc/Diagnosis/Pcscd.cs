using System;
using System.Linq;
using SmartCard.Pcsc.Native;

namespace SmartCard.Pcsc.Diagnosis;

/// <summary>The program pcscd on this machine: where it is, what it says of itself, and how it is started.</summary>
internal sealed class Pcscd
{
    private const string VersionWord = "version ";

    private static readonly string[] Places = ["/usr/sbin/pcscd", "/usr/local/sbin/pcscd", "/usr/bin/pcscd", "/sbin/pcscd"];
    private static readonly string[] Units = ["/usr/lib/systemd/system/pcscd.socket", "/lib/systemd/system/pcscd.socket", "/etc/systemd/system/pcscd.socket"];

    private readonly Machine machine;
    private readonly Lazy<string?> about;

    public Pcscd(Machine machine)
    {
        this.machine = machine;
        Path = Array.Find(Places, machine.FileExists);
        about = new Lazy<string?>(() => Path is null ? null : machine.Run(Path, "--version")?.Output);
    }

    /// <summary>Where the program is; null where it is not on this machine.</summary>
    public string? Path { get; }

    /// <summary>Its version, such as <c>1.9.9</c>; null when it does not tell.</summary>
    public string? Version
    {
        get
        {
            string text = about.Value ?? "";
            int start = text.IndexOf(VersionWord, StringComparison.Ordinal);
            return start < 0 ? null : new string([.. text.Skip(start + VersionWord.Length).TakeWhile(character => !char.IsWhiteSpace(character))]).TrimEnd('.');
        }
    }

    /// <summary>Whether it asks polkit; null when it does not tell.</summary>
    public bool? AsksPolkit =>
        about.Value is { } text && text.IndexOf("features:", StringComparison.Ordinal) is var start and >= 0
            ? text.Substring(start).Split(' ', '\n', '\r').Contains("polkit")
            : null;

    /// <summary>The sentence that tells how to start it, or to install it.</summary>
    public string HowToStart() =>
        Path is null ? Packages.HowToInstall(machine)
        : machine.Exists("/run/systemd/system") && Units.Any(machine.FileExists) ? "Start it, now and at each start of the system: sudo systemctl enable --now pcscd.socket"
        : $"Start it: sudo {Path}";

    /// <summary>The sentence that tells how to start it anew.</summary>
    public string HowToRestart() =>
        machine.Exists("/run/systemd/system") ? "Start it anew: sudo systemctl restart pcscd. 'journalctl -u pcscd' shows its log."
        : "Start it anew: end pcscd, and run 'sudo pcscd --foreground --debug' to see what it does.";
}
