using System;
using System.Collections.Generic;
using System.Linq;

namespace SmartCard.Pkcs11;

/// <summary>
/// Tells what changed in the slots of a module since it was asked last. It never blocks: C_WaitForSlotEvent is asked
/// without waiting (CKF_DONT_BLOCK), for a call that waits can be ended by nobody but C_Finalize.
/// </summary>
/// <param name="module">The module.</param>
public sealed class Pkcs11SlotWatch(Pkcs11Module module)
{
    // More events than this in one look are a fault of the module.
    private const int MostEvents = 64;

    private Dictionary<ulong, Pkcs11Slot>? known;
    private bool hasEvents = true;

    /// <summary>The module.</summary>
    public Pkcs11Module Module { get; } = module;

    /// <summary>Remembers how it stands, without telling anything.</summary>
    /// <exception cref="Pkcs11Exception">The slots could not be read.</exception>
    public void Begin()
    {
        TakeEvents();
        known = Slots();
    }

    /// <summary>What changed since the last call; the first call begins.</summary>
    /// <exception cref="Pkcs11Exception">The slots could not be read.</exception>
    public IReadOnlyList<Pkcs11SlotEvent> Look()
    {
        if (known is null)
        {
            Begin();
            return [];
        }

        // A token that left and came back between two looks is told by the module's own events only.
        HashSet<ulong> touched = TakeEvents();
        Dictionary<ulong, Pkcs11Slot> before = known;
        known = Slots();
        DateTime now = DateTime.Now;
        return
        [
            .. before.Values.Where(slot => !known.ContainsKey(slot.SlotId)).SelectMany(slot => Gone(slot, now)),
            .. known.Values.SelectMany(slot => before.TryGetValue(slot.SlotId, out Pkcs11Slot? earlier)
                ? Changed(earlier, slot, touched.Contains(slot.SlotId), now)
                : New(slot, now)),
        ];
    }

    private static IEnumerable<Pkcs11SlotEvent> Gone(Pkcs11Slot slot, DateTime now)
    {
        if (slot.TokenPresent)
            yield return new Pkcs11SlotEvent(Pkcs11SlotEventKind.TokenRemoved, slot, now);
        yield return new Pkcs11SlotEvent(Pkcs11SlotEventKind.SlotRemoved, slot, now);
    }

    private static IEnumerable<Pkcs11SlotEvent> New(Pkcs11Slot slot, DateTime now)
    {
        yield return new Pkcs11SlotEvent(Pkcs11SlotEventKind.SlotAdded, slot, now);
        if (slot.TokenPresent)
            yield return new Pkcs11SlotEvent(Pkcs11SlotEventKind.TokenInserted, slot, now);
    }

    private static IEnumerable<Pkcs11SlotEvent> Changed(Pkcs11Slot before, Pkcs11Slot after, bool touched, DateTime now)
    {
        bool changed = before.TokenPresent != after.TokenPresent || (touched && after.TokenPresent);
        if (changed && before.TokenPresent)
            yield return new Pkcs11SlotEvent(Pkcs11SlotEventKind.TokenRemoved, after, now);
        if (changed && after.TokenPresent)
            yield return new Pkcs11SlotEvent(Pkcs11SlotEventKind.TokenInserted, after, now);
    }

    private Dictionary<ulong, Pkcs11Slot> Slots() =>
        Module.GetSlots().GroupBy(slot => slot.SlotId).ToDictionary(slots => slots.Key, slots => slots.First());

    /// <summary>The slots that the module says something happened in; none from a module that does not tell.</summary>
    private HashSet<ulong> TakeEvents()
    {
        HashSet<ulong> touched = [];
        try
        {
            for (int i = 0; hasEvents && i < MostEvents && Module.TakeSlotEvent() is ulong slotId; i++)
                touched.Add(slotId);
        }
        catch (Pkcs11Exception exception) when (exception.Status is not Pkcs11Status.CryptokiNotInitialized)
        {
            // Without them the comparison of the slots tells nearly all.
            hasEvents = false;
        }

        return touched;
    }
}
