using System;
using SmartCard.Pkcs11.Native;

namespace SmartCard.Pkcs11;

/// <summary>A token as it stood when the module was asked (CK_TOKEN_INFO), and the slot it is in.</summary>
public sealed class Pkcs11Token
{
    private readonly Pkcs11Slot slot;

    internal Pkcs11Token(Pkcs11Slot slot, InfoReader info)
    {
        this.slot = slot;
        Label = info.Text(32);
        ManufacturerId = info.Text(32);
        Model = info.Text(16);
        SerialNumber = info.Text(16);
        Flags = (Pkcs11TokenFlags)info.Number();
        MaxSessionCount = Field.Number(info.Number());
        SessionCount = Field.Number(info.Number());
        MaxReadWriteSessionCount = Field.Number(info.Number());
        ReadWriteSessionCount = Field.Number(info.Number());
        MaxPinLength = Field.Number(info.Number());
        MinPinLength = Field.Number(info.Number());
        TotalPublicMemoryBytes = Field.Number(info.Number());
        FreePublicMemoryBytes = Field.Number(info.Number());
        TotalPrivateMemoryBytes = Field.Number(info.Number());
        FreePrivateMemoryBytes = Field.Number(info.Number());
        HardwareVersion = info.Version();
        FirmwareVersion = info.Version();
        UtcTime = Field.UtcTime(info.Text(16));
    }

    /// <summary>The name that it was given when it was initialised, up to 32 bytes of UTF-8.</summary>
    public string Label { get; }

    /// <summary>Its serial number, up to 16 characters.</summary>
    public string SerialNumber { get; }

    /// <summary>Who made it, up to 32 bytes of UTF-8.</summary>
    public string ManufacturerId { get; }

    /// <summary>What it is, up to 16 bytes of UTF-8.</summary>
    public string Model { get; }

    /// <summary>What the token says of itself.</summary>
    public Pkcs11TokenFlags Flags { get; }

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
    public long? MaxSessionCount { get; }

    /// <summary>The sessions that this application has open; null is not told.</summary>
    public long? SessionCount { get; }

    /// <summary>The most sessions that can write and one application may have open; 0 is no limit, null is not told.</summary>
    public long? MaxReadWriteSessionCount { get; }

    /// <summary>The sessions that can write and this application has open; null is not told.</summary>
    public long? ReadWriteSessionCount { get; }

    /// <summary>The longest PIN, in bytes; null is not told.</summary>
    public long? MaxPinLength { get; }

    /// <summary>The shortest PIN, in bytes; null is not told.</summary>
    public long? MinPinLength { get; }

    /// <summary>All memory for public objects, in bytes; null is not told.</summary>
    public long? TotalPublicMemoryBytes { get; }

    /// <summary>The memory for public objects that is free, in bytes; null is not told.</summary>
    public long? FreePublicMemoryBytes { get; }

    /// <summary>All memory for private objects, in bytes; null is not told.</summary>
    public long? TotalPrivateMemoryBytes { get; }

    /// <summary>The memory for private objects that is free, in bytes; null is not told.</summary>
    public long? FreePrivateMemoryBytes { get; }

    /// <summary>The version of its hardware; null when the field holds none.</summary>
    public Version? HardwareVersion { get; }

    /// <summary>The version of its firmware; null when the field holds none.</summary>
    public Version? FirmwareVersion { get; }

    /// <summary>What its clock shows, in UTC; null without a clock, or when the field holds no time.</summary>
    public DateTime? UtcTime { get; }

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
