using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using Net.Pkcs11Interop.Common;

namespace SmartCard.Pkcs11;

/// <summary>
/// A structure of C that Pkcs11Interop does not have, put together field by field in the layout of this system; what it points
/// to is zeroed and freed when it is disposed.
/// </summary>
internal sealed class NativeStructure : IDisposable
{
    private readonly List<byte> bytes = [];
    private readonly List<(IntPtr Memory, int Length)> targets = [];
    private int alignment = 1;

    /// <summary>Appends a CK_BBOOL.</summary>
    public NativeStructure Flag(bool value) => Append([value ? (byte)1 : (byte)0]);

    /// <summary>Appends a CK_ULONG.</summary>
    public NativeStructure Number(ulong value) =>
        Append(Platform.NativeULongSize is 4 ? BitConverter.GetBytes(checked((uint)value)) : BitConverter.GetBytes(value));

    /// <summary>Appends a pointer to bytes; NULL for none.</summary>
    public NativeStructure Pointer(byte[]? target)
    {
        IntPtr memory = IntPtr.Zero;
        if (target is { Length: > 0 })
        {
            memory = Marshal.AllocHGlobal(target.Length);
            Marshal.Copy(target, 0, memory, target.Length);
            targets.Add((memory, target.Length));
        }

        return Append(IntPtr.Size is 4 ? BitConverter.GetBytes(memory.ToInt32()) : BitConverter.GetBytes(memory.ToInt64()));
    }

    /// <summary>The structure as it stands in memory.</summary>
    public byte[] ToArray()
    {
        Align(alignment);
        return [.. bytes];
    }

    public void Dispose()
    {
        foreach ((IntPtr memory, int length) in targets)
        {
            Marshal.Copy(new byte[length], 0, memory, length);
            Marshal.FreeHGlobal(memory);
        }

        targets.Clear();
    }

    /// <summary>Where structures are not packed, a field begins at a multiple of its length.</summary>
    private NativeStructure Append(byte[] field)
    {
        if (Platform.StructPackingSize is 0)
        {
            Align(field.Length);
            alignment = Math.Max(alignment, field.Length);
        }

        bytes.AddRange(field);
        return this;
    }

    private void Align(int boundary)
    {
        while (bytes.Count % boundary is not 0)
            bytes.Add(0);
    }
}
