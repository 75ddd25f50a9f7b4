using System.Linq;
using SmartCard.Pcsc.Native;

namespace SmartCard.Pcsc.Diagnosis;

/// <summary>The checks of macOS: its framework, its service, the entitlement of a sandboxed program, drivers.</summary>
internal sealed class MacOSChecks(Machine machine, PcscProbe probe)
{
    private const string Framework = "/System/Library/Frameworks/PCSC.framework";

    private static readonly string[] DriverFolders = ["/usr/libexec/SmartCardServices/drivers", "/usr/local/libexec/SmartCardServices/drivers"];

    private bool IsSandboxed => machine.Variable("APP_SANDBOX_CONTAINER_ID") is not null;

    public Finding Library() =>
        probe.LacksLibrary
            ? Finding.Failed(probe.Failure!.Message, $"{Framework} is part of macOS: install macOS anew, or see that nothing keeps this program from it.")
            : Finding.Passed($"{Framework} is loaded; this process has {machine.Bits} bits ({machine.Processor}).");

    public Finding Service()
    {
        if (probe.LacksLibrary)
            return Finding.Skipped("Without its library the service cannot be reached.");
        if (probe.Hangs)
            return Finding.Failed("The service takes the call and does not answer.", "Unplug the readers, end the service with 'sudo killall com.apple.ctkpcscd', and plug them in again.");
        return probe.Failure is { } failure
            ? Finding.Failed(
                failure.Message,
                IsSandboxed ? "See the check Entitlement." : "Plug a reader in: macOS starts the service then. 'log show --last 5m --predicate \"process CONTAINS 'ctk'\"' shows its log.")
            : Finding.Passed("SCardEstablishContext and SCardListReaders succeed.");
    }

    public Finding Entitlement()
    {
        if (!IsSandboxed)
            return Finding.Passed("This program is in no sandbox: it needs no entitlement.");
        return probe.Readers is not null
            ? Finding.Passed("This program is in a sandbox, and reaches the service.")
            : Finding.Failed(
                "This program is in a sandbox and does not reach the service.",
                "Sign the program with the entitlement com.apple.security.smartcard, or run PowerShell in the Terminal.");
    }

    public Finding Drivers()
    {
        string[] bundles = [.. DriverFolders.SelectMany(folder => machine.List(folder, "*.bundle"))];
        return bundles.Length > 0
            ? Finding.Passed($"{string.Join(", ", bundles)}.")
            : Finding.Passed("No driver of a maker's own; macOS has one for CCID readers in itself.");
    }
}
