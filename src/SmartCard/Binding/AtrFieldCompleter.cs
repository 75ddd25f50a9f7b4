using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using SmartCard.Atr.Statistics;

namespace SmartCard.Binding;

/// <summary>Completes the names of the fields of an ATR, with what each is as tooltip.</summary>
public sealed class AtrFieldCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        var pattern = WildcardPattern.Get((wordToComplete ?? string.Empty).Trim('\'', '"') + "*", WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
        return AtrFields.All
            .Where(field => pattern.IsMatch(field.Name))
            .Select(field => new CompletionResult(field.Name, field.Name, CompletionResultType.ParameterValue, ToolTip(field)));
    }

    private static string ToolTip(AtrField field) =>
        field.Unit is null ? field.Description : field.Description + ", in " + field.Unit;
}
