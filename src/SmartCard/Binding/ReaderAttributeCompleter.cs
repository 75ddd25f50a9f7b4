using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using SmartCard.Pcsc;

namespace SmartCard.Binding;

/// <summary>Completes the names of attributes of readers, with what each is as tooltip.</summary>
public sealed class ReaderAttributeCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters) =>
        ReaderAttributeNames.Find((wordToComplete ?? "").Trim('\'', '"') + "*")
            .Select(attribute => new CompletionResult(attribute.Name, attribute.Name, CompletionResultType.ParameterValue, ToolTip(attribute)));

    private static string ToolTip(ReaderAttributeInfo attribute) =>
        attribute.Unit is null ? attribute.Description : attribute.Description + ", in " + attribute.Unit;
}
