using System;
using System.Linq;
using System.Management.Automation;
using SmartCard.Binding;
using SmartCard.Errors;
using SmartCard.Pcsc.Virtual;

namespace SmartCard.Commands.Virtual;

/// <summary>Remove-VirtualSmartCard: takes virtual cards out of their readers, or the readers away.</summary>
[Cmdlet(VerbsCommon.Remove, "VirtualSmartCard", SupportsShouldProcess = true)]
public sealed class RemoveVirtualSmartCardCommand : PSCmdlet
{
    /// <summary>Names of readers, wildcards allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
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
        VirtualSmartCard[] cards = [.. VirtualSmartCard.All.Where(card => IsMeant(card.ReaderName))];
        VirtualReader[] readers = [.. VirtualReader.All.Where(reader => IncludeReader && IsMeant(reader.ReaderName))];
        if (cards.Length + readers.Length is 0 && !WildcardPattern.ContainsWildcardCharacters(ReaderName))
        {
            WriteError(VirtualCardErrors.NotFound(ReaderName!));
            return;
        }

        foreach (VirtualSmartCard card in cards)
        {
            if (ShouldProcess(card.ReaderName, "Remove the virtual card"))
                card.Dispose();
        }

        foreach (VirtualReader reader in readers)
        {
            if (ShouldProcess(reader.ReaderName, "Remove the virtual reader"))
                reader.Dispose();
        }
    }

    private bool IsMeant(string readerName) =>
        string.Equals(readerName, ReaderName, StringComparison.OrdinalIgnoreCase)
        || new WildcardPattern(ReaderName, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant).IsMatch(readerName);
}
