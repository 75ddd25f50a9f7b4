using System;
using System.Threading.Tasks;
using SmartCard.Fixtures;
using SmartCard.Tests.Readers;
using SmartCard.Tests.Shell;
using Xunit;

namespace SmartCard.Tests.Connections;

/// <summary>What a user reads when the service dies in the middle of the work with a card, and that the next command works.</summary>
public sealed class ServiceFaultTests
{
    private const string Tell =
        """
        function tell($e) { "$($e.FullyQualifiedErrorId.Split(',')[0]) $($e.CategoryInfo.Category) $($e.Exception.Function) $($e.TargetObject)" }
        function open { for ($i = 0; $i -lt 200; $i++) { try { $c = Connect-SmartCard 'Virtual PCD 00 00' -ErrorAction SilentlyContinue; if ($c) { return $c } } catch { } [System.Threading.Thread]::Sleep(50) } }
        $c = open
        "connected $($c.IsConnected)"

        """;

    private const string GoOn =
        """

        $c.Dispose()
        $null = [Console]::In.ReadLine()
        $c = open
        (Send-Apdu 00EC0000 -Card $c).Response
        Disconnect-SmartCard $c
        """;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_service_that_dies_in_the_middle_of_an_exchange_is_one_error_and_the_next_connection_works(bool killed)
    {
        using PrivatePcscService service = PrivatePcscService.StartNew();
        TestCard card = TestCard.InsertUnseen(service.First);
        await using RunningShell shell = RunningShell.Start(
            Tell + "Send-Apdu 00FF0000 -Card $c -ErrorVariable e -ErrorAction SilentlyContinue; tell $e[0]" + GoOn, service.Environment);
        Assert.Equal("connected True", await shell.Line());
        Assert.True(card.Silent.Wait(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));

        Task died = Task.Run(killed ? service.Kill : service.Stop, TestContext.Current.CancellationToken);
        if (!killed)
            card.Dispose();
        await died;

        Assert.Equal("ServiceNotRunning ResourceUnavailable SCardTransmit Virtual PCD 00 00", await shell.Line());
        if (killed)
            card.Dispose();

        service.Start();
        using TestCard another = TestCard.InsertUnseen(service.First);
        await shell.Tell("");
        Assert.Equal(["00 EC 00 00 90 00"], await shell.End());
    }

    [Fact]
    public async Task A_service_that_dies_in_the_middle_of_a_transaction_is_one_error_and_the_next_connection_works()
    {
        using PrivatePcscService service = PrivatePcscService.StartNew();
        TestCard card = TestCard.InsertUnseen(service.First);
        await using RunningShell shell = RunningShell.Start(
            Tell
            + "Invoke-SmartCardTransaction -Card $c { 'in'; $null = [Console]::In.ReadLine(); 'out' } -ErrorVariable e -ErrorAction SilentlyContinue; tell $e[0]; $e.Count"
            + GoOn,
            service.Environment);
        Assert.Equal(["connected True", "in"], await shell.Lines(2));

        service.Kill();
        card.Dispose();
        await shell.Tell("");

        Assert.Equal(["out", "ServiceNotRunning ResourceUnavailable SCardEndTransaction Virtual PCD 00 00", "1"], await shell.Lines(3));
        service.Start();
        using TestCard another = TestCard.InsertUnseen(service.First);
        await shell.Tell("");
        Assert.Equal(["00 EC 00 00 90 00"], await shell.End());
    }

    [Fact]
    public async Task A_connection_from_before_a_restart_is_lost_and_the_service_runs()
    {
        using PrivatePcscService service = PrivatePcscService.StartNew();
        using (TestCard.InsertUnseen(service.First))
        {
            await using RunningShell shell = RunningShell.Start(
                Tell
                + """
                $null = [Console]::In.ReadLine()
                $null = Send-Apdu 00EC0000 -Card $c -ErrorVariable e -ErrorAction SilentlyContinue; tell $e[0]
                $null = Get-SmartCardStatus $c -ErrorVariable e -ErrorAction SilentlyContinue; tell $e[0]
                Disconnect-SmartCard $c -ErrorVariable e; $e.Count
                """,
                service.Environment);
            Assert.Equal("connected True", await shell.Line());
            service.Stop();
            service.Start();
            await shell.Tell("");

            Assert.Equal(
                ["ConnectionLost ConnectionError SCardTransmit Virtual PCD 00 00", "ConnectionLost ConnectionError SCardStatus Virtual PCD 00 00", "0"],
                await shell.End());
        }
    }

    // access(2) and unix(7): who may not write to a socket may not connect to it.
    [Fact]
    public async Task A_socket_without_permission_is_refused_and_not_missing()
    {
        using PrivatePcscService service = PrivatePcscService.StartNew();
        service.CloseSocket();

        ShellRun run = await ShellProgram.RunUnprivileged(
            [service.Environment],
            "-Command",
            """
            function tell { $e = $Error[0]; "$($e.FullyQualifiedErrorId.Split(',')[0]) $($e.CategoryInfo.Category) 0x$($e.Exception.HResult.ToString('X'))" }
            try { Get-SmartCardReader } catch { tell }
            try { Connect-SmartCard } catch { tell }
            (Test-SmartCardEnvironment Socket).Status
            """);

        Assert.Equal(["AccessDenied PermissionDenied 0x8010001D", "AccessDenied PermissionDenied 0x8010001D", "Failed"], run.Lines);
    }
}
