using System;
using System.Collections.Generic;
using System.Management.Automation;

namespace SmartCard.Commands.Readers;

/// <summary>Which readers a list of names and wildcards means, those included that are not there yet.</summary>
/// <param name="names">Names and wildcards; none mean all readers.</param>
internal sealed class ReaderFilter(IReadOnlyList<string> names)
{
    /// <summary>Whether a reader of this name is meant.</summary>
    public bool IsMatch(string readerName)
    {
        foreach (string name in names)
        {
            if (string.Equals(name, readerName, StringComparison.OrdinalIgnoreCase) || IsWildcardOf(name, readerName))
                return true;
        }

        return names.Count is 0;
    }

    private static bool IsWildcardOf(string name, string readerName)
    {
        try
        {
            return WildcardPattern.ContainsWildcardCharacters(name)
                && new WildcardPattern(name, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant).IsMatch(readerName);
        }
        catch (WildcardPatternException)
        {
            // A bracket that is not closed can only be a name.
            return false;
        }
    }
}
