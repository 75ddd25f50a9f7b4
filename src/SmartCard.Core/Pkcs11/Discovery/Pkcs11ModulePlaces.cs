using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Net.Pkcs11Interop.Common;
using SmartCard.Pkcs11.Native;

namespace SmartCard.Pkcs11.Discovery;

/// <summary>
/// Where PKCS#11 modules are: the environment variables PYKCS11LIB and PKCS11_MODULE, p11-kit's registrations, and the
/// usual places of OpenSC, SoftHSM and YKCS11.
/// </summary>
public static class Pkcs11ModulePlaces
{
    // PyKCS11's variable, and that of pkcs11-provider, pkcs11-tool's wrappers and many scripts.
    private static readonly string[] Variables = ["PYKCS11LIB", "PKCS11_MODULE"];

    /// <summary>The modules that the environment variables name, whether the files are there or not.</summary>
    public static IReadOnlyList<Pkcs11ModulePlace> OfEnvironment() =>
    [
        .. from variable in Variables
           let path = Environment.GetEnvironmentVariable(variable)
           where !string.IsNullOrEmpty(path)
           select new Pkcs11ModulePlace(path, variable),
    ];

    /// <summary>All modules, each file once, in the order of those who name them. Nothing is loaded.</summary>
    public static IReadOnlyList<Pkcs11ModulePlace> Find()
    {
        IEnumerable<Pkcs11ModulePlace> usual = UsualPlaces().Where(File.Exists).Select(path => new Pkcs11ModulePlace(path, "usual place"));
        return
        [
            .. from place in OfEnvironment().Concat(P11KitConfiguration.Read()).Concat(usual)
               group place by FileIdentity.Of(place.Path) into same
               select same.First(),
        ];
    }

    /// <summary>Every file that packages of the three put there, on any system of this kind.</summary>
    private static IEnumerable<string> UsualPlaces() => Platform.IsWindows ? OnWindows() : OnUnix();

    private static IEnumerable<string> OnWindows()
    {
        string system = Environment.GetFolderPath(Environment.SpecialFolder.System);
        string programs = Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles);
        string drive = Path.GetPathRoot(system) ?? @"C:\";
        return
        [
            Path.Combine(system, "opensc-pkcs11.dll"),
            Path.Combine(programs, "OpenSC Project", "OpenSC", "pkcs11", "opensc-pkcs11.dll"),
            Path.Combine(drive, "SoftHSM2", "lib", Platform.Uses64BitRuntime ? "softhsm2-x64.dll" : "softhsm2.dll"),
            Path.Combine(programs, "Yubico", "Yubico PIV Tool", "bin", "libykcs11.dll"),
        ];
    }

    private static IEnumerable<string> OnUnix() =>
        from file in (string[])
        [
            "opensc-pkcs11.so",
            "pkcs11/opensc-pkcs11.so",
            "softhsm/libsofthsm2.so",
            "pkcs11/libsofthsm2.so",
            "libsofthsm2.so",
            "libykcs11.so",
            "libykcs11.so.2",
            "libykcs11.dylib",
        ]
        from folder in LibraryFolders.OfThisSystem
        select Path.Combine(folder, file);
}
