using System;
using System.Linq;
using System.Management.Automation;
using SmartCard.Binding;
using SmartCard.Errors;
using SmartCard.Pcsc.Virtual;

namespace SmartCard.Commands.Virtual;

/// <summary>Remove-VirtualSmartCard: takes virtual cards out of their readers, or the readers away.</summary>
[Cmdlet(VerbsCommon.Remove, "VirtualSmartCard", DefaultParameterSetName = CardSet, SupportsShouldProcess = true)]
public sealed class RemoveVirtualSmartCardCommand : PSCmdlet
{
    private const string CardSet = "Card";
    private const string ReaderSet = "Reader";

    /// <summary>A card that New-VirtualSmartCard or Get-VirtualSmartCard gave, also one that no reader shows.</summary>
    [Parameter(ParameterSetName = CardSet, Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public VirtualSmartCard? Card { get; set; }

    /// <summary>Names of readers, wildcards allowed.</summary>
    [Parameter(ParameterSetName = ReaderSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ReaderNameCompleter))]
    public string? ReaderName { get; set; }

    /// <summary>Takes the reader away as well, also one that is empty; a reader of the PC/SC service stays.</summary>
    [Parameter]
    public SwitchParameter IncludeReader { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        VirtualSmartCard[] cards = [.. VirtualSmartCard.All.Where(card => Card is null ? IsMeant(card.ReaderName) : ReferenceEquals(card, Card))];
        VirtualReader[] readers = [.. VirtualReader.All.Where(reader => IncludeReader && IsMeant(reader.ReaderName))];
        if (cards.Length + readers.Length is 0 && (Card is not null || !WildcardPattern.ContainsWildcardCharacters(ReaderName)))
        {
            WriteError(VirtualCardErrors.NotFound(Card?.ReaderName ?? ReaderName!));
            return;
        }

        foreach (VirtualSmartCard card in cards)
        {
            if (ShouldProcess(card.ReaderName.Length > 0 ? card.ReaderName : $"vpcd, port {card.VpcdPort}", "Remove the virtual card"))
                card.Dispose();
        }

        foreach (VirtualReader reader in readers)
        {
            if (ShouldProcess(reader.ReaderName, "Remove the virtual reader"))
                reader.Dispose();
        }
    }

    private bool IsMeant(string readerName) =>
        string.Equals(readerName, Card?.ReaderName ?? ReaderName, StringComparison.OrdinalIgnoreCase)
        || (Card is null && new WildcardPattern(ReaderName, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant).IsMatch(readerName));
}
