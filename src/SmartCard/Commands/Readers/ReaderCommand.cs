using System.Collections.Generic;
using System.Management.Automation;
using SmartCard.Binding;
using SmartCard.Pcsc;

namespace SmartCard.Commands.Readers;

/// <summary>What the cmdlets that look at readers share: one PC/SC context for the whole pipeline, and the choice by name.</summary>
public abstract class ReaderCommand : PcscCommand
{
    private PcscContext? context;

    /// <summary>
    /// Names of readers, wildcards allowed; without it, all readers. A reader of exactly that name comes before the
    /// wildcards, so that a name with brackets means the reader that has it. Case does not matter.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ReaderNameCompleter))]
    public string[]? ReaderName { get; set; }

    /// <summary>Whether the names stand on the command line, and not in the objects of the pipeline.</summary>
    private protected bool IsNamedByArgument { get; private set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        IsNamedByArgument = ReaderName is not null;
        context = EstablishContext();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            context?.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>The readers that <see cref="ReaderName"/> chooses, each once; an error for each name that no reader has.</summary>
    private protected IReadOnlyList<ChosenReader> ChooseReaders() => ChooseReaders(context!, ReaderName);
}
