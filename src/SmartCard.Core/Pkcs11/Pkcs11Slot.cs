using System;
using SmartCard.Pkcs11.Native;

namespace SmartCard.Pkcs11;

/// <summary>A slot as it stood when the module was asked (CK_SLOT_INFO); it does not change afterwards.</summary>
public sealed class Pkcs11Slot
{
    internal Pkcs11Slot(string modulePath, ulong slotId, InfoReader info)
    {
        ModulePath = modulePath;
        SlotId = slotId;
        SlotDescription = info.Text(64);
        ManufacturerId = info.Text(32);
        Flags = (Pkcs11SlotFlags)info.Number();
        HardwareVersion = info.Version();
        FirmwareVersion = info.Version();
    }

    /// <summary>The number of the slot (CK_SLOT_ID); it means something to this module only.</summary>
    public ulong SlotId { get; }

    /// <summary>What the slot is, up to 64 bytes of UTF-8; OpenSC gives the name of the reader.</summary>
    public string SlotDescription { get; }

    /// <summary>Who made it, up to 32 bytes of UTF-8.</summary>
    public string ManufacturerId { get; }

    /// <summary>What the slot says of itself.</summary>
    public Pkcs11SlotFlags Flags { get; }

    /// <summary>Whether a token is in it.</summary>
    public bool TokenPresent => Flags.HasFlag(Pkcs11SlotFlags.TokenPresent);

    /// <summary>The version of its hardware; null when the field holds none.</summary>
    public Version? HardwareVersion { get; }

    /// <summary>The version of its firmware; null when the field holds none.</summary>
    public Version? FirmwareVersion { get; }

    /// <summary>The file of the module.</summary>
    public string ModulePath { get; }

    /// <summary>What the slot is.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => SlotDescription;
}
