using System;
using System.Collections;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using Net.Pkcs11Interop.Common;

namespace SmartCard.Pkcs11.Native;

/// <summary>
/// On Unix, .NET changes environment variables in a copy of its own: what a script sets with <c>$env:SOFTHSM2_CONF</c>
/// would never reach a library that asks the C library. Before a module is initialised it is handed over.
/// </summary>
internal static class ModuleEnvironment
{
    private const int Overwrite = 1;

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate IntPtr GetEnv(byte[] name);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int SetEnv(byte[] name, byte[] value, int overwrite);

    /// <summary>Sets the variables that differ. Those that were removed stay: nobody can tell them from those never seen.</summary>
    public static void HandOver()
    {
        if (Platform.IsWindows || DynamicLinker.CLibrary is not IntPtr library)
            return;
        var get = UnmanagedLibrary.GetFunctionDelegate<GetEnv>(library, "getenv");
        var set = UnmanagedLibrary.GetFunctionDelegate<SetEnv>(library, "setenv");
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            byte[] name = Text((string)variable.Key);
            byte[] value = Text((string?)variable.Value ?? "");
            if (!IsSame(get(name), value))
                _ = set(name, value, Overwrite);
        }
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text + '\0');

    private static bool IsSame(IntPtr current, byte[] value) =>
        current != IntPtr.Zero && Enumerable.Range(0, value.Length).All(i => Marshal.ReadByte(current, i) == value[i]);
}
