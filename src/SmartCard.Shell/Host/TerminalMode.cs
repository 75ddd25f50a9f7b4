using System;
using System.Runtime.InteropServices;

namespace SmartCard.Shell.Host;

/// <summary>The terminal's line editing as the program found it, outside Windows.</summary>
/// <remarks>
/// .NET turns line editing and echo off for good when a key or the cursor is asked for, and a program that was stopped
/// may leave them off. The settings are kept as they came, because their layout differs between systems.
/// </remarks>
internal sealed class TerminalMode
{
    private const int StandardInput = 0;
    private const int AtOnce = 0;

    // No system's struct termios is larger than 72 bytes.
    private readonly byte[] settings = new byte[256];
    private readonly bool known;

    public TerminalMode() => known = !OperatingSystem.IsWindows() && tcgetattr(StandardInput, settings) == 0;

    public void Restore()
    {
        if (known)
            _ = tcsetattr(StandardInput, AtOnce, settings);
    }

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int tcgetattr(int descriptor, [Out] byte[] settings);

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int tcsetattr(int descriptor, int when, [In] byte[] settings);
}
