using System;
using System.Linq;
using SmartCard.Pcsc.Native;

namespace SmartCard.Pcsc.Diagnosis;

/// <summary>How PC/SC is installed on a distribution (ID and ID_LIKE of /etc/os-release).</summary>
internal static class Packages
{
    private const string AnyOther = "Install pcsc-lite (pcscd, libpcsclite.so.1) and the CCID driver with the package manager of this system.";

    private static readonly (string[] Ids, string Command)[] Commands =
    [
        (["debian", "ubuntu"], "sudo apt install pcscd libccid"),
        (["fedora", "rhel", "centos"], "sudo dnf install pcsc-lite pcsc-lite-ccid"),
        (["suse", "opensuse"], "sudo zypper install pcsc-lite pcsc-ccid"),
        (["arch"], "sudo pacman -S pcsclite ccid"),
        (["alpine"], "sudo apk add pcsc-lite ccid"),
    ];

    /// <summary>The sentence that tells how to install the service, its library and the driver of most readers.</summary>
    public static string HowToInstall(Machine machine)
    {
        string lines = (machine.LineWith("/etc/os-release", "ID=") ?? "") + ' ' + (machine.LineWith("/etc/os-release", "ID_LIKE=") ?? "");
        string[] ids = lines.ToLowerInvariant().Split(['=', '"', ' ', '-'], StringSplitOptions.RemoveEmptyEntries);
        string? command = Array.Find(Commands, row => row.Ids.Any(id => ids.Contains(id))).Command;
        return command is null ? AnyOther : $"Install it: {command}";
    }
}
