using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;
using Xunit;

namespace SmartCard.Fixtures;

/// <summary>A PKCS#11 module of steered-pkcs11.c, compiled for one test: what the test steers and what it looks at are variables of the library.</summary>
public sealed class SteeredModule : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("SmartCard.Steered").FullName;
    private readonly Lazy<IntPtr> library;

    private SteeredModule()
    {
        Path = System.IO.Path.Combine(folder, "module.so");
        library = new(() => NativeLibrary.Load(Path));
    }

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate nuint Initialize(IntPtr arguments);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate nuint GetFunctionList(out IntPtr list);

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Compiles a module. Skips the test when there is no compiler; where CI is true, it fails instead.</summary>
    /// <param name="options">Options of the compiler besides.</param>
    public static SteeredModule Compile(params string[] options)
    {
        SteeredModule made = new();
        string root = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key is "RepositoryRoot").Value!;
        string? missing = null;
        try
        {
            using Process compiler = Process.Start("cc", ["-shared", "-fPIC", "-o", made.Path, System.IO.Path.Combine(root, "tests", "Fixtures", "steered-pkcs11.c"), .. options]);
            compiler.WaitForExit();
            missing = compiler.ExitCode is 0 ? null : "The C compiler cannot make it.";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            missing = "There is no C compiler: install gcc.";
        }

        if (missing is null)
            return made;
        made.Dispose();
        if (Environment.GetEnvironmentVariable("CI") is "true")
            Assert.Fail(missing);
        Assert.Skip(missing);
        throw new InvalidOperationException(missing);
    }

    /// <summary>A variable of the library that is an int.</summary>
    public int this[string name]
    {
        get => Marshal.ReadInt32(NativeLibrary.GetExport(library.Value, name));
        set => Marshal.WriteInt32(NativeLibrary.GetExport(library.Value, name), value);
    }

    /// <summary>A variable of the library that is a CK_ULONG.</summary>
    public long Number(string name) => Marshal.ReadInt64(NativeLibrary.GetExport(library.Value, name));

    /// <summary>Sets a variable of the library that is a CK_ULONG.</summary>
    public void SetNumber(string name, long value) => Marshal.WriteInt64(NativeLibrary.GetExport(library.Value, name), value);

    /// <summary>A variable of the library that is a text.</summary>
    public string Text(string name) => Marshal.PtrToStringAnsi(NativeLibrary.GetExport(library.Value, name))!;

    /// <summary>Calls C_Initialize as another part of the process would, past everything of ours.</summary>
    public void InitializeByOthers()
    {
        // The version comes first in CK_FUNCTION_LIST, filled up to a pointer; C_Initialize follows.
        Marshal.GetDelegateForFunctionPointer<GetFunctionList>(NativeLibrary.GetExport(library.Value, "C_GetFunctionList"))(out IntPtr list);
        Assert.Equal(0u, Marshal.GetDelegateForFunctionPointer<Initialize>(Marshal.ReadIntPtr(list, IntPtr.Size))(IntPtr.Zero));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
