using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using SmartCard.Atr;
using SmartCard.Atr.Comparison;
using SmartCard.Binding;
using SmartCard.Errors;

namespace SmartCard.Commands.Atr;

/// <summary>Compare-Atr: holds answers to reset against one of them, byte by byte and field by field.</summary>
[Cmdlet(VerbsData.Compare, "Atr")]
[OutputType(typeof(AtrDifference))]
public sealed class CompareAtrCommand : PSCmdlet
{
    private readonly AtrInput input;
    private AtrComparison? comparison;

    /// <summary>Prepares the input.</summary>
    public CompareAtrCommand() => input = new AtrInput(this, Compare, WriteError);

    /// <summary>The ATR to hold the others against: text, bytes, or an object with a property Atr. One and no more.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public object? ReferenceAtr { get; set; }

    /// <summary>The ATRs to hold against it, in the same forms.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public object? DifferenceAtr { get; set; }

    /// <summary>Writes the fields that are the same as well.</summary>
    [Parameter]
    public SwitchParameter IncludeEqual { get; set; }

    /// <summary>Reads the reference: without it there is nothing to do.</summary>
    protected override void BeginProcessing()
    {
        var references = new List<AnswerToReset>();
        var reader = new AtrInput(this, references.Add, ThrowTerminatingError);
        reader.Add(ReferenceAtr);
        reader.Complete();
        if (references.Count != 1)
            ThrowTerminatingError(AtrErrors.NotOneReference(ReferenceAtr, references.Count));
        comparison = new AtrComparison(references[0]);
    }

    /// <summary>Takes the next input.</summary>
    protected override void ProcessRecord() => input.Add(DifferenceAtr);

    /// <summary>Takes the bytes that are still loose.</summary>
    protected override void EndProcessing() => input.Complete();

    private void Compare(AnswerToReset other) =>
        WriteObject(comparison!.With(other).Where(row => IncludeEqual || !row.IsEqual), enumerateCollection: true);
}
