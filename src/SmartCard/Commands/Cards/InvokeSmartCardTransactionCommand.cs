using System.Management.Automation;
using SmartCard.Errors;
using SmartCard.Pcsc;

namespace SmartCard.Commands.Cards;

/// <summary>Invoke-SmartCardTransaction: runs a script block while no other application reaches the card.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "SmartCardTransaction", DefaultParameterSetName = BlockSet)]
[OutputType(typeof(object))]
public sealed class InvokeSmartCardTransactionCommand : CardCommand
{
    private const string BlockSet = "Block";

    /// <summary>A card that Connect-SmartCard gave.</summary>
    [Parameter(ParameterSetName = BlockSet, Mandatory = true, ValueFromPipeline = true)]
    [Parameter(ParameterSetName = CardSet, Mandatory = true, Position = 0)]
    [ValidateNotNull]
    public SmartCardConnection? Card { get; set; }

    /// <summary>What to run; it runs in the caller's scope, and what it writes comes out at once.</summary>
    [Parameter(ParameterSetName = BlockSet, Mandatory = true, Position = 0)]
    [Parameter(ParameterSetName = CardSet, Mandatory = true, Position = 1)]
    [ValidateNotNull]
    public ScriptBlock? ScriptBlock { get; set; }

    /// <summary>What becomes of the card at the end of the transaction.</summary>
    [Parameter]
    public CardDisposition Disposition { get; set; } = CardDisposition.Leave;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        SmartCardConnection card = Card!;
        WriteVerbose($"Beginning a transaction with the card in reader '{card.ReaderName}' (SCardBeginTransaction).");
        if (!Try(() => Interruptible(() => BeginTransaction(card), _ => card.EndTransaction())))
            return;

        bool completed = false;
        try
        {
            CallerBlock.Invoke(this, ScriptBlock!, card);
            completed = true;
        }
        finally
        {
            End(card, completed);
        }
    }

    private static bool BeginTransaction(SmartCardConnection card)
    {
        card.BeginTransaction();
        return true;
    }

    private void End(SmartCardConnection card, bool completed)
    {
        try
        {
            // After Ctrl+C it ends by itself, as soon as the card's last command is through; nobody waits for one that never is.
            Interruptible(() => card.EndTransaction(Disposition));
        }
        catch (PcscException exception)
        {
            // What made the block fail is told; a card that was taken out is told by it already.
            if (completed)
                WriteError(PcscErrors.From(exception));
        }
    }
}
