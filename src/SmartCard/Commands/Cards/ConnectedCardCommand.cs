using System.Collections.Generic;
using System.Management.Automation;
using SmartCard.Binding;
using SmartCard.Pcsc;

namespace SmartCard.Commands.Cards;

/// <summary>What the cmdlets share that take connected cards, or the names of readers, from the pipeline.</summary>
public abstract class ConnectedCardCommand : CardCommand
{
    /// <summary>Cards that Connect-SmartCard gave.</summary>
    [Parameter(ParameterSetName = CardSet, Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public SmartCardConnection[]? Card { get; set; }

    /// <summary>
    /// Names of readers, wildcards allowed: the card in each is connected, shared, for this command alone. Without it,
    /// and without a card, the one card that is there.
    /// </summary>
    [Parameter(ParameterSetName = ReaderSet, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ReaderNameCompleter))]
    public string[]? ReaderName { get; set; }

    /// <summary>Does the cmdlet's work with each card.</summary>
    protected sealed override void ProcessRecord()
    {
        if (Card is not null)
        {
            foreach (SmartCardConnection card in Card)
                Process(card);
            return;
        }

        IReadOnlyList<SmartCardConnection> connections = OpenCards(ReaderName);
        foreach (SmartCardConnection connection in connections)
            Process(connection);
        Close(connections);
    }

    /// <summary>Does the cmdlet's work with one card.</summary>
    private protected abstract void Process(SmartCardConnection card);
}
