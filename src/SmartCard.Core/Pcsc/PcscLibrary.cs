using SmartCard.Pcsc.Native;
using SmartCard.Pcsc.Tracing;
using SmartCard.Pcsc.Virtual;

namespace SmartCard.Pcsc;

/// <summary>What every context of this process calls: the system's library, the virtual readers beside it, and the trace over both.</summary>
internal static class PcscLibrary
{
    public static IWinSCard OfThisProcess { get; } =
        new TracingWinSCard(new VirtualWinSCard(WinSCard.OfThisSystem, VirtualReaders.OfThisProcess));
}
