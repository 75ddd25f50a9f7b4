using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using SmartCard.Apdu;

namespace SmartCard.Binding;

/// <summary>Completes the names of commands that go with the class byte that stands before, with the byte as tooltip.</summary>
public sealed class InstructionCompleter : IArgumentCompleter
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
        byte cla = ClassOf(fakeBoundParameters?["Cla"]);
        return Instructions.All
            .Where(instruction => Instructions.Find(cla, instruction.Ins) == instruction)
            .Where(instruction => instruction.Name.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            .OrderBy(instruction => instruction.Name, StringComparer.Ordinal)
            .Select(instruction => new CompletionResult(
                Quote(instruction.Name),
                instruction.Name,
                CompletionResultType.ParameterValue,
                FormattableString.Invariant($"INS {instruction.Ins:X2}, {instruction.Family}")));
    }

    /// <summary>The class byte as far as it can be read from what stands there; 00 otherwise.</summary>
    private static byte ClassOf(object? cla)
    {
        try
        {
            return TypedText.Of(cla) is string text ? HexByteAttribute.Read(text) : LanguagePrimitives.ConvertTo<byte>(cla);
        }
        catch (Exception exception) when (exception is ArgumentTransformationMetadataException or PSInvalidCastException)
        {
            return 0;
        }
    }

    private static string Quote(string name) => name.All(char.IsLetter) ? name : "'" + name + "'";
}
