using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using SmartCard.Atr.CardTypes;
using SmartCard.Binding;
using SmartCard.Bytes;
using SmartCard.Errors;
using SmartCard.Pcsc;

namespace SmartCard.Commands.Watching;

/// <summary>Wait-SmartCard: waits until a card is there, or until it is gone.</summary>
[Cmdlet(VerbsLifecycle.Wait, "SmartCard", DefaultParameterSetName = PresentSet)]
[OutputType(typeof(CardAtr))]
public sealed class WaitSmartCardCommand : WaitingCommand
{
    private const string PresentSet = "Present";
    private const string RemovedSet = "Removed";

    /// <summary>By reader, the cards that were looked at and are still there, and whether they are what is meant; null is a mute card.</summary>
    private readonly Dictionary<string, (bool IsMeant, CardAtr? Card)> cards = new(StringComparer.Ordinal);

    /// <summary>Only cards with one of these answers to reset: bytes, or a pattern such as <c>3B 94 *</c>.</summary>
    [Parameter]
    [AtrSelection]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PresentAtrCompleter))]
    public AtrSelection[]? Atr { get; set; }

    /// <summary>The bits of <see cref="Atr"/> that count: hexadecimal text or bytes, as many as there.</summary>
    [Parameter]
    [HexText]
    [ValidateNotNullOrEmpty]
    public byte[]? Mask { get; set; }

    /// <summary>Only cards for which this is true; the card is <c>$_</c>.</summary>
    [Parameter]
    [Alias("Filter")]
    [ValidateNotNull]
    public ScriptBlock? FilterScript { get; set; }

    /// <summary>Waits for a card that comes from now on; one that is there already does not count.</summary>
    [Parameter(ParameterSetName = PresentSet)]
    public SwitchParameter New { get; set; }

    /// <summary>Waits until no such card is left.</summary>
    [Parameter(ParameterSetName = RemovedSet, Mandatory = true)]
    public SwitchParameter Removed { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (Mask is not null && (Atr is null || Atr.Any(selection => selection.Bytes?.Length != Mask.Length)))
            ThrowTerminatingError(WaitErrors.InvalidMask(Mask, Atr));
    }

    private protected override void Wait(IReadOnlyList<SmartCardEvent> present)
    {
        foreach (SmartCardEvent change in present)
        {
            if (change.Event is SmartCardEventKind.ServiceStopped)
                ThrowTerminatingError(PcscErrors.NotRunning());
            if (New && change.Event is SmartCardEventKind.CardInserted)
                cards[change.ReaderName!] = default;
            else if (IsEnd(change))
                return;
        }

        if (Removed && !AnyLeft())
            return;
        while (Next() is { } change)
        {
            if (IsEnd(change))
                return;
        }

        WriteError(WaitErrors.TimedOut(Timeout, Removed, Names));
    }

    /// <summary>Takes note of an event; whether it was the one that is waited for.</summary>
    private bool IsEnd(SmartCardEvent change)
    {
        switch (change.Event)
        {
            case SmartCardEventKind.ServiceStopped:
                WriteWarning("The PC/SC service has stopped. The wait goes on when it is back.");
                return false;
            case SmartCardEventKind.CardInserted or SmartCardEventKind.StateChanged when IsToBeLookedAt(change):
                return Arrive(change);
            case SmartCardEventKind.CardRemoved:
                return Leave(change.ReaderName!);
            default:
                return false;
        }
    }

    /// <summary>A card whose answer to reset comes later than the card itself is looked at when that is there.</summary>
    private bool IsToBeLookedAt(SmartCardEvent change) =>
        change.State.HasFlag(ReaderState.Present) && (change.Atr is not null || change.State.HasFlag(ReaderState.Mute))
        && (!cards.TryGetValue(change.ReaderName!, out (bool IsMeant, CardAtr? Card) known) || (known is (true, null) && change.Atr is not null));

    private bool Arrive(SmartCardEvent change)
    {
        if (change.Atr is null)
        {
            // It may speak yet; until then it is a card, though none that says which.
            WriteWarning($"The card in reader '{change.ReaderName}' does not answer to reset.");
            if (Atr is null && FilterScript is null)
                cards[change.ReaderName!] = (true, null);
            return false;
        }

        CardAtr card = new(change.ReaderName!, HexText.Parse(change.Atr), change.Time);
        bool isMeant = (Atr is null || Atr.Any(selection => selection.IsMatch(card.Bytes, Mask))) && (FilterScript is null || IsTrue(FilterScript, card));
        cards[card.ReaderName] = (isMeant, card);
        if (!isMeant || Removed)
            return false;
        WriteObject(card);
        return true;
    }

    private static bool IsTrue(ScriptBlock filter, CardAtr card) =>
        LanguagePrimitives.IsTrue(filter.InvokeWithContext(functionsToDefine: null, [new PSVariable("_", card)], card));

    private bool Leave(string readerName)
    {
        bool wasMeant = cards.TryGetValue(readerName, out (bool IsMeant, CardAtr? Card) left) && left.IsMeant;
        cards.Remove(readerName);
        if (!Removed || !wasMeant)
            return false;
        if (left.Card is not null)
            WriteObject(left.Card);
        return !AnyLeft();
    }

    private bool AnyLeft() => cards.Values.Any(known => known.IsMeant);
}
