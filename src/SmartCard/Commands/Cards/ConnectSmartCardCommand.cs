using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using SmartCard.Binding;
using SmartCard.Commands.Readers;
using SmartCard.Errors;
using SmartCard.Pcsc;

namespace SmartCard.Commands.Cards;

/// <summary>Connect-SmartCard: connects to the card in a reader, or to the reader itself.</summary>
[Cmdlet(VerbsCommunications.Connect, "SmartCard")]
[OutputType(typeof(SmartCardConnection))]
public sealed class ConnectSmartCardCommand : CardCommand
{
    /// <summary>A reader may be free again without any event that tells so.</summary>
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(200);

    private Deadline deadline = Deadline.Now;

    /// <summary>
    /// Names of readers, wildcards allowed; a wildcard chooses the readers that hold a card. Without it, the one card
    /// that is there.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ReaderNameCompleter))]
    public string[]? ReaderName { get; set; }

    /// <summary>Who else may use the card meanwhile.</summary>
    [Parameter]
    public CardShareMode ShareMode { get; set; } = CardShareMode.Shared;

    /// <summary>The protocols that are welcome.</summary>
    [Parameter]
    [ValidateSet(nameof(CardProtocol.Any), nameof(CardProtocol.T0), nameof(CardProtocol.T1), nameof(CardProtocol.Raw))]
    public CardProtocol Protocol { get; set; } = CardProtocol.Any;

    /// <summary>How long to wait for a card, or for another application to let go of it: a time span or seconds.</summary>
    [Parameter]
    [Timeout]
    public TimeSpan Timeout { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        deadline = Deadline.In(Timeout);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        using PcscContext context = EstablishContext();
        foreach (ChosenReader chosen in Readers(context))
            Connect(context, chosen.Reader.ReaderName);
    }

    private IReadOnlyList<ChosenReader> Readers(PcscContext context)
    {
        if (ShareMode is CardShareMode.Direct)
            return ReaderName is null ? OneReader(context) : ChooseReaders(context, ReaderName);
        if (Timeout > TimeSpan.Zero && !WaitForCard(ReaderName ?? []))
        {
            WriteError(WaitErrors.TimedOut(Timeout, removed: false, ReaderName ?? []));
            return [];
        }

        return ReadersWithCard(context, ReaderName);
    }

    /// <summary>Waits until one of the readers holds a card, also one that is not there yet; false when the time runs out before.</summary>
    private bool WaitForCard(string[] names)
    {
        using SmartCardEventQueue events = new(new ReaderFilter(names).IsMatch);
        try
        {
            if (events.Start(StoppingToken).Any(IsCard))
                return true;
            while (events.Take(deadline.AtMost(Timeout), StoppingToken) is { } change)
            {
                if (IsCard(change))
                    return true;
            }

            return false;
        }
        catch (PcscException exception)
        {
            ThrowTerminatingError(PcscErrors.From(exception));
            throw;
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
    }

    private static bool IsCard(SmartCardEvent change) => change.Event is SmartCardEventKind.CardInserted;

    private IReadOnlyList<ChosenReader> OneReader(PcscContext context)
    {
        IReadOnlyList<ChosenReader> readers = ChooseReaders(context, names: null);
        if (readers.Count is 1)
            return readers;
        WriteError(ReaderErrors.NotOneReader([.. readers.Select(chosen => chosen.Reader)]));
        return [];
    }

    private void Connect(PcscContext context, string readerName)
    {
        while (true)
        {
            try
            {
                WriteObject(Connect(context, readerName, ShareMode, Protocol));
                return;
            }
            catch (PcscException exception) when (PassesByItself(exception) && Timeout > TimeSpan.Zero)
            {
                Rest();
                if (deadline.HasPassed || (IsCardMissing(exception) && !WaitForCard([readerName])))
                {
                    WriteError(CardErrors.TimedOut(exception, Timeout));
                    return;
                }
            }
            catch (PcscException exception)
            {
                WriteError(PcscErrors.From(exception));
                return;
            }
        }
    }

    /// <summary>Somebody else has the card, or it has been taken out again.</summary>
    private static bool PassesByItself(PcscException exception) =>
        exception.StatusName is "SCARD_E_SHARING_VIOLATION" || IsCardMissing(exception);

    private static bool IsCardMissing(PcscException exception) => exception.StatusName is "SCARD_E_NO_SMARTCARD" or "SCARD_W_REMOVED_CARD";

    private void Rest()
    {
        if (StoppingToken.WaitHandle.WaitOne(deadline.AtMost(BetweenTries)))
            throw new PipelineStoppedException();
    }
}
