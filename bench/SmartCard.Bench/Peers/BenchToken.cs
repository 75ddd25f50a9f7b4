using System;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Security;
using SmartCard.Pkcs11;

namespace SmartCard.Bench.Peers;

/// <summary>A token of SoftHSM2 with one RSA key of 2048 bits, among others that are empty, in a folder of its own, for all sides.</summary>
internal sealed class BenchToken : IDisposable
{
    internal const string Label = "Bench";
    internal const string Pin = "123456";

    /// <summary>The slots: SoftHSM2 always has one more token, which is not initialised.</summary>
    internal const int Slots = Tokens + 1;

    private const int Tokens = 50;

    private static readonly string[] Places = ["/usr/lib/softhsm/libsofthsm2.so", "/usr/lib64/pkcs11/libsofthsm2.so"];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("SmartCard.Bench.");

    /// <summary>Makes the tokens.</summary>
    /// <exception cref="PeerMissingException">There is no SoftHSM2, or no pkcs11-tool.</exception>
    internal BenchToken()
    {
        ModulePath = Places.FirstOrDefault(File.Exists) ?? throw new PeerMissingException("there is no SoftHSM2 (Debian: softhsm2)");
        string configuration = Path.Combine(folder.FullName, "softhsm2.conf");
        File.WriteAllText(configuration, $"directories.tokendir = {folder.CreateSubdirectory("tokens").FullName}\nlog.level = ERROR\n");
        Environment.SetEnvironmentVariable("SOFTHSM2_CONF", configuration);
        for (int i = 1; i <= Tokens; i++)
            Run("softhsm2-util", "--init-token", "--free", "--label", i is 1 ? Label : $"Other {i}", "--so-pin", "12345678", "--pin", Pin);
        Run("pkcs11-tool", "--module", ModulePath, "--token-label", Label, "--login", "--pin", Pin, "--keypairgen", "--key-type", "rsa:2048", "--label", Label);
        Module = Pkcs11Module.Load(ModulePath);
        SlotId = Module.GetSlots(tokenPresent: true).Select(Module.GetToken).Single(token => token.Label is Label).SlotId;
    }

    internal string ModulePath { get; }

    internal Pkcs11Module Module { get; }

    internal ulong SlotId { get; }

    /// <summary>A session of Core that is logged in.</summary>
    internal Pkcs11Session Open()
    {
        Pkcs11Session session = Module.OpenSession(SlotId, readWrite: true);
        using Pkcs11Pin pin = Pkcs11Pin.From(SecurePin());
        session.Login(Pkcs11UserType.User, pin);
        return session;
    }

    /// <summary>Compiles pkcs11.c and starts it.</summary>
    internal PeerProcess StartC(params int[] counts)
    {
        string program = Path.Combine(folder.FullName, "pkcs11");
        Run("cc", "-std=gnu11", "-O2", "-o", program, PeerFile("pkcs11.c"), "-ldl");
        return PeerProcess.Start(program, [ModulePath, Label, Pin, .. counts.Select(count => $"{count}")]);
    }

    /// <summary>Starts PyKCS11.</summary>
    internal PeerProcess StartPyKcs11(params int[] counts) =>
        PeerProcess.Start("/usr/bin/python3", [PeerFile("pkcs11.py"), ModulePath, Label, Pin, .. counts.Select(count => $"{count}")]);

    internal static SecureString SecurePin()
    {
        SecureString pin = new();
        foreach (char character in Pin)
            pin.AppendChar(character);
        return pin;
    }

    public void Dispose()
    {
        Pkcs11Module.FinalizeAll();
        folder.Delete(recursive: true);
    }

    private static string PeerFile(string name) => Path.Combine(AppContext.BaseDirectory, "Peers", name);

    private static void Run(string program, params string[] arguments)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
            _ = process.StandardError.ReadToEndAsync();
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode is not 0)
                throw new PeerMissingException($"{program} failed (Debian: softhsm2, opensc, gcc)");
        }
        catch (Win32Exception)
        {
            throw new PeerMissingException($"{program} is not on this machine");
        }
    }
}
