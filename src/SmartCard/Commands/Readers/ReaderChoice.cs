using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using SmartCard.Pcsc;

namespace SmartCard.Commands.Readers;

/// <summary>A reader, and whether it was chosen by its full name.</summary>
internal sealed class ChosenReader(SmartCardReader reader, bool byFullName)
{
    public SmartCardReader Reader { get; } = reader;

    public bool ByFullName { get; } = byFullName;
}

/// <summary>Which of the readers a list of names and wildcards means.</summary>
internal sealed class ReaderChoice
{
    private readonly List<ChosenReader> readers = [];
    private readonly List<string> missing = [];

    /// <summary>The readers, each once, in the order of the names and then of the service.</summary>
    public IReadOnlyList<ChosenReader> Readers => readers;

    /// <summary>Names without wildcards that no reader has.</summary>
    public IReadOnlyList<string> Missing => missing;

    /// <param name="present">The readers that are there.</param>
    /// <param name="names">Names and wildcards; null means all readers.</param>
    public static ReaderChoice Among(IReadOnlyList<SmartCardReader> present, string[]? names)
    {
        ReaderChoice choice = new();
        foreach (string name in names ?? ["*"])
            choice.Add(name, present);
        return choice;
    }

    private void Add(string name, IReadOnlyList<SmartCardReader> present)
    {
        SmartCardReader? exact = present.FirstOrDefault(reader => string.Equals(reader.ReaderName, name, StringComparison.OrdinalIgnoreCase));
        if (exact is not null)
        {
            Add(exact, byFullName: true);
        }
        else if (WildcardPattern.ContainsWildcardCharacters(name))
        {
            AddMatches(name, present);
        }
        else
        {
            missing.Add(name);
        }
    }

    private void AddMatches(string name, IReadOnlyList<SmartCardReader> present)
    {
        WildcardPattern pattern = new(name, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
        try
        {
            foreach (SmartCardReader reader in present.Where(reader => pattern.IsMatch(reader.ReaderName)))
                Add(reader, byFullName: false);
        }
        catch (WildcardPatternException)
        {
            // A bracket that is not closed can only be a name, and no reader has it.
            missing.Add(name);
        }
    }

    private void Add(SmartCardReader reader, bool byFullName)
    {
        if (!readers.Exists(chosen => ReferenceEquals(chosen.Reader, reader)))
            readers.Add(new ChosenReader(reader, byFullName));
    }
}
