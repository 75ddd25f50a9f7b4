using System;
using System.IO;
using Net.Pkcs11Interop.Common;
using Net.Pkcs11Interop.HighLevelAPI;

namespace SmartCard.Pkcs11.Native;

/// <summary>Loads a library in the layout of this system, and says clearly why one cannot be loaded.</summary>
internal static class NativeModuleLoader
{
    private static readonly Pkcs11InteropFactories Factories = new();

    /// <summary>Loads a library; it is not initialised, and it stays loaded as long as the process: many leave threads and exit handlers behind.</summary>
    /// <param name="path">The file as a full path, or a name that the system looks for.</param>
    /// <exception cref="Pkcs11ModuleException">It cannot be loaded, or is no PKCS#11 module.</exception>
    public static INativeModule Load(string path)
    {
        if (IsPath(path) && !File.Exists(path))
            throw new Pkcs11ModuleException(path, Pkcs11ModuleFault.NotFound);
        DynamicLinker.Prepare();
        try
        {
            return (Platform.NativeULongSize, Platform.StructPackingSize) switch
            {
                (4, 0) => new NativeModule40(Factories, path),
                (4, _) => new NativeModule41(Factories, path),
                (_, 0) => new NativeModule80(Factories, path),
                _ => new NativeModule81(Factories, path),
            };
        }
        catch (LibraryArchitectureException exception)
        {
            throw new Pkcs11ModuleException(path, Pkcs11ModuleFault.WrongArchitecture, innerException: exception);
        }
        catch (UnmanagedException exception)
        {
            bool loaded = exception.Message.IndexOf("C_GetFunctionList", StringComparison.Ordinal) >= 0;
            throw loaded
                ? new Pkcs11ModuleException(path, Pkcs11ModuleFault.NotPkcs11, innerException: exception)
                : new Pkcs11ModuleException(path, Pkcs11ModuleFault.NotLoadable, DetailOf(exception), exception);
        }
        catch (ArgumentNullException exception)
        {
            // A NULL among the function pointers, which .NET makes no delegate of.
            throw new Pkcs11ModuleException(path, Pkcs11ModuleFault.MissingFunctions, innerException: exception);
        }
        catch (Net.Pkcs11Interop.Common.Pkcs11Exception exception)
        {
            throw new Pkcs11ModuleException(path, Pkcs11ModuleFault.MissingFunctions, $"C_GetFunctionList gave {Pkcs11Status.NameOf((ulong)exception.RV)}.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or OverflowException or DllNotFoundException)
        {
            throw new Pkcs11ModuleException(path, Pkcs11ModuleFault.NotLoadable, exception.Message, exception);
        }
    }

    /// <summary>What the system's loader says, without what the exception says before it.</summary>
    private static string? DetailOf(UnmanagedException exception)
    {
        const string Mark = "Error detail: ";
        int at = exception.Message.IndexOf(Mark, StringComparison.Ordinal);
        return at < 0 ? null : exception.Message.Substring(at + Mark.Length);
    }

    /// <summary>Whether it names a place and not only a file that the system looks for.</summary>
    public static bool IsPath(string module) =>
        module.IndexOf(Path.DirectorySeparatorChar) >= 0 || module.IndexOf(Path.AltDirectorySeparatorChar) >= 0;
}
