namespace SmartCard.Pcsc.Native;

/// <summary>The kinds of system that have PC/SC each in its own way.</summary>
internal enum MachineKind
{
    /// <summary>Linux and other systems with pcsc-lite.</summary>
    PcscLite,

    /// <summary>Windows.</summary>
    Windows,

    /// <summary>macOS.</summary>
    MacOS,
}
