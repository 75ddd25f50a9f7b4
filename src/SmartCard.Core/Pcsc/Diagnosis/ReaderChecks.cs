using System;
using System.Collections.Generic;
using System.Linq;
using SmartCard.Pcsc.Native;

namespace SmartCard.Pcsc.Diagnosis;

/// <summary>The checks of readers that are the same on every system.</summary>
internal sealed class ReaderChecks(Machine machine, PcscProbe probe)
{
    // What the names of readers without hardware hold.
    private static readonly (string Text, string What)[] Kinds =
    [
        ("Virtual PCD", "vsmartcard's virtual reader"),
        ("Windows Hello for Business", "Windows Hello"),
        ("Microsoft Virtual Smart Card", "a virtual card in the TPM of Windows"),
        ("Microsoft Passport", "Windows Hello"),
        ("Virtual Smart Card Architecture", "vsmartcard's virtual reader"),
        ("Yubico YubiHSM", "a security module"),
        ("xrdp", "a reader of a remote desktop's client"),
        ("SPICE", "a reader that a virtual machine passes on"),
        ("QEMU USB CCID", "a reader that a virtual machine passes on"),
        ("VMware Virtual USB CCID", "a reader that a virtual machine passes on"),
    ];

    public Finding Readers()
    {
        if (probe.Readers is not { } readers)
            return Finding.Skipped("The service cannot be asked.");
        if (readers.Count > 0)
            return Finding.Passed($"{Counted(readers.Count)}: {string.Join(", ", readers.Select(Quoted))}.");
        return Finding.Warning(
            "The service runs and knows no reader.",
            machine.Kind switch
            {
                MachineKind.Windows => "Plug a reader in, and see with 'Get-PnpDevice -Class SmartCardReader' whether Windows knows it.",
                MachineKind.MacOS => "Plug a reader in, and see with 'system_profiler SPSmartCardsDataType' whether macOS knows it.",
                _ => "Plug a reader in, and see with 'lsusb' whether the kernel knows it; the log of pcscd ('journalctl -u pcscd') tells why it has no driver.",
            });
    }

    public Finding VirtualReaders()
    {
        if (probe.Readers is not { } readers)
            return Finding.Skipped("The service cannot be asked.");
        string[] found =
        [
            .. from reader in readers
               let kind = KindOf(reader)
               where kind is not null
               select $"{Quoted(reader)} is {kind}",
        ];
        if (found.Length is 0)
            return Finding.Passed("No reader has the name of one without hardware.");
        return found.Length < readers.Count
            ? Finding.Passed(string.Join("; ", found) + ".")
            : Finding.Warning(
                $"No reader is hardware: {string.Join("; ", found)}.",
                "Nothing, if such a reader is what you mean; plug a reader in to use cards of plastic.");
    }

    private static string? KindOf(string reader) =>
        Array.Find(Kinds, kind => reader.IndexOf(kind.Text, StringComparison.OrdinalIgnoreCase) >= 0).What;

    private static string Counted(int count) => count is 1 ? "1 reader" : $"{count} readers";

    private static string Quoted(string name) => $"'{name}'";
}
