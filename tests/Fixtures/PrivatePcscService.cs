using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading;
using Xunit;

namespace SmartCard.Fixtures;

/// <summary>
/// A pcscd of a test's own, to be killed and started again as the test wants, beside that of the machine: in a mount
/// namespace where /run is another, with virtual readers on TCP ports of its own.
/// </summary>
/// <remarks>
/// libpcsclite reads the name of the socket once per process, so a client is a child process under
/// <see cref="Environment"/>. Cards are put in by <c>VpcdCard.InsertUnseen</c>: the test's own process does not see
/// these readers. It needs root, or user namespaces that anybody may make.
/// </remarks>
internal sealed class PrivatePcscService : IDisposable
{
    private const string Daemon = "/usr/sbin/pcscd";
    private const string Driver = "/usr/lib/pcsc/drivers/serial/libifdvpcd.so";
    private const int SigTerm = 15;

    /// <summary>The folder of the socket is bound over /run/pcscd, so that it can be reached from outside as well.</summary>
    private const string Enter = "mount -t tmpfs tmpfs /run && mkdir /run/pcscd && mount --bind \"$1\" /run/pcscd && exec \"$2\" --foreground --config \"$3\"";

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("pcscd");
    private readonly List<(string Name, int Port)> ports = [];
    private readonly DirectoryInfo readers;
    private readonly DirectoryInfo run;
    private Process? process;

    private PrivatePcscService()
    {
        readers = folder.CreateSubdirectory("readers");
        run = folder.CreateSubdirectory("run");
        (First, Second) = AddReader("Virtual PCD");
    }

    /// <summary>A slot that is there from the start: "Virtual PCD 00 00".</summary>
    public VpcdSlot First { get; }

    /// <summary>A slot that is there from the start: "Virtual PCD 00 01".</summary>
    public VpcdSlot Second { get; }

    /// <summary>The variable that leads a child process to this service.</summary>
    public (string Name, string Value) Environment => ("PCSCLITE_CSOCK_NAME", Path.Combine(run.FullName, "pcscd.comm"));

    /// <summary>The identifier of the daemon's process.</summary>
    /// <exception cref="InvalidOperationException">It does not run.</exception>
    public int ProcessId => process?.Id ?? throw new InvalidOperationException("The private pcscd does not run.");

    /// <summary>Starts a service; without the means the test is skipped, and fails where CI is true.</summary>
    public static PrivatePcscService StartNew()
    {
        PrivatePcscService service = NotStarted();
        try
        {
            service.Start();
        }
        catch
        {
            service.Dispose();
            throw;
        }

        return service;
    }

    /// <summary>As <see cref="StartNew"/>, but the daemon does not run before <see cref="Start"/>.</summary>
    public static PrivatePcscService NotStarted()
    {
        foreach (string file in (string[])[Daemon, Driver])
        {
            if (!File.Exists(file))
                Missing($"there is no {file} (apt install pcscd vsmartcard-vpcd)");
        }

        PrivatePcscService service = new();
        using Process trial = Unshare("true");
        trial.WaitForExit();
        if (trial.ExitCode is not 0)
        {
            string reason = trial.StandardError.ReadToEnd().Trim();
            service.Dispose();
            Missing($"a private pcscd needs root or user namespaces: {reason}");
        }

        return service;
    }

    /// <summary>Starts the daemon, also again; returns when its readers take cards.</summary>
    public void Start()
    {
        if (process is not null)
            throw new InvalidOperationException("The private pcscd runs.");
        process = Unshare(Enter, run.FullName, Daemon, readers.FullName);
        long end = System.Environment.TickCount64 + (long)Deadline.TotalMilliseconds;
        while (!Answers())
        {
            if (process.HasExited || System.Environment.TickCount64 > end)
                throw new InvalidOperationException("The private pcscd did not start: " + process.StandardError.ReadToEnd());
            Thread.Sleep(10);
        }
    }

    /// <summary>Kills the daemon (SIGKILL): it closes nothing and leaves its socket behind.</summary>
    public void Kill() => End(daemon => daemon.Kill());

