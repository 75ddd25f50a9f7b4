using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using SmartCard.Binding;
using SmartCard.Commands.Cards;
using SmartCard.Errors;
using SmartCard.Pkcs11;

namespace SmartCard.Commands.Pkcs11;

/// <summary>Wait-Pkcs11Slot: waits until a token comes or goes, or a reader does, and tells it.</summary>
[Cmdlet(VerbsLifecycle.Wait, "Pkcs11Slot", DefaultParameterSetName = BySlot)]
[OutputType(typeof(Pkcs11SlotEvent))]
public sealed class WaitPkcs11SlotCommand : Pkcs11ModuleCommand
{
    // A module is asked so often; what happens is told at most this late.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly List<Pkcs11SlotWatch> watches = [];
    private readonly HashSet<Pkcs11SlotWatch> failing = [];
    private int told;

    /// <summary>The numbers of slots (CK_SLOT_ID); without it, all slots, and those that come.</summary>
    [Parameter(ParameterSetName = BySlot, ValueFromPipelineByPropertyName = true)]
    [Alias("SlotId")]
    [ValidateNotNullOrEmpty]
    public ulong[]? Slot { get; set; }

    /// <summary>Only these kinds of events.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public Pkcs11SlotEventKind[]? Event { get; set; }

    /// <summary>The longest time to wait, in seconds or as a time span; without it, as long as it takes.</summary>
    [Parameter]
    [Timeout(MayBeInfinite = true)]
    public TimeSpan? Timeout { get; set; }

    /// <summary>After so many events the command ends; 0 ends it by Ctrl+C or the timeout only.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int Count { get; set; } = 1;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (Pkcs11Module module in Modules().Where(module => watches.TrueForAll(watch => watch.Module != module)))
        {
            Pkcs11SlotWatch watch = new(module);
            if (Ask(() => { watch.Begin(); return watch; }) is not null)
                watches.Add(watch);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        Deadline? deadline = Timeout is TimeSpan time && time != System.Threading.Timeout.InfiniteTimeSpan ? Deadline.In(time) : null;
        while (watches.Count > 0)
        {
            foreach (Pkcs11SlotEvent happened in watches.SelectMany(Look).Where(IsMeant))
            {
                WriteObject(happened);
                if (++told == Count)
                    return;
            }

            if (deadline?.HasPassed is true)
            {
                if (Count > 0)
                    WriteError(Pkcs11Errors.NoEvent(Timeout!.Value));
                return;
            }

            if (StoppingToken.WaitHandle.WaitOne(deadline?.AtMost(Pause) ?? Pause))
                throw new PipelineStoppedException();
        }
    }

    private bool IsMeant(Pkcs11SlotEvent happened) =>
        (Slot is null || Slot.Contains(happened.SlotId)) && (Event is null || Event.Contains(happened.Event));

    /// <summary>A module that fails for a while, as when the smart card service is restarted, is said to once and asked again.</summary>
    private IReadOnlyList<Pkcs11SlotEvent> Look(Pkcs11SlotWatch watch)
    {
        try
        {
            IReadOnlyList<Pkcs11SlotEvent> events = Interruptible(watch.Look);
            failing.Remove(watch);
            return events;
        }
        catch (Pkcs11Exception exception)
        {
            if (failing.Add(watch))
                WriteWarning($"{SafeText.Of(exception.Message, longest: 1000)} It is asked again.");
            return [];
        }
    }
}
