using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using SmartCard.Pkcs11.Discovery;

namespace SmartCard.Binding;

/// <summary>Completes to the PKCS#11 modules that are found on this computer; none is loaded for it.</summary>
public sealed class Pkcs11ModuleCompleter : IArgumentCompleter
{
    /// <summary>Gives the files whose path or name begins with what was typed.</summary>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        string typed = (wordToComplete ?? "").Trim('\'', '"');
        return
            from place in Pkcs11ModulePlaces.Find()
            where place.Path.StartsWith(typed, StringComparison.OrdinalIgnoreCase)
                || System.IO.Path.GetFileName(place.Path).StartsWith(typed, StringComparison.OrdinalIgnoreCase)
            select new CompletionResult(
                $"'{CodeGeneration.EscapeSingleQuotedStringContent(place.Path)}'",
                System.IO.Path.GetFileName(place.Path),
                CompletionResultType.ParameterValue,
                $"{place.Path} ({place.FoundBy})");
    }
}
