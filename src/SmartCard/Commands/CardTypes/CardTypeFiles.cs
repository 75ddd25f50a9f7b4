using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using SmartCard.Atr.CardTypes;

namespace SmartCard.Commands.CardTypes;

/// <summary>Where lists of card types lie on a computer, and what was read from them so far.</summary>
internal static class CardTypeFiles
{
    /// <summary>The environment variable that names a list.</summary>
    internal const string Variable = "SMARTCARD_LIST";

    /// <summary>The name of the file, as pcsc-tools has it.</summary>
    internal const string FileName = "smartcard_list.txt";

    private const int MostKept = 16;

    /// <summary>Where packages put the list: Debian and Fedora, FreeBSD and Homebrew on Intel, Homebrew, MacPorts, sources.</summary>
    private static readonly string[] InstalledPaths =
    [
        "/usr/share/pcsc/" + FileName,
        "/usr/local/share/pcsc/" + FileName,
        "/opt/homebrew/share/pcsc/" + FileName,
        "/opt/local/share/pcsc/" + FileName,
        "/usr/local/pcsc/" + FileName,
    ];

    private static readonly ConcurrentDictionary<string, Kept> KeptLists = new(StringComparer.Ordinal);

    /// <summary>The file that Update-CardType keeps for the user.</summary>
    internal static string CachePath => Path.Combine(CacheFolder(), "SmartCard", FileName);

    /// <summary>
    /// The places of a list in the order in which they are tried: the user's cache, pcsc-tools' own download and
    /// installation, the environment variable.
    /// </summary>
    internal static IEnumerable<string> DefaultPaths()
    {
        yield return CachePath;
        yield return Path.Combine(CacheFolder(), FileName);
        foreach (string path in InstalledPaths)
            yield return path;
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
            yield return Path.GetFullPath(named);
    }

    /// <summary>The first place that has a list. pcsc-tools leaves an empty file where its download failed.</summary>
    internal static string? FindDefault() =>
        DefaultPaths().FirstOrDefault(path => new FileInfo(path) is { Exists: true, Length: > 0 });

    /// <summary>Reads a list, or gives the one of before when the file has not changed.</summary>
    /// <param name="path">The full path.</param>
    /// <exception cref="IOException">The file is not there or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    /// <exception cref="InvalidCardTypeListException">The file is no list.</exception>
    internal static CardTypeList Load(string path)
    {
        var file = new FileInfo(path);
        if (file.Exists
            && KeptLists.TryGetValue(path, out Kept? kept)
            && kept.Written == file.LastWriteTimeUtc
            && kept.Size == file.Length)
        {
            return kept.List;
        }

        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var list = CardTypeList.Read(stream, path);
        if (KeptLists.Count >= MostKept)
            KeptLists.Clear();
        KeptLists[path] = new Kept(list, file);
        return list;
    }

    /// <summary>
    /// The folder for what can be downloaded again: LocalAppData on Windows, XDG_CACHE_HOME or ~/.cache
    /// (XDG Base Directory Specification), ~/Library/Caches on macOS.
    /// </summary>
    private static string CacheFolder()
    {
        if (Path.DirectorySeparatorChar == '\\')
            return Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        // The specification has relative paths ignored.
        if (Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } named && Path.IsPathRooted(named))
            return named;
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string library = Path.Combine(home, "Library", "Caches");
        return Directory.Exists(library) ? library : Path.Combine(home, ".cache");
    }

    private sealed class Kept(CardTypeList list, FileInfo file)
    {
        internal CardTypeList List { get; } = list;

        internal DateTime Written { get; } = file.Exists ? file.LastWriteTimeUtc : default;

        internal long Size { get; } = file.Exists ? file.Length : -1;
    }
}
