using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using SmartCard.Fixtures;
using SmartCard.Tests.Engine;
using Xunit;

namespace SmartCard.Tests.Pkcs11;

/// <summary>Files of any size go through in constant memory, and Ctrl+C ends what takes long.</summary>
[Collection(Alone.Name)]
public sealed class LongOperationTests : IDisposable
{
    private const long Mebibyte = 1024 * 1024;

    private static readonly TimeSpan AtOnce = TimeSpan.FromMilliseconds(500);

    private readonly string folder = Directory.CreateTempSubdirectory("SmartCard.Long").FullName;

    public LongOperationTests() => SoftHsm.Require();

    public static TheoryData<string> Operations { get; } = new(
        "Get-Pkcs11Digest $session SHA256 -Path $file",
        "New-Pkcs11Signature $pair.PrivateKey SHA256_RSA_PKCS -Path $file",
        "Test-Pkcs11Signature $pair.PublicKey SHA256_RSA_PKCS -Signature ([byte[]]::new(256)) -Path $file",
        "Protect-Pkcs11Data $key AES_CBC_PAD -Path $file -Destination \"$file.out\"",
        "Unprotect-Pkcs11Data $key AES_CTR -MechanismParameter @{ CounterBlock = [byte[]]::new(16) } -Path $file -Destination \"$file.out\"");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>All that is allocated in the meantime, collected again or not, is a small part of the file.</summary>
    [Theory]
    [MemberData(nameof(Operations))]
    public void A_large_file_takes_no_more_memory_than_a_small_one(string operation)
    {
        string large = SparseFile("large", 96 * Mebibyte);
        Run(operation, SparseFile("small", Mebibyte));

        long before = GC.GetTotalAllocatedBytes(precise: true);
        Run(operation, large);

        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 32 * Mebibyte);
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Ctrl_C_ends_work_on_a_large_file_at_once_and_leaves_nothing_behind(string operation)
    {
        string file = SparseFile("huge", 8192 * Mebibyte);
        using RunningScript script = RunningScript.Start($"{Begin(file)}'begun'; {operation}");
        Assert.Equal("begun", script.NextText());
        await Task.Delay(300, TestContext.Current.CancellationToken);

        TimeSpan time = await script.Stop();

        Assert.InRange(time, TimeSpan.Zero, AtOnce);
        EngineResult after = PowerShellEngine.Run($"{Begin(file)}('abc' | Get-Pkcs11Digest $session SHA256).Hex; $session | Disconnect-Pkcs11Token");
        Assert.Empty(after.ErrorIds);
        Assert.Equal(["BA 78 16 BF 8F 01 CF EA 41 41 40 DE 5D AE 22 23 B0 03 61 A3 96 17 7A 9C B4 10 FF 61 F2 00 15 AD"], after.Output.Select(item => $"{item}")); // FIPS 180-4's example
        Assert.Equal(["huge"], Directory.GetFiles(folder).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Ctrl_C_does_not_wait_for_a_call_that_does_not_return()
    {
        using SteeredModule library = SteeredModule.Compile();
        string begin = $"$session = Connect-Pkcs11Token -Module '{library.Path}' -Slot 7; ";
        library["blocked"] = 1;
        try
        {
            using RunningScript script = RunningScript.Start(begin + "'begun'; , [byte[]]1 | Get-Pkcs11Digest $session SHA256");
            Assert.Equal("begun", script.NextText());
            while (library["digest_calls"] is 0)
                await Task.Delay(10, TestContext.Current.CancellationToken);

            Assert.InRange(await script.Stop(), TimeSpan.Zero, AtOnce);
        }
        finally
        {
            library["blocked"] = 0;
        }

        EngineResult after = PowerShellEngine.Run(begin + "(, [byte[]]1 | Get-Pkcs11Digest $session SHA256).Hex");
        Assert.Equal(["11 11 11 11"], after.Output.Select(item => $"{item}"));
    }

    private static void Run(string operation, string file)
    {
        EngineResult result = PowerShellEngine.Run($"{Begin(file)}$null = {operation}; $session | Disconnect-Pkcs11Token");
        Assert.Empty(result.ErrorIds);
    }

    private static string Begin(string file) => TokenScript.WithModule + TokenScript.WithSession +
        $"""
        $file = '{file}'
        $pair = New-Pkcs11KeyPair $session -RsaBits 2048 -SessionObject
        $key = New-Pkcs11Key $session -SessionObject

        """;

    /// <summary>A file of zeroes that takes no room on the disk.</summary>
    private string SparseFile(string name, long length)
    {
        string path = Path.Combine(folder, name);
        using FileStream file = File.Create(path);
        file.SetLength(length);
        return path;
    }
}
