using System;
using System.Reflection;
using System.Runtime.InteropServices;
using Net.Pkcs11Interop.Common;
using Net.Pkcs11Interop.HighLevelAPI;

namespace SmartCard.Pkcs11.Native;

/// <summary>
/// Pkcs11Interop takes dlopen from a library "libdl". Linux without development files has only libdl.so.2, newer
/// systems have dlopen in the C library, and .NET looks for neither by itself.
/// </summary>
/// <remarks>The classes that can tell .NET where to look are not in .NET Standard 2.0; Windows PowerShell has no need of them.</remarks>
internal static class DynamicLinker
{
    // glibc before 2.34; glibc; musl, which has one file for all; FreeBSD; macOS.
    private static readonly string[] LinkerPlaces = ["libdl.so.2", "libc.so.6", "libc.musl-x86_64.so.1", "libc.musl-aarch64.so.1", "libc.so.7"];
    private static readonly string[] CLibraryPlaces = ["libc.so.6", "libc.musl-x86_64.so.1", "libc.musl-aarch64.so.1", "libc.so.7", "libSystem.dylib"];

    private static readonly Type? NativeLibrary = Type.GetType("System.Runtime.InteropServices.NativeLibrary, System.Runtime.InteropServices");
    private static readonly Type? Resolver = Type.GetType("System.Runtime.InteropServices.DllImportResolver, System.Runtime.InteropServices");
    private static readonly MethodInfo? TryLoadMethod = NativeLibrary?.GetMethod("TryLoad", [typeof(string), typeof(IntPtr).MakeByRefType()]);

    private static readonly Lazy<bool> Registered = new(Register);
    private static readonly Lazy<IntPtr?> LoadedCLibrary = new(() => FirstOf(CLibraryPlaces));

    /// <summary>The C library of this process; null where it is none of those that are known.</summary>
    public static IntPtr? CLibrary
    {
        get
        {
            Prepare();
            return LoadedCLibrary.Value;
        }
    }

    /// <summary>Tells .NET, once, where dlopen is.</summary>
    public static void Prepare() => _ = Registered.Value;

    private static bool Register()
    {
        if (Platform.IsWindows || Resolver is null || NativeLibrary?.GetMethod("SetDllImportResolver") is not MethodInfo set)
            return false;

        Func<string, Assembly, DllImportSearchPath?, IntPtr> resolve = Resolve;
        try
        {
            set.Invoke(null, [typeof(Pkcs11InteropFactories).Assembly, Delegate.CreateDelegate(Resolver, resolve.Method)]);
            FindErrorText();
            return true;
        }
        catch (TargetInvocationException exception) when (exception.InnerException is InvalidOperationException)
        {
            // Somebody else in this process uses Pkcs11Interop and has done the same.
            return false;
        }
    }

    /// <summary>
    /// .NET looks dlerror up when it is first called, and that takes away the text which the call was to give. So the first
    /// failure is one that nobody reads.
    /// </summary>
    private static void FindErrorText()
    {
        try
        {
            UnmanagedLibrary.Load("/dev/null/none");
        }
        catch (UnmanagedException)
        {
            // As it must be.
        }
    }

    /// <summary>Where a library is; zero leaves it to .NET.</summary>
    private static IntPtr Resolve(string name, Assembly assembly, DllImportSearchPath? searchPath) =>
        name is "libdl" ? FirstOf(LinkerPlaces) ?? IntPtr.Zero : IntPtr.Zero;

    private static IntPtr? FirstOf(string[] places)
    {
        foreach (string place in places)
        {
            object?[] arguments = [place, IntPtr.Zero];
            if (TryLoadMethod?.Invoke(null, arguments) is true)
                return (IntPtr)arguments[1]!;
        }

        return null;
    }
}
