using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using Net.Pkcs11Interop.Common;

namespace SmartCard.Pkcs11.Discovery;

/// <summary>
/// The modules that are registered with p11-kit: files <c>*.module</c> with lines <c>key: value</c> (pkcs11.conf(5)).
/// The user's file goes before the administrator's, and that before the package's, key by key.
/// </summary>
internal static class P11KitConfiguration
{
    private const string Suffix = ".module";

    // A registration has a few lines; what is longer is none.
    private const int LongestFile = 64 * 1024;

    private static readonly string[] PackageFolders =
        ["/usr/share/p11-kit/modules", "/usr/local/share/p11-kit/modules", "/opt/homebrew/share/p11-kit/modules"];

    private static readonly string[] AdministratorFolders =
        ["/etc/pkcs11/modules", "/usr/local/etc/pkcs11/modules", "/opt/homebrew/etc/pkcs11/modules"];

    /// <summary>The modules that this program may use, by priority, the highest first.</summary>
    public static IReadOnlyList<Pkcs11ModulePlace> Read() =>
        Platform.IsWindows ? [] : Read([.. PackageFolders, .. AdministratorFolders, UserFolder()], LibraryFolders.OfThisSystem);

    /// <param name="folders">The folders with registrations; a later one goes before an earlier one.</param>
    /// <param name="libraryFolders">Where libraries lie: a module without a folder is in <c>pkcs11</c> of one of these.</param>
    internal static IReadOnlyList<Pkcs11ModulePlace> Read(IEnumerable<string> folders, IReadOnlyList<string> libraryFolders)
    {
        SortedDictionary<string, Dictionary<string, string>> registrations = new(StringComparer.Ordinal);
        foreach (string file in folders.Where(Directory.Exists).SelectMany(Files))
        {
            string name = Path.GetFileName(file);
            if (!registrations.TryGetValue(name, out Dictionary<string, string>? settings))
                registrations.Add(name, settings = new(StringComparer.Ordinal));
            foreach (KeyValuePair<string, string> setting in Settings(file))
                settings[setting.Key] = setting.Value;
        }

        return
        [
            .. from registration in registrations
               let settings = registration.Value
               where settings.TryGetValue("module", out string module) && module.Length > 0 && IsEnabled(settings)
               orderby Priority(settings) descending, registration.Key
               select new Pkcs11ModulePlace(
                   Locate(settings["module"], libraryFolders),
                   "p11-kit: " + registration.Key,
                   settings.TryGetValue("trust-policy", out string trust) && trust is "yes"),
        ];
    }

    private static string UserFolder()
    {
        string? configured = Environment.GetEnvironmentVariable("XDG_CONFIG_HOME");
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return Path.Combine(string.IsNullOrEmpty(configured) ? Path.Combine(home, ".config") : configured, "pkcs11", "modules");
    }

    private static IEnumerable<string> Files(string folder)
    {
        try
        {
            return [.. Directory.GetFiles(folder, "*" + Suffix).OrderBy(file => file, StringComparer.Ordinal)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> Settings(string file)
    {
        string[] lines;
        try
        {
            lines = new FileInfo(file).Length > LongestFile ? [] : File.ReadAllLines(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            lines = [];
        }

        return from line in lines
               let colon = line.IndexOf(':')
               where colon > 0 && !line.TrimStart().StartsWith("#", StringComparison.Ordinal)
               select new KeyValuePair<string, string>(line.Substring(0, colon).Trim(), line.Substring(colon + 1).Trim());
    }

    private static int Priority(Dictionary<string, string> settings) =>
        settings.TryGetValue("priority", out string text) && int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out int priority) ? priority : 0;

    private static bool IsEnabled(Dictionary<string, string> settings) =>
        settings.TryGetValue("enable-in", out string only) ? Names(only).Contains(ProgramName)
        : !settings.TryGetValue("disable-in", out string not) || !Names(not).Contains(ProgramName);

    private static string[] Names(string list) => list.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);

    private static string ProgramName
    {
        get
        {
            using Process process = Process.GetCurrentProcess();
            return process.ProcessName;
        }
    }

    private static string Locate(string module, IReadOnlyList<string> libraryFolders) =>
        Path.IsPathRooted(module)
            ? module
            : libraryFolders.Select(folder => Path.Combine(folder, "pkcs11", module)).FirstOrDefault(File.Exists) ?? module;
}
