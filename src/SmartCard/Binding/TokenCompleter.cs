using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using SmartCard.Commands.Pkcs11;
using SmartCard.Pkcs11;
using SmartCard.Pkcs11.Discovery;

namespace SmartCard.Binding;

/// <summary>
/// Completes to the labels or serial numbers of the tokens that are there, in quotes. Modules are asked that -Module,
/// Set-Pkcs11Module or a variable names; the Tab key alone loads no others.
/// </summary>
public sealed class TokenCompleter : IArgumentCompleter
{
    /// <summary>Gives the tokens whose label or serial number begins with what was typed; nothing when no module can be asked.</summary>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        string typed = (wordToComplete ?? "").Trim('\'', '"');
        bool isLabel = string.Equals(parameterName, "Label", StringComparison.OrdinalIgnoreCase);
        return
            from token in ModulePaths(fakeBoundParameters).SelectMany(TokensOf)
            let name = isLabel ? token.Label : token.SerialNumber
            where name.Length > 0 && name.StartsWith(typed, StringComparison.OrdinalIgnoreCase)
            select new CompletionResult(
                $"'{CodeGeneration.EscapeSingleQuotedStringContent(name)}'",
                name,
                CompletionResultType.ParameterValue,
                $"{token.Label} ({token.Model}, {token.SerialNumber}), slot {token.SlotId}");
    }

    private static IEnumerable<string> ModulePaths(IDictionary bound) =>
        bound["Module"] is object named ? LanguagePrimitives.ConvertTo<string[]>(named)
        : DefaultModule.Path is string chosen ? [chosen]
        : Pkcs11ModulePlaces.OfEnvironment().Select(place => place.Path);

    private static IReadOnlyList<Pkcs11Token> TokensOf(string path)
    {
        try
        {
            CrashProbe.Require(path);
            Pkcs11Module module = Pkcs11Module.Load(path);
            return [.. module.GetSlots(tokenPresent: true).Select(module.GetToken)];
        }
        catch (Exception exception) when (exception is Pkcs11Exception or Pkcs11ModuleException)
        {
            // The Tab key shows no errors; the command itself will.
            return [];
        }
    }
}
