using System;
using SmartCard.Pkcs11.Native;

namespace SmartCard.Pkcs11;

/// <summary>A slot as it stood when the module was asked (CK_SLOT_INFO); it does not change afterwards.</summary>
public sealed class Pkcs11Slot
{
    private readonly InfoStructure info;

    internal Pkcs11Slot(string modulePath, ulong slotId, InfoStructure info)
    {
        ModulePath = modulePath;
        SlotId = slotId;
        this.info = info;
    }

    /// <summary>The number of the slot (CK_SLOT_ID); it means something to this module only.</summary>
    public ulong SlotId { get; }

    /// <summary>What the slot is, up to 64 bytes of UTF-8; OpenSC gives the name of the reader.</summary>
    public string SlotDescription => info.Text(0, 64);

    /// <summary>Who made it, up to 32 bytes of UTF-8.</summary>
    public string ManufacturerId => info.Text(64, 32);

    /// <summary>What the slot says of itself.</summary>
    public Pkcs11SlotFlags Flags => (Pkcs11SlotFlags)info.Number(0);

    /// <summary>Whether a token is in it.</summary>
    public bool TokenPresent => Flags.HasFlag(Pkcs11SlotFlags.TokenPresent);

    /// <summary>The version of its hardware; null when the field holds none.</summary>
    public Version? HardwareVersion => info.Version(0);

    /// <summary>The version of its firmware; null when the field holds none.</summary>
    public Version? FirmwareVersion => info.Version(1);

    /// <summary>The file of the module.</summary>
    public string ModulePath { get; }

    /// <summary>What the slot is.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => SlotDescription;
}
