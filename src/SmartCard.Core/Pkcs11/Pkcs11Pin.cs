using System;
using System.Runtime.InteropServices;
using System.Security;
using System.Text;

namespace SmartCard.Pkcs11;

/// <summary>
/// A PIN as the UTF-8 bytes that PKCS#11 takes, in memory that does not move and that is zeroed when it is disposed.
/// It tells nobody: neither its text nor its length is shown.
/// </summary>
public sealed class Pkcs11Pin : IDisposable
{
    private readonly GCHandle pin;

    private Pkcs11Pin(int length)
    {
        Bytes = new byte[length];
        pin = GCHandle.Alloc(Bytes, GCHandleType.Pinned);
    }

    /// <summary>The bytes; zeroes after <see cref="Dispose"/>.</summary>
    internal byte[] Bytes { get; }

    /// <summary>Takes the bytes out of a secure string, without a string in between.</summary>
    /// <param name="text">The PIN.</param>
    public static unsafe Pkcs11Pin From(SecureString text)
    {
        IntPtr characters = Marshal.SecureStringToGlobalAllocUnicode(text);
        try
        {
            char* first = (char*)characters;
            Pkcs11Pin made = new(Encoding.UTF8.GetByteCount(first, text.Length));
            fixed (byte* bytes = made.Bytes)
                Encoding.UTF8.GetBytes(first, text.Length, bytes, made.Bytes.Length);
            return made;
        }
        finally
        {
            Marshal.ZeroFreeGlobalAllocUnicode(characters);
        }
    }

    /// <summary>Zeroes the bytes.</summary>
    public void Dispose()
    {
        Array.Clear(Bytes, 0, Bytes.Length);
        if (pin.IsAllocated)
            pin.Free();
    }

    /// <summary>Not the PIN.</summary>
    /// <returns>Asterisks.</returns>
    public override string ToString() => "****";
}
