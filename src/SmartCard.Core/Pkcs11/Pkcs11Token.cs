using System;
using SmartCard.Pkcs11.Native;

namespace SmartCard.Pkcs11;

/// <summary>A token as it stood when the module was asked (CK_TOKEN_INFO), and the slot it is in.</summary>
public sealed class Pkcs11Token
{
    private readonly Pkcs11Slot slot;
    private readonly InfoStructure info;

    internal Pkcs11Token(Pkcs11Slot slot, InfoStructure info)
    {
        this.slot = slot;
        this.info = info;
    }

    /// <summary>The name that it was given when it was initialised, up to 32 bytes of UTF-8.</summary>
    public string Label => info.Text(0, 32);

    /// <summary>Its serial number, up to 16 characters.</summary>
    public string SerialNumber => info.Text(80, 16);

    /// <summary>Who made it, up to 32 bytes of UTF-8.</summary>
    public string ManufacturerId => info.Text(32, 32);

    /// <summary>What it is, up to 16 bytes of UTF-8.</summary>
    public string Model => info.Text(64, 16);

    /// <summary>What the token says of itself.</summary>
    public Pkcs11TokenFlags Flags => (Pkcs11TokenFlags)info.Number(0);

    /// <summary>Whether it has been initialised.</summary>
    public bool Initialized => Flags.HasFlag(Pkcs11TokenFlags.TokenInitialized);

    /// <summary>How it stands with the user's PIN.</summary>
    public Pkcs11PinState UserPin => PinState(
        Pkcs11TokenFlags.UserPinLocked,
        Pkcs11TokenFlags.UserPinFinalTry,
        Pkcs11TokenFlags.UserPinCountLow,
        Pkcs11TokenFlags.UserPinToBeChanged,
        Flags.HasFlag(Pkcs11TokenFlags.UserPinInitialized));

    /// <summary>How it stands with the security officer's PIN.</summary>
    public Pkcs11PinState SecurityOfficerPin => PinState(
        Pkcs11TokenFlags.SecurityOfficerPinLocked,
        Pkcs11TokenFlags.SecurityOfficerPinFinalTry,
        Pkcs11TokenFlags.SecurityOfficerPinCountLow,
        Pkcs11TokenFlags.SecurityOfficerPinToBeChanged,
        initialized: true);

    /// <summary>The most sessions that one application may have open; 0 is no limit, null is not told.</summary>
    public long? MaxSessionCount => Field.Number(info.Number(1));

    /// <summary>The sessions that this application has open; null is not told.</summary>
    public long? SessionCount => Field.Number(info.Number(2));

    /// <summary>The most sessions that can write and one application may have open; 0 is no limit, null is not told.</summary>
    public long? MaxReadWriteSessionCount => Field.Number(info.Number(3));

    /// <summary>The sessions that can write and this application has open; null is not told.</summary>
    public long? ReadWriteSessionCount => Field.Number(info.Number(4));

    /// <summary>The longest PIN, in bytes; null is not told.</summary>
    public long? MaxPinLength => Field.Number(info.Number(5));

    /// <summary>The shortest PIN, in bytes; null is not told.</summary>
    public long? MinPinLength => Field.Number(info.Number(6));

    /// <summary>All memory for public objects, in bytes; null is not told.</summary>
    public long? TotalPublicMemoryBytes => Field.Number(info.Number(7));

    /// <summary>The memory for public objects that is free, in bytes; null is not told.</summary>
    public long? FreePublicMemoryBytes => Field.Number(info.Number(8));

    /// <summary>All memory for private objects, in bytes; null is not told.</summary>
    public long? TotalPrivateMemoryBytes => Field.Number(info.Number(9));

    /// <summary>The memory for private objects that is free, in bytes; null is not told.</summary>
    public long? FreePrivateMemoryBytes => Field.Number(info.Number(10));

    /// <summary>The version of its hardware; null when the field holds none.</summary>
    public Version? HardwareVersion => info.Version(0);

    /// <summary>The version of its firmware; null when the field holds none.</summary>
    public Version? FirmwareVersion => info.Version(1);

    /// <summary>What its clock shows, in UTC; null without a clock, or when the field holds no time.</summary>
    public DateTime? UtcTime => Field.UtcTime(info.TextBehind(versions: 2, length: 16));

    /// <summary>The number of the slot (CK_SLOT_ID).</summary>
    public ulong SlotId => slot.SlotId;

    /// <summary>What the slot is; OpenSC gives the name of the reader.</summary>
    public string SlotDescription => slot.SlotDescription;

    /// <summary>Who made the slot.</summary>
    public string SlotManufacturerId => slot.ManufacturerId;

    /// <summary>What the slot says of itself.</summary>
    public Pkcs11SlotFlags SlotFlags => slot.Flags;

    /// <summary>The version of the slot's hardware; null when the field holds none.</summary>
    public Version? SlotHardwareVersion => slot.HardwareVersion;

    /// <summary>The version of the slot's firmware; null when the field holds none.</summary>
    public Version? SlotFirmwareVersion => slot.FirmwareVersion;

    /// <summary>The file of the module.</summary>
    public string ModulePath => slot.ModulePath;

    /// <summary>The label of the token.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Label;

    private Pkcs11PinState PinState(
        Pkcs11TokenFlags locked, Pkcs11TokenFlags finalTry, Pkcs11TokenFlags countLow, Pkcs11TokenFlags toBeChanged, bool initialized) =>
        Flags.HasFlag(locked) ? Pkcs11PinState.Locked
        : Flags.HasFlag(finalTry) ? Pkcs11PinState.FinalTry
        : Flags.HasFlag(countLow) ? Pkcs11PinState.CountLow
        : Flags.HasFlag(toBeChanged) ? Pkcs11PinState.ToBeChanged
        : initialized ? Pkcs11PinState.Ready : Pkcs11PinState.NotInitialized;
}
