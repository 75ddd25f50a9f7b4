using System.Management.Automation;
using SmartCard.Atr;

namespace SmartCard.Commands.Atr;

/// <summary>ConvertFrom-Atr: decodes answers to reset.</summary>
[Cmdlet(VerbsData.ConvertFrom, "Atr")]
[OutputType(typeof(AnswerToReset))]
public sealed class ConvertFromAtrCommand : AtrInputCommand
{
    /// <summary>The clock in MHz for which bit rate and times are given, above 0; f max of the card when not named.</summary>
    [Parameter]
    [ValidateRange(0.001, 1000)]
    public double? ClockMHz { get; set; }

    /// <summary>Writes the decoded ATR.</summary>
    /// <param name="atr">The ATR.</param>
    protected override void Process(AnswerToReset atr) =>
        WriteObject(ClockMHz is double clock ? atr.AtClock(clock) : atr);
}
