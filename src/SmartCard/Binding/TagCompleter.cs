using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using SmartCard.Interindustry;

namespace SmartCard.Binding;

/// <summary>
/// Completes tags by their digits or by a word of their names, by the names of -Vocabulary first; of a path such as
/// <c>6F/A5/50</c> the tag behind the last slash.
/// </summary>
public sealed class TagCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        string path = (wordToComplete ?? "").Trim('\'', '"');
        string before = path.Substring(0, path.LastIndexOf('/') + 1);
        string typed = path.Substring(before.Length);
        if (!LanguagePrimitives.TryConvertTo(fakeBoundParameters?["Vocabulary"], CultureInfo.InvariantCulture, out TagVocabulary vocabulary))
            vocabulary = TagVocabulary.Interindustry;
        return TagName.All(vocabulary)
            .Where(tag => tag.TagText.StartsWith(typed, StringComparison.OrdinalIgnoreCase) || tag.Name.IndexOf(typed, StringComparison.OrdinalIgnoreCase) >= 0)
            .Select(tag => new CompletionResult("'" + before + tag.TagText + "'", $"{tag.TagText}  {tag.Name}", CompletionResultType.ParameterValue, $"{tag.Name} ({tag.Vocabulary})"));
    }
}
