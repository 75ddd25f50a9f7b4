using System.Management.Automation;
using SmartCard.Atr;
using SmartCard.Binding;

namespace SmartCard.Commands.Atr;

/// <summary>
/// The parameter -Atr of every cmdlet that takes ATRs: text, bytes, or objects with a property Atr, live or
/// deserialised. What is no ATR is one error; the rest of the pipeline goes on.
/// </summary>
public abstract class AtrInputCommand : PSCmdlet
{
    private readonly AtrInput input;

    /// <summary>Prepares the input.</summary>
    protected AtrInputCommand() => input = new AtrInput(this, Process, WriteError);

    /// <summary>
    /// The ATRs: text in any usual form of hexadecimal, arrays of bytes, objects of Get-CardAtr or with a property Atr.
    /// Bytes that come one by one are put together into one ATR.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public virtual object? Atr { get; set; }

    /// <summary>
    /// The object that <see cref="Process"/> has the ATR from, with its other properties; <see langword="null"/> for
    /// text, bytes and decoded ATRs by themselves.
    /// </summary>
    protected PSObject? Holder => input.Holder;

    /// <summary>Takes the next input.</summary>
    protected override void ProcessRecord() => input.Add(Atr);

    /// <summary>Takes the bytes that are still loose.</summary>
    protected override void EndProcessing() => input.Complete();

    /// <summary>Does the cmdlet's work with one ATR.</summary>
    /// <param name="atr">The ATR.</param>
    protected abstract void Process(AnswerToReset atr);
}
