using System;
using System.Management.Automation;
using SmartCard.Binding;

namespace SmartCard.Commands.Virtual;

/// <summary>Get-VirtualSmartCard: the virtual cards that are in their readers.</summary>
[Cmdlet(VerbsCommon.Get, "VirtualSmartCard")]
[OutputType(typeof(VirtualSmartCard))]
public sealed class GetVirtualSmartCardCommand : PSCmdlet
{
    /// <summary>Names of readers, wildcards allowed; without it, all.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ReaderNameCompleter))]
    public string ReaderName { get; set; } = "*";

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        WildcardPattern pattern = new(ReaderName, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
        foreach (VirtualSmartCard card in VirtualSmartCard.All)
        {
            if (pattern.IsMatch(card.ReaderName) || string.Equals(card.ReaderName, ReaderName, StringComparison.OrdinalIgnoreCase))
                WriteObject(card);
        }
    }
}
