using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using SmartCard.Pcsc.Diagnosis;
using SmartCard.Pcsc.Native;
using Xunit;

namespace SmartCard.Core.Tests.Pcsc.Diagnosis;

/// <summary>The checks of the environment, on machines that are broken in each way.</summary>
public sealed class SmartCardEnvironmentTests
{
    private const uint NoService = 0x8010001D;
    private const uint SecurityViolation = 0x8010006A;

    // What Debian's pcscd 1.9.9 writes.
    private const string AboutPcscd =
        """
        pcsc-lite version 1.9.9.
        Copyright (C) 1999-2002 by David Corcoran <corcoran@musclecard.com>.
        Enabled features: Linux x86_64-pc-linux-gnu libsystemd serial usb libudev usbdropdir=/usr/lib/pcsc/drivers ipcdir=/run/pcscd filter configdir=/etc/reader.conf.d
        """;

    [Fact]
    public void A_machine_that_has_all_passes_all()
    {
        using PretendedMachine machine = Whole();
        EnvironmentCheck[] checks = Examine(machine, "SCM Microsystems Inc. SCR 331 00 00");

        Assert.Equal(
            ["Library", "Service", "Socket", "Polkit", "Versions", "Container", "Drivers", "Readers", "VirtualReaders", "RemoteSession"],
            checks.Select(check => check.Check));
        Assert.All(checks, check => Assert.Equal(CheckStatus.Passed, check.Status));
        Assert.All(checks, check => Assert.Null(check.Remedy));
    }

    [Fact]
    public void A_machine_that_has_nothing_is_told_what_to_do()
    {
        using PretendedMachine machine = new();
        EnvironmentCheck[] checks = Examine(machine, () => throw new DllNotFoundException());

        Assert.Equal(CheckStatus.Failed, checks.Single(check => check.Check is "Library").Status);
        Assert.Contains("There is no libpcsclite.so.1", checks[0].Evidence, StringComparison.Ordinal);
        Assert.All(checks.Where(check => check.Status is CheckStatus.Failed or CheckStatus.Warning), check => Assert.NotEmpty(check.Remedy!));
    }

