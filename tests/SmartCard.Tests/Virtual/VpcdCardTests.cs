using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using SmartCard.Fixtures;
using SmartCard.Tests.Engine;
using Xunit;

namespace SmartCard.Tests.Virtual;

/// <summary>The same cards offered to the real service, where a program that is not ours finds them.</summary>
[Collection(PcscService.Name)]
public sealed class VpcdCardTests : IDisposable
{
    public VpcdCardTests(PcscService service)
    {
        service.Require();
        WaitUntilEmpty();
    }

    public void Dispose()
    {
        PowerShellEngine.Run("Remove-VirtualSmartCard *");
        WaitUntilEmpty();
    }

    // SCARD_E_NOT_TRANSACTED is what pcscd makes of a driver's IFD_COMMUNICATION_ERROR (ifdwrapper.c, IFDTransmit).
    [Theory]
    [InlineData("throw 'the chip is broken'")]
    [InlineData("while ($true) { }")]
    [InlineData("")]
    public void A_block_that_fails_fails_its_command_and_the_card_is_still_there(string block)
    {
        EngineResult result = PowerShellEngine.Run($$"""
            $v = New-VirtualSmartCard '3B 02 14 50' { param($apdu) if ($apdu.Ins -eq 0xB0) { {{block}} } else { 0x9000 } } -Vpcd -Timeout 1
            $c = Connect-SmartCard $v.ReaderName
            $clock = [System.Diagnostics.Stopwatch]::StartNew()
            Send-Apdu '00B0000000' -Card $c
            $clock.Elapsed.TotalSeconds -lt 20
            (Send-Apdu 00DA0000 -Card $c).Response
            $v.IsInserted
            $c.Dispose()
            """);

        Assert.Equal(["CommunicationFailed"], result.ErrorIds);
        Assert.Equal(["True", "90 00", "True"], result.Output.Select(item => $"{item}"));
    }

    [Fact]
    public void A_mute_card_is_there_and_does_not_answer_to_reset()
    {
        EngineResult result = PowerShellEngine.Run($"$v = New-VirtualSmartCard '' -Vpcd; Send-Apdu 00A40400 -ReaderName '{VpcdSlot.First.ReaderName}'");

        Assert.Equal(["CardUnresponsive"], result.ErrorIds);
    }

    [Fact]
    public void A_card_is_taken_out_at_once_while_its_block_hangs()
    {
        string asked = Path.Combine(Directory.CreateTempSubdirectory().FullName, "asked");
        using RunningScript sending = RunningScript.Start(
            $"$v = New-VirtualSmartCard 3B021450 {{ [IO.File]::WriteAllText('{asked}', ''); while ($true) {{ }} }} -Vpcd -Timeout 60; Send-Apdu 00A40400 -ReaderName '{VpcdSlot.First.ReaderName}'");
        Assert.True(SpinWait.SpinUntil(() => File.Exists(asked), TimeSpan.FromSeconds(20)));

        Stopwatch clock = Stopwatch.StartNew();
        PowerShellEngine.Run("Remove-VirtualSmartCard *");

        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void Another_client_of_the_service_sees_the_card()
    {
        EngineResult result = PowerShellEngine.Run(
            "$v = New-VirtualSmartCard '3B 02 14 50' { param($apdu) $apdu.Data, 0x9000 } -Vpcd; $v.ReaderName; (Send-Apdu 00DA000002CAFE -ReaderName $v.ReaderName).Response");

        Assert.Equal([VpcdSlot.First.ReaderName, "CA FE 90 00"], result.Output.Select(item => $"{item}"));
        using PcscWitness witness = new();
        witness.WaitFor(VpcdSlot.First.ReaderName, "has the card", (state, atr) => (state & PcscWitness.Present) != 0 && atr.SequenceEqual(new byte[] { 0x3B, 0x02, 0x14, 0x50 }), TimeSpan.FromSeconds(20));

        PowerShellEngine.Run("Get-VirtualSmartCard | Remove-VirtualSmartCard");

        witness.WaitFor(VpcdSlot.First.ReaderName, "is empty", (state, _) => (state & PcscWitness.Empty) != 0, TimeSpan.FromSeconds(20));
    }

    private static void WaitUntilEmpty()
    {
        using PcscWitness witness = new();
        witness.WaitFor(VpcdSlot.First.ReaderName, "is empty", (state, _) => (state & PcscWitness.Empty) != 0, TimeSpan.FromSeconds(20));
    }

    // pcscd looks every 0.4 s (PCSCLITE_STATUS_POLL_RATE of pcsclite.h): what changes between two looks it does not see.
    [Fact]
    public void A_card_that_follows_another_at_once_is_seen()
    {
        EngineResult result = PowerShellEngine.Run(
            """
            foreach ($atr in '3B 02 14 50', '3B 00', '3B 01 55') {
                $card = New-VirtualSmartCard $atr -Vpcd
                "$($card.ReaderName): $((Get-CardAtr $card.ReaderName).Atr)"
                $card | Remove-VirtualSmartCard
            }
            @(Get-VirtualSmartCard).Count
            """);

        Assert.Empty(result.ErrorIds);
        Assert.Equal(
            [$"{VpcdSlot.First.ReaderName}: 3B 02 14 50", $"{VpcdSlot.First.ReaderName}: 3B 00", $"{VpcdSlot.First.ReaderName}: 3B 01 55", "0"],
            result.Output.Select(item => $"{item}"));
    }

    [Fact]
    public void A_card_that_no_reader_shows_is_told_and_removed_as_an_object()
    {
        using TcpListener nobody = new(IPAddress.Loopback, 0);
        nobody.Start();
        EngineResult result = PowerShellEngine.Run(
            $$"""
            $card = New-VirtualSmartCard '3B 00' -Vpcd -Port {{((IPEndPoint)nobody.LocalEndpoint).Port}} -WarningVariable told
            "$told"
            "[$($card.ReaderName)] $($card.IsInserted)"
            $card | Remove-VirtualSmartCard
            "$($card.IsInserted) $(@(Get-VirtualSmartCard).Count)"
            $card | Remove-VirtualSmartCard
            """);

        Assert.Equal(["The PC/SC service does not show the card in any reader.", "[] True", "False 0"], result.Output.Select(item => $"{item}"));
        Assert.Equal(["VirtualCardNotFound"], result.ErrorIds);
    }
}
