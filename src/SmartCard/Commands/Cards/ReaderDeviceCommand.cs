using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using SmartCard.Binding;
using SmartCard.Commands.Readers;
using SmartCard.Errors;
using SmartCard.Pcsc;

namespace SmartCard.Commands.Cards;

/// <summary>
/// What the cmdlets share that speak with a reader and not with the card in it: they work without a card too, and leave a
/// card that others use as it is.
/// </summary>
public abstract class ReaderDeviceCommand : CardCommand
{
    /// <summary>Speaks through cards that Connect-SmartCard gave, or through its direct connections to readers.</summary>
    [Parameter(ParameterSetName = CardSet, Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public SmartCardConnection[]? Card { get; set; }

    /// <summary>Names of readers, wildcards allowed.</summary>
    [Parameter(ParameterSetName = ReaderSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ReaderNameCompleter))]
    public string[]? ReaderName { get; set; }

    /// <summary>Whether all readers are meant where none is named; otherwise the one that is there.</summary>
    private protected abstract bool TakesAllReaders { get; }

    /// <summary>Does the cmdlet's work with each reader.</summary>
    protected sealed override void ProcessRecord()
    {
        if (!IsReady())
            return;
        if (Card is not null)
        {
            foreach (SmartCardConnection card in Card)
                Process(card);
            return;
        }

        using PcscContext context = EstablishContext();
        IReadOnlyList<ChosenReader> readers = ChooseReaders(context, ReaderName);
        if (ReaderName is null && !TakesAllReaders && readers.Count is not 1)
        {
            WriteError(ReaderErrors.NotOneReader([.. readers.Select(chosen => chosen.Reader)]));
            return;
        }

        foreach (ChosenReader chosen in readers)
        {
            using SmartCardConnection? connection = Try(() => Open(context, chosen.Reader));
            if (connection is not null)
                Process(connection);
        }
    }

    /// <summary>Looks at the parameters before anything is connected; false when there is nothing to do.</summary>
    private protected virtual bool IsReady() => true;

    /// <summary>Does the cmdlet's work with one reader.</summary>
    private protected abstract void Process(SmartCardConnection connection);

    /// <summary>
    /// Shared where a card is there: on Windows a direct connection is refused while others use the card. Direct where there
    /// is none that can be shared.
    /// </summary>
    private SmartCardConnection Open(PcscContext context, SmartCardReader reader)
    {
        if (reader.CardPresent && !reader.State.HasFlag(ReaderState.Mute) && !reader.State.HasFlag(ReaderState.Exclusive))
        {
            try
            {
                return Connect(context, reader.ReaderName, CardShareMode.Shared, CardProtocol.Any);
            }
            catch (PcscException exception) when (IsAboutTheCard(exception))
            {
                WriteVerbose($"{exception.Message} Asking the reader itself.");
            }
        }

        return Connect(context, reader.ReaderName, CardShareMode.Direct, CardProtocol.None);
    }

    private static bool IsAboutTheCard(PcscException exception) =>
        exception.StatusName is "SCARD_E_NO_SMARTCARD" or "SCARD_W_REMOVED_CARD" or "SCARD_W_UNRESPONSIVE_CARD"
            or "SCARD_W_UNPOWERED_CARD" or "SCARD_W_UNSUPPORTED_CARD" or "SCARD_E_PROTO_MISMATCH" or "SCARD_E_SHARING_VIOLATION";
}
