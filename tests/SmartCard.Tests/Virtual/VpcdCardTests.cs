using System;
using System.Linq;
using SmartCard.Fixtures;
using SmartCard.Tests.Engine;
using Xunit;

namespace SmartCard.Tests.Virtual;

/// <summary>The same cards offered to the real service, where a program that is not ours finds them.</summary>
[Collection(PcscService.Name)]
public sealed class VpcdCardTests : IDisposable
{
    public VpcdCardTests(PcscService service) => service.Require();

    public void Dispose() => PowerShellEngine.Run("Remove-VirtualSmartCard *");

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
}
