using System;
using System.Runtime.InteropServices;
using System.Text;

namespace SmartCard.Pkcs11.Native;

/// <summary>Texts of the C library: bytes up to a zero.</summary>
internal static class NativeText
{
    /// <summary>Reads UTF-8.</summary>
    public static string Utf8(IntPtr text)
    {
        int length = 0;
        while (Marshal.ReadByte(text, length) is not 0)
            length++;
        byte[] bytes = new byte[length];
        Marshal.Copy(text, bytes, 0, length);
        return Encoding.UTF8.GetString(bytes);
    }
}
