using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;

namespace SmartCard.Shell.Host;

/// <summary>Asks for one of several choices, as -Confirm does: <c>[Y] Yes  [A] Yes to All  [N] No  [?] Help</c>.</summary>
internal sealed class Choices(PSHostUserInterface ui, IReadOnlyList<ChoiceDescription> choices, int defaultChoice)
{
    private readonly (string Key, string Label, string Help)[] rows = [.. choices.Select(Row)];

    /// <summary>The index of the choice taken.</summary>
    /// <exception cref="PromptingException">The input ended before one was.</exception>
    public int Ask(string caption, string message)
    {
        Questions.ShowHeading(ui, caption, message);
        while (true)
        {
            ui.Write(string.Concat(rows.Select(static row => $"[{row.Key}] {row.Label}  ")) + "[?] Help "
                + (defaultChoice >= 0 ? $"(default is \"{rows[defaultChoice].Key}\"): " : ": "));

            string answer = ui.ReadLine()?.Trim()
                ?? throw new PromptingException("The input ended at a question.", null, "PromptForChoiceCanceled", ErrorCategory.OperationStopped);
            if (answer.Length == 0 && defaultChoice >= 0)
                return defaultChoice;
            if (answer is "?")
                ShowHelp();
            else if (Array.FindIndex(rows, row => Is(answer, row.Key) || Is(answer, row.Label)) is >= 0 and var taken)
                return taken;
        }
    }

    private void ShowHelp()
    {
        foreach ((string key, _, string help) in rows)
            ui.WriteLine($"{key} - {help}");
    }

    private static bool Is(string answer, string text) => answer.Equals(text, StringComparison.OrdinalIgnoreCase);

    // The letter after "&" is the key; a label without one is its own key.
    private static (string Key, string Label, string Help) Row(ChoiceDescription choice)
    {
        int mark = choice.Label.IndexOf('&', StringComparison.Ordinal);
        string label = choice.Label.Replace("&", "", StringComparison.Ordinal);
        string key = mark >= 0 && mark < label.Length ? label[mark].ToString().ToUpperInvariant() : label;
        return (key, label, choice.HelpMessage);
    }
}
