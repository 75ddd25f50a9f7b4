using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using SmartCard.Atr.Statistics;
using SmartCard.Binding;
using SmartCard.Errors;

namespace SmartCard.Commands.Atr;

/// <summary>Get-AtrField: lists the fields of an answer to reset that Measure-Atr can count.</summary>
[Cmdlet(VerbsCommon.Get, "AtrField")]
[OutputType(typeof(AtrField))]
public sealed class GetAtrFieldCommand : PSCmdlet
{
    /// <summary>The fields to list, by name or wildcard; all when not named.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Property")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AtrFieldCompleter))]
    [SupportsWildcards]
    [ValidateWildcard]
    public string[] Name { get; set; } = ["*"];

    /// <summary>Writes the fields.</summary>
    protected override void ProcessRecord() => WriteObject(Name.SelectMany(Find).Distinct(), enumerateCollection: true);

    private List<AtrField> Find(string name)
    {
        List<AtrField> found = AtrFieldNames.Find(name);
        if (found.Count == 0 && !WildcardPattern.ContainsWildcardCharacters(name))
            WriteError(AtrErrors.FieldNotFound(name));
        return found;
    }
}
