using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using SmartCard.Pcsc;

namespace SmartCard.Binding;

/// <summary>Completes to the readers that are there, in quotes; the tooltip tells each one's state and card.</summary>
public sealed class ReaderNameCompleter : IArgumentCompleter
{
    /// <summary>Gives the readers whose name begins with what was typed; nothing when there is no PC/SC service.</summary>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        string typed = (wordToComplete ?? "").Trim('\'', '"');
        return Readers()
            .Where(reader => reader.ReaderName.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            .Select(reader => new CompletionResult(
                Quote(reader.ReaderName),
                reader.ReaderName,
                CompletionResultType.ParameterValue,
                Describe(reader)));
    }

    /// <summary>The readers that are there; none when there is no PC/SC service.</summary>
    internal static IReadOnlyList<SmartCardReader> Readers()
    {
        try
        {
            using PcscContext context = PcscContext.Establish();
            return context.GetReaders();
        }
        catch (PcscException)
        {
            // The Tab key shows no errors; the command itself will.
            return [];
        }
    }

    private static string Quote(string readerName) =>
        $"'{CodeGeneration.EscapeSingleQuotedStringContent(readerName)}'";

    private static string Describe(SmartCardReader reader) =>
        reader.Atr is null ? reader.State.ToString() : $"{reader.State}: {reader.Atr}";
}
