using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using SmartCard.Binding;
using SmartCard.Errors;
using SmartCard.Pcsc;

namespace SmartCard.Commands.Readers;

/// <summary>What the cmdlets that look at readers share: one PC/SC context for the whole pipeline, and the choice by name.</summary>
public abstract class ReaderCommand : PSCmdlet, IDisposable
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

    /// <summary>Ends the PC/SC context; PowerShell calls it at the pipeline's end, however that comes.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        IsNamedByArgument = ReaderName is not null;
        WriteVerbose("Asking the PC/SC service for a context (SCardEstablishContext).");
        context = Try(PcscContext.Establish);
    }

    /// <summary>Ends the PC/SC context.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
            context?.Dispose();
    }

    /// <summary>The readers that <see cref="ReaderName"/> chooses, each once; an error for each name that no reader has.</summary>
    private protected IEnumerable<ChosenReader> ChooseReaders()
    {
        WriteVerbose("Asking for all readers and their state (SCardListReaders, SCardGetStatusChange without waiting).");
        IReadOnlyList<SmartCardReader> readers = Try(context!.GetReaders);
        if (readers.Count is 0)
            WriteVerbose("The PC/SC service knows no readers.");

        ReaderChoice choice = ReaderChoice.Among(readers, ReaderName);
        foreach (string missing in choice.Missing)
            WriteError(ReaderErrors.ReaderNotFound(missing, readers));
        return choice.Readers;
    }

    private T Try<T>(Func<T> ask)
    {
        try
        {
            return ask();
        }
        catch (PcscException exception)
        {
            ThrowTerminatingError(PcscErrors.From(exception));
            throw;
        }
    }
}
