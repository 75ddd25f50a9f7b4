using System;

namespace SmartCard.Pkcs11;

/// <summary>Something that happened in a slot.</summary>
public sealed class Pkcs11SlotEvent
{
    internal Pkcs11SlotEvent(Pkcs11SlotEventKind kind, Pkcs11Slot slot, DateTime time)
    {
        Event = kind;
        SlotId = slot.SlotId;
        SlotDescription = slot.SlotDescription;
        ModulePath = slot.ModulePath;
        Time = time;
    }

    /// <summary>When it was seen, in local time.</summary>
    public DateTime Time { get; }

    /// <summary>What happened.</summary>
    public Pkcs11SlotEventKind Event { get; }

    /// <summary>The number of the slot (CK_SLOT_ID).</summary>
    public ulong SlotId { get; }

    /// <summary>What the slot is; OpenSC gives the name of the reader.</summary>
    public string SlotDescription { get; }

    /// <summary>The file of the module.</summary>
    public string ModulePath { get; }

    /// <summary>What happened, and where.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Event}: {SlotDescription}";
}
