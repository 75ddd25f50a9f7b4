using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace SmartCard.Binding;

/// <summary>Completes to the answers to reset of the cards that are there, in quotes; the tooltip tells their readers.</summary>
public sealed class PresentAtrCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        string typed = Digits((wordToComplete ?? "").Trim('\'', '"'));
        return ReaderNameCompleter.Readers()
            .Where(reader => reader.Atr is not null && Digits(reader.Atr).StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            .GroupBy(reader => reader.Atr!, reader => reader.ReaderName)
            .Select(card => new CompletionResult($"'{card.Key}'", card.Key, CompletionResultType.ParameterValue, string.Join(", ", card)));
    }

    private static string Digits(string hex) => hex.Replace(" ", "");
}
