using System;

namespace SmartCard.Pkcs11;

/// <summary>What CK_SLOT_INFO says of a slot: the CKF_… bits with their native values.</summary>
[Flags]
public enum Pkcs11SlotFlags : long
{
    /// <summary>None of them.</summary>
    None = 0,

    /// <summary>A token is in the slot (CKF_TOKEN_PRESENT).</summary>
    TokenPresent = 0x00000001,

    /// <summary>Tokens can be taken out (CKF_REMOVABLE_DEVICE).</summary>
    RemovableDevice = 0x00000002,

    /// <summary>The slot is a device and not a piece of software (CKF_HW_SLOT).</summary>
    HardwareSlot = 0x00000004,
}
