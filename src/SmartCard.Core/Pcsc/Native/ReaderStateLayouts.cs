using System;
using System.Runtime.InteropServices;

namespace SmartCard.Pcsc.Native;

/// <summary>What the layouts of <c>SCARD_READERSTATE</c> have in common.</summary>
internal interface IReaderState
{
    IntPtr Reader { set; }

    uint CurrentState { set; }

    uint EventState { get; }

    byte[] Atr { get; }
}

/// <summary>Windows, winscard.h: DWORD of 4 bytes, ATR field padded to 36. 64 bytes, 56 in a 32-bit process.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct WindowsReaderState : IReaderState
{
    internal IntPtr szReader;
    internal IntPtr pvUserData;
    internal uint dwCurrentState;
    internal uint dwEventState;
    internal uint cbAtr;
    internal fixed byte rgbAtr[36];

    public IntPtr Reader { set => szReader = value; }

    public uint CurrentState { set => dwCurrentState = value; }

    public readonly uint EventState => dwEventState;

    public readonly byte[] Atr
    {
        get
        {
            fixed (byte* atr = rgbAtr)
                return AtrField.Copy(atr, cbAtr, 36);
        }
    }
}

/// <summary>pcsc-lite, pcsclite.h: DWORD is <c>unsigned long</c>, ATR field of 33. 80 bytes, 56 in a 32-bit process.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct PcscLiteReaderState : IReaderState
{
    internal IntPtr szReader;
    internal IntPtr pvUserData;
    internal UIntPtr dwCurrentState;
    internal UIntPtr dwEventState;
    internal UIntPtr cbAtr;
    internal fixed byte rgbAtr[33];

    public IntPtr Reader { set => szReader = value; }

    public uint CurrentState { set => dwCurrentState = (UIntPtr)value; }

    public readonly uint EventState => unchecked((uint)dwEventState.ToUInt64());

    public readonly byte[] Atr
    {
        get
        {
            fixed (byte* atr = rgbAtr)
                return AtrField.Copy(atr, cbAtr.ToUInt64(), 33);
        }
    }
}

/// <summary>macOS, PCSC/pcsclite.h: DWORD of 4 bytes, packed to 1, ATR field of 33. 61 bytes.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal unsafe struct MacOSReaderState : IReaderState
{
    internal IntPtr szReader;
    internal IntPtr pvUserData;
    internal uint dwCurrentState;
    internal uint dwEventState;
    internal uint cbAtr;
    internal fixed byte rgbAtr[33];

    public IntPtr Reader { set => szReader = value; }

    public uint CurrentState { set => dwCurrentState = value; }

    public readonly uint EventState => dwEventState;

    public readonly byte[] Atr
    {
        get
        {
            fixed (byte* atr = rgbAtr)
                return AtrField.Copy(atr, cbAtr, 33);
        }
    }
}

internal static unsafe class AtrField
{
    /// <summary>Copies as many bytes as the length says, and never more than the field has.</summary>
    public static byte[] Copy(byte* field, ulong length, int fieldSize)
    {
        byte[] atr = new byte[Math.Min(length, (ulong)fieldSize)];
        Marshal.Copy((IntPtr)field, atr, 0, atr.Length);
        return atr;
    }
}
