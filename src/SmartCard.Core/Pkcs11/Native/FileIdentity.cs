using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;
using Net.Pkcs11Interop.Common;

namespace SmartCard.Pkcs11.Native;

/// <summary>
/// One name for a file that has several: the system loads it once, and so must this module. On Unix links are followed
/// (realpath); Windows' own loader tells files apart by their full path.
/// </summary>
internal static class FileIdentity
{
    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate IntPtr RealPath(byte[] path, IntPtr resolved);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate void Free(IntPtr memory);

    /// <summary>The full path without links; a name without a folder, and a file that is not there, as it is.</summary>
    public static string Of(string path)
    {
        if (!NativeModuleLoader.IsPath(path))
            return path;
        string full = Path.GetFullPath(path);
        if (Platform.IsWindows || DynamicLinker.CLibrary is not IntPtr library)
            return full;

        IntPtr resolved = UnmanagedLibrary.GetFunctionDelegate<RealPath>(library, "realpath")(Encoding.UTF8.GetBytes(full + '\0'), IntPtr.Zero);
        if (resolved == IntPtr.Zero)
            return full;
        try
        {
            return NativeText.Utf8(resolved);
        }
        finally
        {
            UnmanagedLibrary.GetFunctionDelegate<Free>(library, "free")(resolved);
        }
    }
}
