using System;
using System.Runtime.InteropServices;

namespace SmartCard.Pcsc.Native;

/// <summary>SCARD_IO_REQUEST of Windows, winsmcrd.h: two DWORD of 4 bytes. 8 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct WindowsIoRequest(uint protocol)
{
    internal uint dwProtocol = protocol;
    internal uint cbPciLength = (uint)Marshal.SizeOf<WindowsIoRequest>();
}

/// <summary>SCARD_IO_REQUEST of pcsc-lite, pcsclite.h: two <c>unsigned long</c>. 16 bytes, 8 in a 32-bit process.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PcscLiteIoRequest(uint protocol)
{
    internal UIntPtr dwProtocol = (UIntPtr)protocol;
    internal UIntPtr cbPciLength = (UIntPtr)(uint)(2 * UIntPtr.Size);
}

/// <summary>SCARD_IO_REQUEST of macOS, PCSC/pcsclite.h: two DWORD of 4 bytes, packed to 1. 8 bytes.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal struct MacOSIoRequest(uint protocol)
{
    internal uint dwProtocol = protocol;
    internal uint cbPciLength = (uint)Marshal.SizeOf<MacOSIoRequest>();
}
