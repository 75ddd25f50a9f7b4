using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using SmartCard.Pcsc;

namespace SmartCard.Binding;

/// <summary>Completes the names of features of readers, with what each does as tooltip.</summary>
public sealed class ReaderFeatureCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        string typed = (wordToComplete ?? "").Trim('\'', '"') + "*";
        return ReaderFeature.All
            .Where(feature => ReaderFeatureNames.IsLike(feature.Name, typed))
            .Select(feature => new CompletionResult(feature.Name, feature.Name, CompletionResultType.ParameterValue, feature.Description));
    }
}
