using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using SmartCard.Atr.Statistics;

namespace SmartCard.Binding;

/// <summary>Finds fields of an ATR by name or wildcard.</summary>
internal static class AtrFieldNames
{
    /// <summary>The fields that are like the name, in the order of the table; case does not matter.</summary>
    internal static List<AtrField> Find(string name)
    {
        var pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
        return [.. AtrFields.All.Where(field => pattern.IsMatch(field.Name))];
    }
}
