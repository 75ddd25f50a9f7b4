using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using SmartCard.Pkcs11;

namespace SmartCard.Binding;

/// <summary>Completes the names of curves.</summary>
public sealed class CurveCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        string typed = (wordToComplete ?? "").Trim('\'', '"');
        return
            from curve in NamedCurve.All
            where curve.OtherNames.Prepend(curve.Name).Any(name => name.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            select new CompletionResult(
                curve.Name, curve.Name, CompletionResultType.ParameterValue, string.Join(", ", curve.OtherNames.Prepend($"{curve.KeySizeBits} bits")));
    }
}
