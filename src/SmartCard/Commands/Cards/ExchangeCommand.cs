using System.Collections.Generic;
using System.Management.Automation;
using SmartCard.Binding;
using SmartCard.Pcsc;

namespace SmartCard.Commands.Cards;

/// <summary>What the cmdlets share that send commands to cards: the cards stand beside what is sent, and not in the pipeline.</summary>
public abstract class ExchangeCommand : CardCommand
{
    /// <summary>Cards that Connect-SmartCard gave; each gets every command.</summary>
    [Parameter(ParameterSetName = CardSet, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public SmartCardConnection[]? Card { get; set; }

    /// <summary>
    /// Names of readers, wildcards allowed: the card in each is connected, shared, for this command alone, and left as it
    /// was. Without it, and without a card, the one card that is there.
    /// </summary>
    [Parameter(ParameterSetName = ReaderSet)]
    [Alias("Name")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ReaderNameCompleter))]
    public string[]? ReaderName { get; set; }

    /// <summary>The cards that the commands go to.</summary>
    private protected IReadOnlyList<SmartCardConnection> Cards { get; private set; } = [];

    /// <inheritdoc/>
    protected override void BeginProcessing() => Cards = Card ?? OpenCards(ReaderName);
}
