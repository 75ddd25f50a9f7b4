using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using SmartCard.Atr.Statistics;

namespace SmartCard.Commands.Atr;

/// <summary>Which fields of ATRs a list of names and wildcards means.</summary>
internal sealed class AtrFieldChoice
{
    private readonly List<AtrField> fields = [];
    private readonly List<string> missing = [];

    /// <summary>The fields, each once, in the order of the names and then of the table of fields.</summary>
    public IReadOnlyCollection<AtrField> Fields => fields;

    /// <summary>Names and wildcards that no field is like.</summary>
    public IReadOnlyList<string> Missing => missing;

    /// <param name="names">Names and wildcards; case does not matter.</param>
    public static AtrFieldChoice Of(IEnumerable<string> names)
    {
        var choice = new AtrFieldChoice();
        foreach (string name in names)
            choice.Add(name);
        return choice;
    }

    private void Add(string name)
    {
        var pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
        List<AtrField> found = [.. AtrFields.All.Where(field => pattern.IsMatch(field.Name))];
        if (found.Count == 0)
            missing.Add(name);
        fields.AddRange(found.Except(fields));
    }
}
