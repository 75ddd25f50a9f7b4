using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SmartCard.Fixtures;
using SmartCard.Tests.Engine;
using SmartCard.Tests.Readers;
using Xunit;

namespace SmartCard.Tests.Pkcs11;

/// <summary>OpenSC with a card in a virtual reader.</summary>
[Collection(PcscService.Name)]
public sealed class WaitPkcs11SlotTests : IDisposable
{
    // OpenSC asks a card for each of its fifty kinds; one is enough here.
    private const string Configuration = "app default { card_drivers = default; }";

    private const string Atr = "3B 94 18 81 B1 80 7D 1F 03 19 C8 00 50 DC";

    private readonly string folder = Directory.CreateTempSubdirectory("opensc").FullName;

    public WaitPkcs11SlotTests(PcscService service) => service.Require();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_card_that_comes_and_goes_is_told()
    {
        string configuration = Path.Combine(folder, "opensc.conf"), begun = Path.Combine(folder, "begun");
        await File.WriteAllTextAsync(configuration, Configuration, TestContext.Current.CancellationToken);
        Task<string[]> script = ScriptInShell.Run(
            $$"""
            Set-Pkcs11Module opensc-pkcs11.so
            [IO.File]::WriteAllText('{{begun}}', '')
            Wait-Pkcs11Slot -Count 2 -Timeout 60 | ForEach-Object { "$($_.Event) $($_.SlotDescription)" }
            """,
            ("OPENSC_CONF", configuration));
        while (!File.Exists(begun) && !script.IsCompleted)
            await Task.Delay(50, TestContext.Current.CancellationToken);
        await Task.Delay(500, TestContext.Current.CancellationToken);

        using (VpcdCard.Insert(VpcdSlot.Second, Atr))
            await Task.Delay(1500, TestContext.Current.CancellationToken);

        Assert.Equal([$"TokenInserted {VpcdSlot.Second.ReaderName}", $"TokenRemoved {VpcdSlot.Second.ReaderName}"], await script);
    }

    [Fact]
    public async Task A_reader_that_comes_is_told_and_its_card_with_it()
    {
        using PrivatePcscService service = PrivatePcscService.StartNew();
        string begun = Path.Combine(folder, "begun");
        Task<string[]> script = ScriptInShell.Run(
            $$"""
            Set-Pkcs11Module opensc-pkcs11.so
            Get-Pkcs11Slot | ForEach-Object SlotDescription
            [IO.File]::WriteAllText('{{begun}}', '')
            Wait-Pkcs11Slot -Count 3 -Timeout 30 | ForEach-Object { "$($_.Event) $($_.SlotDescription)" }
            """,
            service.Environment);
        while (!File.Exists(begun) && !script.IsCompleted)
            await Task.Delay(50, TestContext.Current.CancellationToken);
        await Task.Delay(500, TestContext.Current.CancellationToken);

        // pcscd reads its readers when it starts.
        service.Stop();
        (VpcdSlot first, VpcdSlot second) = service.AddReader("Another reader");
        service.Start();
        using (VpcdCard.InsertUnseen(second, Atr))
        {
            Assert.Equal(
                [service.First.ReaderName, service.Second.ReaderName, $"SlotAdded {first.ReaderName}", $"SlotAdded {second.ReaderName}", $"TokenInserted {second.ReaderName}"],
                await script);
        }
    }

    [Fact]
    public void Nothing_in_time_is_an_error()
    {
        EngineResult result = PowerShellEngine.Run("Wait-Pkcs11Slot -Module opensc-pkcs11.so -Timeout 0.3");

        Assert.Equal(["TimedOut"], result.ErrorIds);
        Assert.Empty(result.Output);
        Assert.Empty(PowerShellEngine.Run("Wait-Pkcs11Slot -Module opensc-pkcs11.so -Timeout 0.3 -Count 0").ErrorIds);
    }
}
