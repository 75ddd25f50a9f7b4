using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using SmartCard.Pcsc;

namespace SmartCard.Binding;

/// <summary>Finds attributes of readers by number, name or wildcard, with or without SCARD_ATTR_ before the name.</summary>
internal static class ReaderAttributeNames
{
    private const string Hexadecimal = "0x";

    /// <summary>The number of one attribute, from its name or its number: drivers may have attributes that no table has.</summary>
    internal static bool TryParse(string name, out uint number)
    {
        if (ReaderAttributeInfo.Find(name) is { } attribute)
        {
            number = attribute.Number;
            return true;
        }

        return name.StartsWith(Hexadecimal, StringComparison.OrdinalIgnoreCase)
            ? uint.TryParse(name.Substring(Hexadecimal.Length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out number)
            : uint.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>The attributes that are like the name, in the order of the table; case does not matter.</summary>
    internal static IReadOnlyList<ReaderAttributeInfo> Find(string name)
    {
        var pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
        return [.. ReaderAttributeInfo.All.Where(attribute => pattern.IsMatch(attribute.Name) || pattern.IsMatch(attribute.Name.Substring(ReaderAttributeInfo.Prefix.Length)))];
    }
}
