using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SmartCard.Pcsc.Native;

namespace SmartCard.Pcsc.Diagnosis;

/// <summary>Looks at what smart cards need of this machine. Nothing is changed, and no card is touched.</summary>
public static class SmartCardEnvironment
{
    private static readonly TimeSpan LongestCheck = TimeSpan.FromSeconds(15);

    /// <summary>Runs the checks of this system, one after the other; none of them throws, whatever is broken.</summary>
    /// <param name="isWanted">Says of the name of each check whether it is to be run; null runs all.</param>
    /// <param name="cancellation">Ends it between two checks and in the middle of one.</param>
    /// <exception cref="OperationCanceledException">The token ended it.</exception>
    public static IEnumerable<EnvironmentCheck> Examine(Func<string, bool>? isWanted = null, CancellationToken cancellation = default) =>
        Examine(Machine.OfThisProcess, WinSCard.OfThisSystem, cancellation, isWanted);

    /// <summary>The names of the checks of this system, in their order.</summary>
    public static IReadOnlyList<string> ListChecks() =>
        [.. ChecksOf(Machine.OfThisProcess, new PcscProbe(WinSCard.OfThisSystem)).Select(check => check.Name)];

    /// <summary>
    /// Whether the socket of pcscd is there and closed to this user. pcsc-lite says of that the same as of a service that does
    /// not run, <c>SCARD_E_NO_SERVICE</c>. False on Windows and macOS.
    /// </summary>
    public static bool IsSocketRefused() =>
        Machine.OfThisProcess is { Kind: MachineKind.PcscLite } machine && new PcscdSocket(machine).IsRefused;

    /// <summary>Runs all checks of a machine.</summary>
    internal static IEnumerable<EnvironmentCheck> Examine(
        Machine machine, IWinSCard native, CancellationToken cancellation, Func<string, bool>? isWanted = null)
    {
        PcscProbe probe = new(native);
        foreach ((string name, Func<Finding> look) in ChecksOf(machine, probe))
        {
            if (isWanted?.Invoke(name) ?? true)
                yield return Run(name, look, cancellation);
        }
    }

    private static (string Name, Func<Finding> Look)[] ChecksOf(Machine machine, PcscProbe probe)
    {
        ReaderChecks readers = new(machine, probe);
        switch (machine.Kind)
        {
            case MachineKind.Windows:
                WindowsChecks windows = new(machine, probe);
                return
                [
                    ("Library", windows.Library),
                    ("Service", windows.Service),
                    ("Drivers", windows.Drivers),
                    ("Readers", readers.Readers),
                    ("VirtualReaders", readers.VirtualReaders),
                    ("RemoteSession", windows.RemoteSession),
                ];
            case MachineKind.MacOS:
                MacOSChecks mac = new(machine, probe);
                return
                [
                    ("Library", mac.Library),
                    ("Service", mac.Service),
                    ("Entitlement", mac.Entitlement),
                    ("Drivers", mac.Drivers),
                    ("Readers", readers.Readers),
                    ("VirtualReaders", readers.VirtualReaders),
                ];
            default:
                LibraryChecks library = new(machine, probe);
                ServiceChecks service = new(machine, probe);
                return
                [
                    ("Library", library.Library),
                    ("Service", service.Service),
                    ("Socket", service.Socket),
                    ("Polkit", service.Polkit),
                    ("Versions", library.Versions),
                    ("Container", service.Container),
                    ("Drivers", service.Drivers),
                    ("Readers", readers.Readers),
                    ("VirtualReaders", readers.VirtualReaders),
                    ("RemoteSession", service.RemoteSession),
                ];
        }
    }

    private static EnvironmentCheck Run(string name, Func<Finding> look, CancellationToken cancellation)
    {
        Task<Finding> task = Task.Run(look, cancellation);
        Finding finding;
        try
        {
            finding = task.Wait((int)LongestCheck.TotalMilliseconds, cancellation)
                ? task.Result
                : Finding.Skipped($"The check was not done after {LongestCheck.TotalSeconds:0} seconds.");
        }
        catch (AggregateException exception)
        {
            // A machine can be broken in ways that nobody thought of; the other checks still tell something.
            finding = Finding.Skipped($"The check itself failed: {exception.InnerException!.Message}");
        }

        return new EnvironmentCheck(name, finding.Status, finding.Evidence, finding.Remedy);
    }
}
