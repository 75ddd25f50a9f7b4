using System.Collections.Generic;
using System.IO;
using System.Linq;
using Net.Pkcs11Interop.Common;

namespace SmartCard.Pkcs11.Discovery;

/// <summary>Where libraries lie on Unix.</summary>
internal static class LibraryFolders
{
    /// <summary>Those of packages, of what was built here, and of Homebrew and OpenSC's installer on macOS; only folders that are there.</summary>
    public static IReadOnlyList<string> OfThisSystem =>
    [
        .. (Platform.IsMacOsX
                ? (IEnumerable<string>)["/opt/homebrew/lib", "/usr/local/lib", "/Library/OpenSC/lib"]
                : [.. Multiarch(), "/usr/lib64", "/usr/lib", "/usr/local/lib64", "/usr/local/lib"])
            .Where(Directory.Exists),
    ];

    /// <summary>Debian's folder for each kind of processor; a foreign one has libraries that cannot be loaded, and so none counts but the one of this process.</summary>
    private static IEnumerable<string> Multiarch() =>
        Directory.Exists("/usr/lib")
            ? Directory.EnumerateDirectories("/usr/lib", "*-linux-gnu*").Where(folder => File.Exists(Path.Combine(folder, "libc.so.6")) && !IsForeign(folder))
            : [];

    private static bool IsForeign(string folder) =>
        (Path.GetFileName(folder) is { } name && (name.StartsWith("i386-", System.StringComparison.Ordinal) || name.StartsWith("arm-", System.StringComparison.Ordinal)))
        == Platform.Uses64BitRuntime;
}
