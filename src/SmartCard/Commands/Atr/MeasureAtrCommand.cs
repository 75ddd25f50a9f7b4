using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using SmartCard.Atr;
using SmartCard.Atr.Statistics;
using SmartCard.Binding;
using SmartCard.Errors;

namespace SmartCard.Commands.Atr;

/// <summary>Measure-Atr: counts answers to reset into the tables of the "ATR statistics" articles.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "Atr")]
[OutputType(typeof(AtrStatistic))]
public sealed class MeasureAtrCommand : AtrInputCommand
{
    private AtrCounter counter = new();

    /// <summary>
    /// The fields to count, by name or wildcard: bytes by position (TA4), by protocol (T15.TA), decoded properties
    /// (ClockStop). When not named: every byte position that occurs.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AtrFieldCompleter))]
    [SupportsWildcards]
    public string[]? Property { get; set; }

    /// <summary>Looks the fields up.</summary>
    protected override void BeginProcessing()
    {
        if (Property is not null)
            counter = new AtrCounter(Property.SelectMany(Find).Distinct());
    }

    /// <summary>Counts the ATR.</summary>
    /// <param name="atr">The ATR.</param>
    protected override void Process(AnswerToReset atr) => counter.Add(atr);

    /// <summary>Writes the tables.</summary>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        WriteObject(counter.GetStatistics(), enumerateCollection: true);
    }

    private List<AtrField> Find(string name)
    {
        var pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
        List<AtrField> found = [.. AtrFields.All.Where(field => pattern.IsMatch(field.Name))];
        if (found.Count == 0)
            ThrowTerminatingError(AtrErrors.FieldNotFound(name));
        return found;
    }
}
