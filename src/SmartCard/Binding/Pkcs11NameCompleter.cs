using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using SmartCard.Pkcs11;

namespace SmartCard.Binding;

/// <summary>Completes the names of PKCS#11: mechanisms, attributes and types of keys, with their prefix or without.</summary>
public sealed class Pkcs11NameCompleter : IArgumentCompleter
{
    private static readonly Dictionary<string, Pkcs11NameTable> Tables = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Mechanism"] = Pkcs11Names.Mechanisms,
        ["Attribute"] = Pkcs11Names.Attributes,
        ["KeyType"] = Pkcs11Names.KeyTypes,
    };

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        Pkcs11NameTable table = Tables[parameterName];
        string typed = (wordToComplete ?? "").Trim('\'', '"');
        return
            from name in table.Names
            where name.StartsWith(typed, StringComparison.OrdinalIgnoreCase)
                || name.StartsWith(table.Prefix + typed, StringComparison.OrdinalIgnoreCase)
            orderby name
            select new CompletionResult(name);
    }
}
