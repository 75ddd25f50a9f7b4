using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using SmartCard.Atr;

namespace SmartCard.Binding;

/// <summary>Completes the values of TA1 and the protocols from the tables of the standard; f max follows the Fi that stands before it.</summary>
public sealed class AtrParameterCompleter : IArgumentCompleter
{
    private static readonly (IFormattable, string)[] Protocols =
        [(0, "T=0: characters"), (1, "T=1: blocks"), (14, "T=14: proprietary")];

    private static readonly Dictionary<string, Func<IDictionary, IEnumerable<(IFormattable Value, string ToolTip)>>> Values = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Protocol"] = _ => Protocols,
        ["SpecificModeProtocol"] = _ => Protocols,
        ["Fi"] = _ => ClockRateTable.Fi.Select(fi => Described(fi, $"f max {Joined(ClockRateTable.FrequenciesMHzOf(fi))} MHz")),
        ["Di"] = _ => ClockRateTable.Di.Select(di => Described(di, $"Di {di}")),
        ["MaxFrequencyMHz"] = bound => FrequenciesFor(bound["Fi"]).Select(mhz => Described(mhz, $"Fi {Joined(ClockRateTable.FiAt(mhz))}")),
    };

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters) =>
        from candidate in Values[parameterName](fakeBoundParameters)
        let text = candidate.Value.ToString(null, CultureInfo.InvariantCulture)
        where text.StartsWith(wordToComplete ?? "", StringComparison.Ordinal)
        select new CompletionResult(text, text, CompletionResultType.ParameterValue, candidate.ToolTip);

    private static IReadOnlyList<double> FrequenciesFor(object? fi) =>
        LanguagePrimitives.TryConvertTo(fi, CultureInfo.InvariantCulture, out int named) && ClockRateTable.Fi.Contains(named)
            ? ClockRateTable.FrequenciesMHzOf(named)
            : ClockRateTable.FrequenciesMHz;

    private static (IFormattable Value, string ToolTip) Described(IFormattable value, string toolTip) => (value, toolTip);

    private static string Joined<T>(IEnumerable<T> values)
        where T : IFormattable =>
        string.Join(" or ", values.Select(value => value.ToString(null, CultureInfo.InvariantCulture)));
}
