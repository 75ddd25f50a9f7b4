using System.Runtime.InteropServices;

// A library is looked for in the program's own folder and the system's, never in the current one.
[assembly: DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]

namespace SmartCard.Pcsc.Native;

/// <summary>The one place that asks which system this is.</summary>
internal static class WinSCard
{
    /// <summary>The PC/SC library of this machine; it is not loaded before the first call.</summary>
    public static IWinSCard OfThisSystem { get; } =
        RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? new WindowsWinSCard()
        : RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? new MacOSWinSCard()
        : new PcscLiteWinSCard();
}
