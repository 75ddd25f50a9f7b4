namespace SmartCard.Pkcs11;

/// <summary>What happened in a slot.</summary>
public enum Pkcs11SlotEventKind
{
    /// <summary>A token came into the slot.</summary>
    TokenInserted,

    /// <summary>The token left the slot.</summary>
    TokenRemoved,

    /// <summary>The slot is new, as when a reader was plugged in.</summary>
    SlotAdded,

    /// <summary>The slot is gone, as when a reader was unplugged.</summary>
    SlotRemoved,
}
