using System;
using System.Diagnostics;
using System.Linq;
using SmartCard.Pcsc.Native;

namespace SmartCard.Pcsc.Diagnosis;

/// <summary>The checks of pcscd: whether it can be reached, over which socket, who may, and with which drivers.</summary>
internal sealed class ServiceChecks(Machine machine, PcscProbe probe)
{
    private const string DriverVariable = "PCSCLITE_HP_DROPDIR";
    private const string Policy = "/usr/share/polkit-1/actions/org.debian.pcsc-lite.policy";
    private const string PolicyCheck = "/usr/bin/pkcheck";
    private const string ReaderFiles = "/etc/reader.conf.d";

    private static readonly string[] Actions = ["org.debian.pcsc-lite.access_pcsc", "org.debian.pcsc-lite.access_card"];
    private static readonly string[] DriverFolders = ["/usr/lib/pcsc/drivers", "/usr/lib64/pcsc/drivers", "/usr/local/lib/pcsc/drivers"];
    private static readonly string[] ContainerFiles = ["/.dockerenv", "/run/.containerenv"];
    private static readonly string[] ContainerGroups = ["docker", "kubepods", "containerd", "libpod", "lxc"];

    private readonly Pcscd pcscd = new(machine);
    private readonly PcscdSocket socket = new(machine);

    public Finding Service()
    {
        if (probe.LacksLibrary)
            return Finding.Skipped("Without its library the service cannot be reached.");
        if (probe.Hangs)
            return Finding.Failed("pcscd takes the connection and does not answer.", pcscd.HowToRestart());
        if (probe.Failure is not { } failure)
            return Finding.Passed("SCardEstablishContext and SCardListReaders succeed.");
        return Finding.Failed(
            failure.Message,
            failure.StatusName is "SCARD_W_SECURITY_VIOLATION" ? "See the check Polkit: it decides who may use the service."
            : socket.IsRefused ? "See the check Socket: this user may not connect to it."
            : socket.IsNamed ? $"See the check Socket: the variable {PcscdSocket.Variable} names where the service is looked for."
            : failure.StatusName is "SCARD_E_NO_SERVICE" ? pcscd.HowToStart()
            : pcscd.HowToRestart());
    }

