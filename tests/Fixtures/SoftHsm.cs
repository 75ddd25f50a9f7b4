using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Xunit;

namespace SmartCard.Fixtures;

/// <summary>
/// SoftHSM2 with a folder for tokens that lives as long as the test program. The library reads SOFTHSM2_CONF once, when
/// it is initialised, and finds only the tokens that are there by then: so the folder is made once, before, and the tests
/// that use it stand in the collection <see cref="Name"/>, one after the other.
/// </summary>
[CollectionDefinition(Name)]
public sealed class SoftHsm : ICollectionFixture<SoftHsm>
{
    public const string Name = "SoftHSM2";

    /// <summary>The label of the token that is there from the start.</summary>
    public const string TokenLabel = "Test token";

    public const string UserPin = "123456";

    public const string SecurityOfficerPin = "12345678";

    // Debian, Fedora, Homebrew on both kinds of processors.
    private static readonly string[] Places =
    [
        "/usr/lib/softhsm/libsofthsm2.so",
        "/usr/lib64/pkcs11/libsofthsm2.so",
        "/opt/homebrew/lib/softhsm/libsofthsm2.so",
        "/usr/local/lib/softhsm/libsofthsm2.so",
    ];

    private static readonly Lazy<string?> Missing = new(Prepare);

    /// <summary>The file of the library.</summary>
    public static string ModulePath { get; } = Places.FirstOrDefault(File.Exists) ?? "";

    /// <summary>The folder with everything of this test program.</summary>
    public static string Folder { get; } = Directory.CreateTempSubdirectory("SmartCard.SoftHsm").FullName;

    /// <summary>Makes the token if that was not done yet. Skips the test when there is no SoftHSM2; where CI is true, it fails instead.</summary>
    public static void Require()
    {
        if (Missing.Value is null)
            return;
        if (Environment.GetEnvironmentVariable("CI") is "true")
            Assert.Fail(Missing.Value);
        Assert.Skip(Missing.Value);
    }

    /// <summary>Runs a program under the same tokens and gives what it wrote; a failure of the program fails the test.</summary>
    public static string Run(string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode is 0, $"{program} {string.Join(' ', arguments)}: {errors.Result}");
        return output;
    }

    /// <summary>Runs pkcs11-tool with the token, logged in as the user.</summary>
    public static string RunTool(params string[] arguments) =>
        Run("pkcs11-tool", ["--module", ModulePath, "--token-label", TokenLabel, "--login", "--pin", UserPin, .. arguments]);

    private static string? Prepare()
    {
        if (ModulePath.Length is 0)
            return "There is no SoftHSM2: install softhsm2.";

        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Folder, recursive: true);
        string configuration = Path.Combine(Folder, "softhsm2.conf");
        string tokens = Directory.CreateDirectory(Path.Combine(Folder, "tokens")).FullName;
        File.WriteAllText(configuration, $"directories.tokendir = {tokens}\nobjectstore.backend = file\nlog.level = ERROR\n");
        Environment.SetEnvironmentVariable("SOFTHSM2_CONF", configuration);
        Run("softhsm2-util", "--init-token", "--free", "--label", TokenLabel, "--so-pin", SecurityOfficerPin, "--pin", UserPin);
        MakeObjects();
        return null;
    }

    /// <summary>A certificate of openssl's with 20 days to live, and what pkcs11-tool makes: keys of each kind, and data.</summary>
    private static void MakeObjects()
    {
        string key = Path.Combine(Folder, "ada.key"), pem = Path.Combine(Folder, "ada.pem"), der = Path.Combine(Folder, "ada.cer"), note = Path.Combine(Folder, "note.txt");
        Run("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "20", "-subj", "/O=Example/CN=Ada Lovelace", "-addext", "keyUsage=digitalSignature,nonRepudiation", "-addext", "extendedKeyUsage=clientAuth", "-keyout", key, "-out", pem);
        Run("openssl", "x509", "-in", pem, "-outform", "DER", "-out", der);
        File.WriteAllText(note, "hello");
        RunTool("--write-object", der, "--type", "cert", "--label", "Ada", "--id", "01");
        RunTool("--write-object", note, "--type", "data", "--label", "Note", "--application-label", "Tests");
        RunTool("--keypairgen", "--key-type", "rsa:2048", "--label", "RSA key", "--id", "01");
        RunTool("--keypairgen", "--key-type", "EC:prime256v1", "--label", "EC key", "--id", "02");
        RunTool("--keygen", "--key-type", "AES:32", "--label", "AES key", "--id", "03", "--sensitive", "--private");
    }
}
