using Net.Pkcs11Interop.HighLevelAPI;

namespace SmartCard.Pkcs11;

/// <summary>A mechanism of a token (CK_MECHANISM_INFO).</summary>
public sealed class Pkcs11Mechanism
{
    internal Pkcs11Mechanism(string modulePath, ulong slotId, ulong type, IMechanismInfo info)
    {
        ModulePath = modulePath;
        SlotId = slotId;
        Type = type;
        Mechanism = Pkcs11Names.Mechanisms.NameOf(type);
        MinKeySize = Field.Number(info.MinKeySize);
        MaxKeySize = Field.Number(info.MaxKeySize);
        Flags = (Pkcs11MechanismFlags)info.MechanismFlags.Flags;
    }

    /// <summary>The name, such as <c>CKM_RSA_PKCS</c>; a maker's own mechanism as its number, such as <c>0x80000001</c>.</summary>
    public string Mechanism { get; }

    /// <summary>The number (CK_MECHANISM_TYPE).</summary>
    public ulong Type { get; }

    /// <summary>The smallest key, in bits or bytes as the mechanism counts; 0 where there is no key; null is not told.</summary>
    public long? MinKeySize { get; }

    /// <summary>The largest key, in bits or bytes as the mechanism counts; 0 where there is no key; null is not told.</summary>
    public long? MaxKeySize { get; }

    /// <summary>What it can do.</summary>
    public Pkcs11MechanismFlags Flags { get; }

    /// <summary>The number of the slot (CK_SLOT_ID).</summary>
    public ulong SlotId { get; }

    /// <summary>The file of the module.</summary>
    public string ModulePath { get; }

    /// <summary>The name.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Mechanism;
}
