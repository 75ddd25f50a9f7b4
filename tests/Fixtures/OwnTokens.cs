using System;
using System.IO;

namespace SmartCard.Fixtures;

/// <summary>
/// A second SoftHSM2 in the process, for a test that sets tokens up or blocks them: a copy of the library is another
/// module to the system, with a folder for tokens of its own.
/// </summary>
public sealed class OwnTokens : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("SmartCard.Tokens").FullName;
    private readonly string? before;

    public OwnTokens()
    {
        SoftHsm.Require();
        before = Environment.GetEnvironmentVariable("SOFTHSM2_CONF");
        string tokens = Directory.CreateDirectory(Path.Combine(folder, "tokens")).FullName;
        string configuration = Path.Combine(folder, "softhsm2.conf");
        File.WriteAllText(configuration, $"directories.tokendir = {tokens}\nobjectstore.backend = file\nlog.level = ERROR\n");
        ModulePath = Path.Combine(folder, "libsofthsm2.so");
        File.Copy(SoftHsm.ModulePath, ModulePath);
        Environment.SetEnvironmentVariable("SOFTHSM2_CONF", configuration);
    }

    /// <summary>The file of the copy.</summary>
    public string ModulePath { get; }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("SOFTHSM2_CONF", before);
        Directory.Delete(folder, recursive: true);
    }
}
