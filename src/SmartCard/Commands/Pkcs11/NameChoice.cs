using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace SmartCard.Commands.Pkcs11;

/// <summary>Which names a list of names and wildcards means, and which names without wildcards were never seen.</summary>
/// <param name="names">Names and wildcards; null means all.</param>
internal sealed class NameChoice(IReadOnlyCollection<string>? names)
{
    private readonly WildcardPattern[]? patterns = names?.Select(name => WildcardPattern.Get(name, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant)).ToArray();

    private readonly HashSet<string> missing = new((names ?? []).Where(name => !WildcardPattern.ContainsWildcardCharacters(name)), StringComparer.OrdinalIgnoreCase);

    /// <summary>Names without wildcards that nothing had so far.</summary>
    public IReadOnlyCollection<string> Missing => missing;

    /// <summary>Whether it is meant. A name that has several spellings is meant by any of them.</summary>
    public bool Has(params string?[] spellings)
    {
        if (patterns is null)
            return true;
        foreach (string spelling in spellings.OfType<string>())
            missing.Remove(spelling);
        return spellings.OfType<string>().Any(spelling => patterns.Any(pattern => pattern.IsMatch(spelling)));
    }
}
