using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;

namespace SmartCard.Help;

/// <summary>A folder of pages and the help files beside them.</summary>
internal static class HelpFiles
{
    private const string About = "about_";

    /// <summary>Writes the help of a module, or says what is wrong with its pages and writes nothing.</summary>
    /// <param name="folder">Where the pages are and the help files go.</param>
    /// <param name="manifest">The module's manifest, to which a missing page is laid.</param>
    /// <param name="cmdlets">The cmdlets the module exports.</param>
    /// <param name="log">Takes one line an error.</param>
    /// <returns>The exit code: 0, or 1 when there are errors.</returns>
    public static int Write(string folder, string manifest, IReadOnlyList<CmdletInfo> cmdlets, TextWriter log)
    {
        ILookup<bool, string> files = Directory.GetFiles(folder, "*.md").Order(StringComparer.Ordinal)
            .ToLookup(file => Path.GetFileName(file).StartsWith(About, StringComparison.Ordinal));
        List<CommandPage> pages = [.. files[false].Select(file => CommandPage.Read(file, File.ReadAllText(file)))];
        List<(string Path, Section Title)> topics = [.. files[true].Select(file => (file, Section.Parse(File.ReadAllText(file)).Title))];

        List<PageError> errors =
        [
            .. pages.Select(page => (page.Path, page.Title)).Concat(topics).SelectMany(page => TitleErrors(page.Path, page.Title)),
            .. Errors(pages, cmdlets, manifest),
        ];
        errors.ForEach(log.WriteLine);
        if (errors.Count > 0)
            return 1;

        WriteIfChanged(
            Path.Combine(folder, "SmartCard.dll-Help.xml"),
            MamlWriter.Write(pages.Join(cmdlets, page => page.Name, cmdlet => cmdlet.Name, (page, cmdlet) => (page, cmdlet), StringComparer.Ordinal)));
        foreach ((string path, Section title) in topics)
            WriteIfChanged(Path.ChangeExtension(path, ".help.txt"), AboutWriter.Write(title));
        return 0;
    }

    private static IEnumerable<PageError> TitleErrors(string path, Section title)
    {
        if (!title.Heading.Equals(Path.GetFileNameWithoutExtension(path), StringComparison.Ordinal))
            yield return new PageError(path, title.Line, $"The heading \"{title.Heading}\" is not the name of the file.");
    }

    private static IEnumerable<PageError> Errors(List<CommandPage> pages, IReadOnlyList<CmdletInfo> cmdlets, string manifest)
    {
        foreach (CommandPage page in pages)
        {
            if (cmdlets.FirstOrDefault(cmdlet => cmdlet.Name.Equals(page.Name, StringComparison.Ordinal)) is not { } cmdlet)
                yield return new PageError(page.Path, page.Title.Line, $"The module exports no cmdlet {page.Name}.");
            else
                foreach (PageError error in PageCheck.Errors(page, cmdlet))
                    yield return error;
        }

        foreach (string name in cmdlets.Select(cmdlet => cmdlet.Name).Except(pages.Select(page => page.Name), StringComparer.Ordinal))
            yield return new PageError(manifest, Line: 1, $"{name} has no page en-US/{name}.md.");
    }

    /// <summary>Leaves an unchanged file's text alone and only dates it, which is how a build sees that it is up to date.</summary>
    private static void WriteIfChanged(string path, string text)
    {
        if (File.Exists(path) && File.ReadAllText(path).Equals(text, StringComparison.Ordinal))
            File.SetLastWriteTimeUtc(path, DateTime.UtcNow);
        else
            File.WriteAllText(path, text);
    }
}