    // The commands: the documentation of each distribution's package manager.
    [Theory]
    [InlineData("ID=debian", "sudo apt install pcscd libccid")]
    [InlineData("ID=linuxmint\nID_LIKE=\"ubuntu debian\"", "sudo apt install pcscd libccid")]
    [InlineData("ID=fedora", "sudo dnf install pcsc-lite pcsc-lite-ccid")]
    [InlineData("ID=alpine", "sudo apk add pcsc-lite ccid")]
    [InlineData("ID=\"opensuse-leap\"", "sudo zypper install pcsc-lite pcsc-ccid")]
    [InlineData("ID=arch", "sudo pacman -S pcsclite ccid")]
    [InlineData("ID=plan9", "package manager")]
    public void The_library_is_installed_as_the_distribution_does(string release, string command)
    {
        using PretendedMachine machine = new PretendedMachine().With("/etc/os-release", release);

        Assert.Contains(command, One(machine, "Library", () => throw new DllNotFoundException()).Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\u007FELF\u0001", "has 32 bits, and this process 64")]
    [InlineData("\u007FELF\u0002", "cannot be loaded")]
    [InlineData("This is no library.", "is no library")]
    [InlineData("", "is no library")]
    public void A_library_that_cannot_be_loaded_is_told_by_its_fault(string content, string fault)
    {
        Assert.SkipUnless(Environment.Is64BitProcess, "The faults are those that a process of 64 bits sees.");
        using PretendedMachine machine = new PretendedMachine().With("/usr/lib/libpcsclite.so.1", content);
        EnvironmentCheck check = One(machine, "Library", () => throw new DllNotFoundException());

        Assert.Equal(CheckStatus.Failed, check.Status);
        Assert.StartsWith("/usr/lib/libpcsclite.so.1 " + fault, check.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_library_that_LD_LIBRARY_PATH_puts_first_is_told()
    {
        using PretendedMachine machine = new PretendedMachine().With("/opt/bad/libpcsclite.so.1", "no").With("/usr/lib/libpcsclite.so.1", "no");
        machine.Variables["LD_LIBRARY_PATH"] = "/opt/bad";

        Assert.Contains("LD_LIBRARY_PATH is /opt/bad", One(machine, "Library", () => throw new DllNotFoundException()).Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_service_it_is_told_how_this_machine_starts_it()
    {
        using PretendedMachine bare = new PretendedMachine().With("/usr/sbin/pcscd");
        using PretendedMachine systemd = new PretendedMachine().With("/usr/sbin/pcscd").With("/run/systemd/system/x").With("/usr/lib/systemd/system/pcscd.socket");
        using PretendedMachine none = new PretendedMachine().With("/etc/os-release", "ID=debian");

        Assert.EndsWith("sudo /usr/sbin/pcscd", One(bare, "Service", () => NoService).Remedy, StringComparison.Ordinal);
        Assert.EndsWith("sudo systemctl enable --now pcscd.socket", One(systemd, "Service", () => NoService).Remedy, StringComparison.Ordinal);
        Assert.EndsWith("sudo apt install pcscd libccid", One(none, "Service", () => NoService).Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_service_that_hangs_is_told_in_bounded_time()
    {
        using ManualResetEventSlim end = new();
        using PretendedMachine machine = Whole();
        Stopwatch clock = Stopwatch.StartNew();
        EnvironmentCheck[] checks = Examine(machine, () =>
        {
            end.Wait();
            return NoService;
        });
        end.Set();

        Assert.Contains("does not answer", checks.Single(check => check.Check is "Service").Evidence, StringComparison.Ordinal);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void A_socket_that_the_user_may_not_use_is_told()
    {
        using PretendedMachine machine = Whole();
        machine.MayWriteAnything = false;
        machine.Programs["/usr/bin/stat"] = (0, "srw-rw---- root:pcscd");
        EnvironmentCheck socket = One(machine, "Socket", () => NoService);

        Assert.Equal(CheckStatus.Failed, socket.Status);
        Assert.Contains("srw-rw---- root:pcscd", socket.Evidence, StringComparison.Ordinal);
        Assert.Contains("SocketMode=0666", socket.Remedy, StringComparison.Ordinal);
        Assert.Contains("check Socket", One(machine, "Service", () => NoService).Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_socket_that_a_killed_service_left_is_told()
    {
        using PretendedMachine machine = Whole();
        EnvironmentCheck socket = One(machine, "Socket", () => NoService);

        Assert.Equal(CheckStatus.Failed, socket.Status);
        Assert.StartsWith("/run/pcscd/pcscd.comm is there, but nobody listens at it", socket.Evidence, StringComparison.Ordinal);
        Assert.Equal("Start it: sudo /usr/sbin/pcscd", socket.Remedy);
        Assert.Equal(CheckStatus.Passed, One(machine, "Socket", () => SecurityViolation).Status);
    }

    [Fact]
    public void A_socket_that_a_variable_names_wrongly_is_told()
    {
        using PretendedMachine machine = new();
        machine.Variables["PCSCLITE_CSOCK_NAME"] = "/nowhere/pcscd.comm";
        EnvironmentCheck socket = One(machine, "Socket", () => NoService);

        Assert.StartsWith("/nowhere/pcscd.comm, which the variable PCSCLITE_CSOCK_NAME names,", socket.Evidence, StringComparison.Ordinal);
        Assert.Contains("Remove-Item Env:PCSCLITE_CSOCK_NAME", socket.Remedy, StringComparison.Ordinal);
    }

    // The exit codes: pkcheck(1): 0 authorized, 1 not, 2 with authentication.
    [Theory]
    [InlineData(0, "", CheckStatus.Passed)]
    [InlineData(1, "Not authorized.", CheckStatus.Failed)]
    [InlineData(2, "Authorization requires authentication but no agent is available.", CheckStatus.Failed)]
    [InlineData(127, "Error: Could not connect: No such file or directory", CheckStatus.Warning)]
    public void Polkit_is_asked_where_pcscd_asks_it(int exitCode, string output, CheckStatus expected)
    {
        using PretendedMachine machine = new PretendedMachine()
            .With("/usr/sbin/pcscd").With("/usr/bin/pkcheck").With("/usr/share/polkit-1/actions/org.debian.pcsc-lite.policy");
        machine.Programs["/usr/sbin/pcscd"] = (0, AboutPcscd.Replace("serial", "polkit serial", StringComparison.Ordinal));
        machine.Programs["/usr/bin/pkcheck"] = (exitCode, output);

        Assert.Equal(expected, One(machine, "Polkit", () => SecurityViolation).Status);
    }

    [Theory]
    [InlineData("1.9.9-2", CheckStatus.Passed)]
    [InlineData("1:1.9.9+git1", CheckStatus.Passed)]
    [InlineData("2.0.3-1", CheckStatus.Warning)]
    public void Versions_of_library_and_service_are_compared(string library, CheckStatus expected)
    {
        using PretendedMachine machine = Whole();
        machine.Programs["/usr/bin/dpkg-query"] = (0, library);

        Assert.Equal(expected, One(machine, "Versions", () => 0).Status);
    }

    [Theory]
    [InlineData("/.dockerenv", "")]
    [InlineData("/run/.containerenv", "")]
    [InlineData("/proc/1/cgroup", "12:pids:/kubepods/besteffort/pod1\n")]
    public void A_container_without_the_socket_is_told(string file, string content)
    {
        using PretendedMachine machine = new PretendedMachine().With(file, content);
        EnvironmentCheck check = One(machine, "Container", () => NoService);

        Assert.Equal(CheckStatus.Failed, check.Status);
        Assert.Contains("-v /run/pcscd:/run/pcscd", check.Remedy, StringComparison.Ordinal);
        Assert.Equal(CheckStatus.Passed, One(machine.With("/run/pcscd/pcscd.comm"), "Container", () => NoService).Status);
    }

    [Fact]
    public void Drivers_that_are_missing_or_broken_are_told()
    {
        using PretendedMachine none = new PretendedMachine().With("/usr/sbin/pcscd").With("/etc/os-release", "ID=debian");
        using PretendedMachine broken = Whole().With("/usr/lib/pcsc/drivers/bad.bundle/Contents/Info.plist");
        using PretendedMachine lost = Whole().With("/etc/reader.conf.d/old", "FRIENDLYNAME \"x\"\nLIBPATH /opt/gone.so\n");

        Assert.Equal(CheckStatus.Failed, One(none, "Drivers", () => 0).Status);
        Assert.Contains("bad.bundle", One(broken, "Drivers", () => 0).Evidence, StringComparison.Ordinal);
        Assert.Contains("/opt/gone.so", One(lost, "Drivers", () => 0).Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void No_readers_and_virtual_ones_are_told()
    {
        using PretendedMachine machine = Whole();

        Assert.Equal(CheckStatus.Warning, Examine(machine, readers: []).Single(check => check.Check is "Readers").Status);
        Assert.Equal(CheckStatus.Warning, Examine(machine, "Virtual PCD 00 00").Single(check => check.Check is "VirtualReaders").Status);
        Assert.Equal(CheckStatus.Passed, Examine(machine, "Virtual PCD 00 00", "SCR 331").Single(check => check.Check is "VirtualReaders").Status);
    }

    // sc.exe query and qc, as Windows writes them.
    [Theory]
    [InlineData("        STATE              : 1  STOPPED", "        START_TYPE         : 3   DEMAND_START", "SCardSvr is STOPPED. Windows starts it with the first reader", "Plug a reader in")]
    [InlineData("        STATE              : 1  STOPPED", "        START_TYPE         : 4   DISABLED", "It is disabled.", "Set-Service SCardSvr -StartupType Manual")]
    public void The_service_of_Windows_that_does_not_run_is_told(string state, string configuration, string evidence, string remedy)
    {
        using PretendedMachine machine = new(MachineKind.Windows);
        machine.Programs["C:\\Windows\\System32\\sc.exe query"] = (0, state);
        machine.Programs["C:\\Windows\\System32\\sc.exe qc"] = (0, configuration);
        EnvironmentCheck check = One(machine, "Service", () => NoService);

        Assert.Contains(evidence, check.Evidence, StringComparison.Ordinal);
        Assert.Contains(remedy, check.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_remote_desktop_of_Windows_is_told()
    {
        using PretendedMachine machine = new(MachineKind.Windows);
        machine.Variables["SESSIONNAME"] = "RDP-Tcp#0";

        Assert.Equal(CheckStatus.Warning, One(machine, "RemoteSession", () => 0).Status);
    }

    [Fact]
    public void A_sandbox_of_macOS_that_keeps_the_service_away_is_told()
    {
        using PretendedMachine machine = new(MachineKind.MacOS);
        machine.Variables["APP_SANDBOX_CONTAINER_ID"] = "com.example";

        Assert.Contains("com.apple.security.smartcard", One(machine, "Entitlement", () => NoService).Remedy, StringComparison.Ordinal);
        Assert.Equal(CheckStatus.Passed, One(machine, "Entitlement", () => 0).Status);
    }

    [Theory]
    [InlineData(MachineKind.PcscLite)]
    [InlineData(MachineKind.Windows)]
    [InlineData(MachineKind.MacOS)]
    public void Whatever_the_library_does_there_is_one_object_a_check(object kind)
    {
        using PretendedMachine machine = new((MachineKind)kind);
        EnvironmentCheck[] checks = Examine(machine, () => throw new InvalidOperationException("broken in a new way"));

        Assert.InRange(checks.Length, 6, 10);
        Assert.All(checks, check => Assert.NotEmpty(check.Evidence));
    }

    private static PretendedMachine Whole()
    {
        PretendedMachine machine = new PretendedMachine()
            .With("/usr/sbin/pcscd").With("/run/pcscd/pcscd.comm").With("/usr/bin/dpkg-query")
            .With("/usr/lib/pcsc/drivers/ifd-ccid.bundle/Contents/Info.plist").With("/usr/lib/pcsc/drivers/ifd-ccid.bundle/Contents/Linux/libccid.so");
        machine.Programs["/usr/sbin/pcscd --version"] = (0, AboutPcscd);
        machine.Programs["/usr/bin/dpkg-query"] = (0, "1.9.9-2");
        return machine;
    }

    private static EnvironmentCheck One(PretendedMachine machine, string name, Func<uint> establishing) =>
        Examine(machine, establishing).Single(check => check.Check == name);

    private static EnvironmentCheck[] Examine(PretendedMachine machine, Func<uint> establishing) =>
        [.. SmartCardEnvironment.Examine(machine, new ScriptedWinSCard { Establishing = establishing }, TestContext.Current.CancellationToken)];

    private static EnvironmentCheck[] Examine(PretendedMachine machine, params string[] readers) =>
        [.. SmartCardEnvironment.Examine(machine, new ScriptedWinSCard { Lists = new Queue<string[]>([readers]) }, TestContext.Current.CancellationToken)];
}
