namespace SmartCard.Pkcs11;

/// <summary>A number of PKCS#11 and what the header calls it.</summary>
internal class Pkcs11Name(ulong value, string name)
{
    /// <summary>The number.</summary>
    public ulong Value { get; } = value;

    /// <summary>The name in pkcs11t.h, with its prefix: <c>CKM_RSA_PKCS</c>.</summary>
    public string Name { get; } = name;
}

/// <summary>An attribute, and what its value is.</summary>
internal sealed class AttributeName(ulong value, string name, AttributeKind kind) : Pkcs11Name(value, name)
{
    /// <summary>What the value is.</summary>
    public AttributeKind Kind { get; } = kind;
}
