using System.Linq;
using System.Management.Automation;
using SmartCard.Apdu;
using SmartCard.Binding;
using SmartCard.Interindustry;

namespace SmartCard.Commands.Apdu;

/// <summary>Get-StatusWord: says what SW1 and SW2 mean, or lists the tables.</summary>
[Cmdlet(VerbsCommon.Get, "StatusWord", DefaultParameterSetName = TableSet)]
[OutputType(typeof(StatusWord), typeof(StatusWordMeaning))]
public sealed class GetStatusWordCommand : PSCmdlet
{
    private const string TableSet = "Table";
    private const string WordSet = "Word";

    private readonly StatusWordInput input;

    /// <summary>Prepares the input.</summary>
    public GetStatusWordCommand() => input = new StatusWordInput(Write, WriteError);

    /// <summary>The words: text, numbers, pairs of bytes, patterns, objects with a property StatusWord or SW.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = WordSet, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    [SupportsWildcards]
    public object? StatusWord { get; set; }

    /// <summary>What these documents say, one row each; all when not named.</summary>
    [Parameter]
    public StatusFamily[]? Family { get; set; }

    /// <summary>Takes the next input, or lists the tables.</summary>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == WordSet)
            input.Add(StatusWord);
        else
            WriteObject(StatusWordMeaning.All.Where(IsWanted), enumerateCollection: true);
    }

    /// <summary>Takes the byte that is still loose.</summary>
    protected override void EndProcessing() => input.Complete();

    private void Write(StatusWord word)
    {
        if (Family is null)
            WriteObject(word);
        else
            WriteObject(word.Meanings.Where(IsWanted), enumerateCollection: true);
    }

    private bool IsWanted(StatusWordMeaning row) => Family is null || Family.Contains(row.Family);
}