    public Finding Socket()
    {
        string named = !socket.IsNamed ? socket.Path : $"{socket.Path}, which the variable {PcscdSocket.Variable} names,";
        if (!machine.FileExists(socket.Path))
        {
            string evidence = $"{named} is not there, or this user may not look into its folder.";
            return probe.Readers is not null
                ? Finding.Passed($"The service is reached, though {evidence}")
                : Finding.Failed(evidence, !socket.IsNamed ? pcscd.HowToStart() : $"Name the right socket, or do without the variable: Remove-Item Env:{PcscdSocket.Variable}, and start PowerShell anew.");
        }

        if (!socket.IsRefused && probe.Failure is { StatusName: "SCARD_E_NO_SERVICE" })
            return Finding.Failed($"{named} is there, but nobody listens at it: it was left by a pcscd that was killed, or pcscd cannot start.", pcscd.HowToStart());
        if (!socket.IsRefused)
            return Finding.Passed($"{named} is there, and this user may connect to it.");
        string rights = machine.Run("/usr/bin/stat", $"-c \"%A %U:%G\" \"{socket.Path.Replace("\"", "")}\"") is (0, { Length: > 0 } text) ? $" ({text})" : "";
        return Finding.Failed(
            $"{named} is there{rights}, and this user may not connect to it.",
            "Run 'sudo systemctl edit pcscd.socket', put in the lines [Socket] and SocketMode=0666, and run 'sudo systemctl restart pcscd.socket'; "
            + $"until the next restart 'sudo chmod a+rw {socket.Path}' does as well.");
    }

    public Finding Polkit()
    {
        if (pcscd.AsksPolkit is false)
            return Finding.Passed("This pcscd is made without polkit: the rights of the socket alone decide.");
        if (!machine.FileExists(Policy))
            return Finding.Skipped("pcsc-lite's actions are not known to polkit here: polkit or pcscd is not on this machine.");
        if (!machine.FileExists(PolicyCheck))
            return Finding.Skipped($"{PolicyCheck} is not there to ask polkit with.");

        foreach (string action in Actions)
        {
            (int ExitCode, string Output)? answer = machine.Run(PolicyCheck, $"--action-id {action} --process {CurrentProcess()}");
            if (answer is not { } said)
                return Finding.Warning("polkit does not answer.", "Start it: sudo systemctl restart polkit");
            if (said.ExitCode is 0)
                continue;
            return said.Output.IndexOf("Error", StringComparison.OrdinalIgnoreCase) >= 0
                ? Finding.Warning($"polkit cannot be asked: {said.Output.Split('\n')[0]}", "Start it: sudo systemctl restart polkit. Without it, a pcscd that asks polkit lets nobody in.")
                : Finding.Failed(
                    $"polkit does not allow {action} to this user.",
                    "As an administrator, put this into /etc/polkit-1/rules.d/90-pcsc.rules: polkit.addRule(function(action, subject) { "
                    + $"if (action.id.indexOf('org.debian.pcsc-lite.') == 0 && subject.user == '{Environment.UserName}') return polkit.Result.YES; }});");
        }

        return Finding.Passed($"polkit allows {string.Join(" and ", Actions)} to this user.");
    }

    public Finding Container()
    {
        string[] signs =
        [
            .. ContainerFiles.Where(machine.FileExists),
            .. machine.Variable("container") is { } kind ? [$"the variable container is {kind}"] : Array.Empty<string>(),
            .. machine.LineWith("/proc/1/cgroup", ContainerGroups) is { } group ? [$"/proc/1/cgroup has {group}"] : Array.Empty<string>(),
        ];
        if (signs.Length is 0)
            return Finding.Passed("Nothing says that this is a container.");
        string evidence = $"This is a container: {string.Join(", ", signs)}";
        if (probe.Readers is not null)
            return Finding.Passed($"{evidence}; the service is reached.");
        return machine.FileExists(socket.Path)
            ? Finding.Passed($"{evidence}; it has the socket {socket.Path}.")
            : Finding.Failed(
                $"{evidence}, and {socket.Path} is not in it.",
                "Start the container with the folder of the host's socket: docker run -v /run/pcscd:/run/pcscd (podman alike), with pcscd running on the host.");
    }

    public Finding Drivers()
    {
        if (pcscd.Path is null)
            return Finding.Skipped("pcscd is not on this machine; the drivers are where it runs.");
        string[] folders = machine.Variable(DriverVariable) is { } named ? [named] : DriverFolders;
        string[] bundles = [.. folders.SelectMany(folder => machine.List(folder, "*.bundle"))];
        string[] broken = [.. bundles.Where(bundle => !machine.FileExists(bundle + "/Contents/Info.plist") || machine.List(bundle + "/Contents/Linux", "*").Length is 0)];
        string[] lines = [.. machine.List(ReaderFiles, "*").Select(file => machine.LineWith(file, "LIBPATH")).OfType<string>()];
        string[] lost = [.. lines.Select(LibraryOf).Where(path => path.Length > 0 && !machine.FileExists(path))];

        if (bundles.Length is 0 && lines.Length is 0)
            return Finding.Failed($"There is no driver in {string.Join(", ", folders)}, and none is named in {ReaderFiles}.", Packages.HowToInstall(machine));
        if (broken.Length > 0)
            return Finding.Warning($"{string.Join(", ", broken)} has no Info.plist or no library.", "Install the package of that driver anew, or remove the folder.");
        if (lost.Length > 0)
            return Finding.Warning($"{ReaderFiles} names {string.Join(", ", lost)}, which is not there.", "Install that driver, or remove its file there.");
        return Finding.Passed($"{string.Join(", ", bundles.Concat(lines.Select(LibraryOf)).Where(path => path.Length > 0))}.");
    }

    public Finding RemoteSession() =>
        machine.Variable("XRDP_SESSION") is not null
            ? Finding.Warning("This is a session of xrdp: its readers are those of the client.", "Allow smart cards in the client's local resources, or sign in at the machine itself to use its own readers.")
            : Finding.Passed("Nothing says that readers are those of another machine.");

    /// <summary>The path of a line LIBPATH /path; empty when the line is a comment.</summary>
    private static string LibraryOf(string line) =>
        line.TrimStart().StartsWith("LIBPATH", StringComparison.Ordinal) ? line.Trim().Substring("LIBPATH".Length).Trim(' ', '\t', '"') : "";

    private static int CurrentProcess()
    {
        using Process process = Process.GetCurrentProcess();
        return process.Id;
    }
}
