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

    private static readonly Lazy<RealPath?> Resolve = new(() => CFunction<RealPath>("realpath"));
    private static readonly Lazy<Free?> Release = new(() => CFunction<Free>("free"));

    /// <summary>The full path without links; a name without a folder, and a file that is not there, as it is.</summary>
    public static string Of(string path)
    {
        if (!NativeModuleLoader.IsPath(path))
            return path;
        string full = Path.GetFullPath(path);
        if (Resolve.Value is not RealPath resolve || Release.Value is not Free release)
            return full;

        IntPtr resolved = resolve(Encoding.UTF8.GetBytes(full + '\0'), IntPtr.Zero);
        if (resolved == IntPtr.Zero)
            return full;
        try
        {
            return NativeText.Utf8(resolved);
        }
        finally
        {
            release(resolved);
        }
    }

    private static T? CFunction<T>(string name)
        where T : Delegate =>
        !Platform.IsWindows && DynamicLinker.CLibrary is IntPtr library ? UnmanagedLibrary.GetFunctionDelegate<T>(library, name) : null;
}
