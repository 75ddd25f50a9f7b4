using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Xunit;

namespace SmartCard.Fixtures;

/// <summary>
/// SoftHSM2 with a folder for tokens that lives as long as the test program. The library reads SOFTHSM2_CONF once, when
/// it is initialised, and finds only the tokens that are there by then; so the folder is made before, and the tests that
/// use it stand in the collection <see cref="Name"/>.
/// </summary>
[CollectionDefinition(Name)]
public sealed class SoftHsm : ICollectionFixture<SoftHsm>, IDisposable
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

    private readonly string folder = Directory.CreateTempSubdirectory("SmartCard.SoftHsm").FullName;
    private readonly string? missing;

    public SoftHsm()
    {
        ModulePath = Places.FirstOrDefault(File.Exists) ?? "";
        missing = ModulePath.Length is 0 ? "There is no SoftHSM2: install softhsm2." : null;
        if (missing is not null)
            return;

        Configuration = Path.Combine(folder, "softhsm2.conf");
        string tokens = Directory.CreateDirectory(Path.Combine(folder, "tokens")).FullName;
        File.WriteAllText(Configuration, $"directories.tokendir = {tokens}\nobjectstore.backend = file\nlog.level = ERROR\n");
        Environment.SetEnvironmentVariable("SOFTHSM2_CONF", Configuration);
        InitializeToken(TokenLabel);
    }

    /// <summary>The file of the library.</summary>
    public string ModulePath { get; }

    /// <summary>The file that SOFTHSM2_CONF names.</summary>
    public string Configuration { get; } = "";

    /// <summary>Skips the test when there is no SoftHSM2; where CI is true, it fails instead.</summary>
    public void Require()
    {
        if (missing is null)
            return;
        if (Environment.GetEnvironmentVariable("CI") is "true")
            Assert.Fail(missing);
        Assert.Skip(missing);
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

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static void InitializeToken(string label) =>
        Run("softhsm2-util", "--init-token", "--free", "--label", label, "--so-pin", SecurityOfficerPin, "--pin", UserPin);
}
