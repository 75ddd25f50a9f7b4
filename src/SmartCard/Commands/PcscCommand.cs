using System;
using System.Collections.Generic;
using SmartCard.Commands.Readers;
using SmartCard.Errors;
using SmartCard.Pcsc;
using SmartCard.Pcsc.Tracing;

namespace SmartCard.Commands;

/// <summary>What the cmdlets that call PC/SC share: a failed call becomes an error record.</summary>
public abstract class PcscCommand : InterruptibleCommand
{
    /// <summary>Keeps a trace of another session out of the threads that the cmdlet starts.</summary>
    protected PcscCommand() => PcscTrace.LeaveForeign();

    /// <summary>Makes a call without which the cmdlet cannot go on: its failure ends the cmdlet.</summary>
    private protected T Require<T>(Func<T> call)
    {
        try
        {
            return Interruptible(call);
        }
        catch (PcscException exception)
        {
            ThrowTerminatingError(PcscErrors.From(exception));
            throw;
        }
    }

    /// <summary>The readers that the names choose, each once; an error for each name that no reader has.</summary>
    private protected IReadOnlyList<ChosenReader> ChooseReaders(PcscContext context, string[]? names)
    {
        WriteVerbose("Asking for all readers and their state (SCardListReaders, SCardGetStatusChange without waiting).");
        IReadOnlyList<SmartCardReader> readers = Require(context.GetReaders);
        if (readers.Count is 0)
            WriteVerbose("The PC/SC service knows no readers.");

        ReaderChoice choice = ReaderChoice.Among(readers, names);
        foreach (string missing in choice.Missing)
            WriteError(ReaderErrors.ReaderNotFound(missing, readers));
        return choice.Readers;
    }

    /// <summary>Asks for a context; without one the cmdlet cannot go on.</summary>
    private protected PcscContext EstablishContext()
    {
        WriteVerbose("Asking the PC/SC service for a context (SCardEstablishContext).");
        return Require(PcscContext.Establish);
    }
}