    /// <summary>Ends the daemon in good order (SIGTERM), as the system does.</summary>
    public void Stop() => End(daemon => _ = kill(daemon.Id, SigTerm));

    /// <summary>Takes the right to connect to the socket from everybody, until the next start.</summary>
    public void CloseSocket() => _ = chmod(Encoding.UTF8.GetBytes(Environment.Value + '\0'), mode: 0);

    /// <summary>Adds a reader of two slots, "<paramref name="name"/> 00 00" and "… 00 01", that is there from the next start on.</summary>
    public (VpcdSlot First, VpcdSlot Second) AddReader(string name)
    {
        int port = FreePort();
        ports.Add((name, port));
        WriteConfiguration();
        return (new VpcdSlot(name + " 00 00", port), new VpcdSlot(name + " 00 01", port + 1));
    }

    /// <summary>Takes a reader away, from the next start on.</summary>
    public void RemoveReader(string name)
    {
        ports.RemoveAll(reader => reader.Name == name);
        WriteConfiguration();
    }

    /// <summary>Kills the daemon if it runs, and leaves nothing behind.</summary>
    public void Dispose()
    {
        if (process is not null)
            Kill();
        folder.Delete(recursive: true);
    }

    private static void Missing(string what)
    {
        if (System.Environment.GetEnvironmentVariable("CI") is "true")
            Assert.Fail(what);
        Assert.Skip(what);
    }

    /// <summary>Runs a script in a mount namespace of its own, in the process that is returned.</summary>
    private static Process Unshare(string script, params string[] arguments)
    {
        string[] namespaces = System.Environment.IsPrivilegedProcess ? ["--mount"] : ["--mount", "--map-root-user"];
        ProcessStartInfo start = new("unshare", [.. namespaces, "--propagation", "private", "sh", "-c", script, "pcscd", .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }

    /// <summary>Two free ports beside each other.</summary>
    private static int FreePort()
    {
        while (true)
        {
            using TcpListener first = new(IPAddress.Any, 0);
            first.Start();
            int port = ((IPEndPoint)first.LocalEndpoint).Port;
            using TcpListener second = new(IPAddress.Any, port + 1);
            try
            {
                second.Start();
                return port;
            }
            catch (SocketException)
            {
                // The next port is taken: another pair.
            }
        }
    }

    /// <summary>Each reader has a copy of the driver: two of one driver would share their slots.</summary>
    private void WriteConfiguration()
    {
        List<string> lines = [];
        foreach ((string name, int port) in ports)
        {
            string driver = Path.Combine(folder.FullName, name.Replace(' ', '-') + ".so");
            File.Copy(Driver, driver, overwrite: true);
            string channel = port.ToString("X", CultureInfo.InvariantCulture);
            lines.AddRange([$"FRIENDLYNAME \"{name}\"", $"DEVICENAME /dev/null:0x{channel}", $"LIBPATH {driver}", $"CHANNELID 0x{channel}"]);
        }

        File.WriteAllLines(Path.Combine(readers.FullName, "vpcd"), lines);
    }

    private void End(Action<Process> how)
    {
        using Process daemon = process ?? throw new InvalidOperationException("The private pcscd does not run.");
        how(daemon);
        daemon.WaitForExit();
        process = null;
    }

    /// <summary>Its readers take cards, and it takes clients; the socket that a killed one left behind takes none.</summary>
    private bool Answers()
    {
        HashSet<int> listening = [.. IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Select(listener => listener.Port)];
        if (!ports.TrueForAll(reader => listening.Contains(reader.Port) && listening.Contains(reader.Port + 1)))
            return false;
        using Socket client = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            client.Connect(new UnixDomainSocketEndPoint(Environment.Value));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    [DllImport("libc", ExactSpelling = true)]
    private static extern int kill(int process, int signal);

    [DllImport("libc", ExactSpelling = true)]
    private static extern int chmod(byte[] path, uint mode);
}
