using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using SmartCard.Fixtures;
using SmartCard.Tests.Readers;
using Xunit;

namespace SmartCard.Tests.Devices;

/// <summary>Test-SmartCardEnvironment in processes that find PC/SC broken.</summary>
public sealed class TestSmartCardEnvironmentTests
{
    private const string Tell = "Test-SmartCardEnvironment | Where-Object Status -eq Failed | ForEach-Object { $_.Check; $_.Remedy }";

    public TestSmartCardEnvironmentTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "The faults are made for pcsc-lite.");

    [Fact]
    public async Task Without_the_library_there_is_one_object_a_check()
    {
        using PcscLibraryFolder broken = PcscLibraryFolder.Broken();
        string[] told = await ScriptInShell.Run(Tell, ("LD_LIBRARY_PATH", broken.Path));

        Assert.Equal("Library", told[0]);
        Assert.Contains($"LD_LIBRARY_PATH is {broken.Path}", told[1], StringComparison.Ordinal);
        Assert.Equal(
            ["Skipped", "Skipped"],
            await ScriptInShell.Run("Test-SmartCardEnvironment | Where-Object Check -in Service, Readers | ForEach-Object { \"$($_.Status)\" }", ("LD_LIBRARY_PATH", broken.Path)));
    }

    [Fact]
    public async Task Without_the_service_the_socket_is_told()
    {
        string[] told = await ScriptInShell.Run(Tell, ("PCSCLITE_CSOCK_NAME", "/nowhere/pcscd.comm"));

        Assert.Contains("Service", told);
        Assert.Contains("See the check Socket: the variable PCSCLITE_CSOCK_NAME names where the service is looked for.", told);
        Assert.Contains("Socket", told);
    }

    [Fact]
    public async Task The_socket_that_a_killed_service_left_is_told()
    {
        const string Socket = "Test-SmartCardEnvironment | Where-Object Check -eq Socket | ForEach-Object { \"$($_.Status): $($_.Evidence)\" }";
        using PrivatePcscService service = PrivatePcscService.StartNew();
        Assert.StartsWith("Passed: ", (await ScriptInShell.Run(Socket, service.Environment)).Single(), StringComparison.Ordinal);
        service.Kill();

        Assert.True(File.Exists(service.Environment.Value));
        Assert.StartsWith(
            $"Failed: {service.Environment.Value}, which the variable PCSCLITE_CSOCK_NAME names, is there, but nobody listens at it",
            (await ScriptInShell.Run(Socket, service.Environment)).Single(),
            StringComparison.Ordinal);
    }

    // The codes: pcsclite.h.
    [Theory]
    [InlineData("8010006A", "See the check Polkit: it decides who may use the service.")]
    public async Task A_refusal_leads_to_who_refuses(string status, string remedy)
    {
        using PcscLibraryFolder scripted = PcscLibraryFolder.Scripted();

        Assert.Contains(remedy, await ScriptInShell.Run(Tell, ("LD_LIBRARY_PATH", scripted.Path), ("PCSC_STATUS", status)));
    }

    [Fact]
    public async Task Readers_are_named_and_the_library_is_the_one_that_is_loaded()
    {
        using PcscLibraryFolder scripted = PcscLibraryFolder.Scripted();
        string[] told = await ScriptInShell.Run(
            "Test-SmartCardEnvironment | Where-Object Check -in Library, Readers | ForEach-Object Evidence",
            ("LD_LIBRARY_PATH", scripted.Path),
            ("PCSC_READERS", "+A\nB\n"));

        Assert.StartsWith($"{scripted.Path}/libpcsclite.so.1 is loaded", told[0], StringComparison.Ordinal);
        Assert.Equal("2 readers: 'A', 'B'.", told[1]);
    }
}
