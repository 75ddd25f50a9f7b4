using System;
using System.Linq;
using SmartCard.Pcsc.Native;

namespace SmartCard.Pcsc.Diagnosis;

/// <summary>The checks of Windows: its library, the service SCardSvr, its driver, a remote desktop.</summary>
internal sealed class WindowsChecks(Machine machine, PcscProbe probe)
{
    // sc.exe writes the numbers and their names in English in every language of Windows.
    private const string Disabled = "DISABLED";

    private static readonly string[] DriverFiles = ["\\drivers\\UMDF\\UsbccidDriver.dll", "\\drivers\\UMDF\\WUDFUsbccidDriver.dll"];
    private static readonly string[] States = ["RUNNING", "STOPPED", "START_PENDING", "STOP_PENDING", "PAUSED"];

    private string System => (machine.Variable("SystemRoot") ?? "C:\\Windows") + "\\System32";

    public Finding Library() =>
        probe.LacksLibrary
            ? Finding.Failed(
                probe.Failure!.Message,
                "Use a Windows that has winscard.dll: the image nanoserver of Windows containers has none, servercore does.")
            : Finding.Passed($"{System}\\winscard.dll is loaded; this process has {machine.Bits} bits ({machine.Processor}).");

    public Finding Service()
    {
        if (probe.LacksLibrary)
            return Finding.Skipped("Without its library the service cannot be reached.");
        string state = Word(machine.Run(System + "\\sc.exe", "query SCardSvr")?.Output, States) is { } word ? $" SCardSvr is {word}." : "";
        if (probe.Hangs)
            return Finding.Failed("SCardSvr takes the call and does not answer." + state, "Start it anew in a PowerShell of an administrator: Restart-Service SCardSvr -Force");
        if (probe.Failure is not { } failure)
            return Finding.Passed("SCardEstablishContext and SCardListReaders succeed." + state);
        bool isDisabled = Word(machine.Run(System + "\\sc.exe", "qc SCardSvr")?.Output, [Disabled]) is not null;
        return Finding.Failed(
            failure.Message + state + (isDisabled ? " It is disabled." : " Windows starts it with the first reader, and stops it when the last one leaves."),
            isDisabled ? "In a PowerShell of an administrator: Set-Service SCardSvr -StartupType Manual; Start-Service SCardSvr"
            : "Plug a reader in; if the service does not start then, run in a PowerShell of an administrator: Start-Service SCardSvr");
    }

    public Finding Drivers() =>
        DriverFiles.Select(file => System + file).FirstOrDefault(machine.FileExists) is { } driver
            ? Finding.Passed($"{driver}, Windows' driver of CCID readers.")
            : Finding.Skipped("Windows' driver of CCID readers is not where it used to be; Windows Update brings drivers when a reader is plugged in.");

    public Finding RemoteSession() =>
        machine.Variable("SESSIONNAME") is { } name && name.StartsWith("RDP-", StringComparison.OrdinalIgnoreCase)
            ? Finding.Warning(
                $"This is a session of a remote desktop ({name}): its readers are those of the client, and this machine's own are not seen.",
                "In the client (mstsc) allow smart cards under Local Resources, More; or sign in at the machine itself to use its own readers.")
            : Finding.Passed("This is no session of a remote desktop.");

    private static string? Word(string? text, string[] words) =>
        text is null ? null : words.FirstOrDefault(word => text.IndexOf(word, StringComparison.Ordinal) >= 0);
}
