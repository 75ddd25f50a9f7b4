using System.Collections.Generic;
using System.Linq;

namespace SmartCard.Pkcs11;

/// <summary>The names that pkcs11t.h of PKCS#11 3.2 gives to numbers; those of return values are in <see cref="Pkcs11Status"/>.</summary>
public static partial class Pkcs11Names
{
    private static readonly Dictionary<ulong, AttributeKind> Kinds = AttributeTable
        .GroupBy(attribute => attribute.Value)
        .ToDictionary(attributes => attributes.Key, attributes => attributes.First().Kind);

    /// <summary>Mechanisms, CKM_….</summary>
    public static Pkcs11NameTable Mechanisms { get; } = new("CKM_", MechanismTable);

    /// <summary>Attributes of objects, CKA_….</summary>
    public static Pkcs11NameTable Attributes { get; } = new("CKA_", AttributeTable);

    /// <summary>Types of keys, CKK_….</summary>
    public static Pkcs11NameTable KeyTypes { get; } = new("CKK_", KeyTypeTable);

    /// <summary>Classes of objects, CKO_….</summary>
    public static Pkcs11NameTable ObjectClasses { get; } = new("CKO_", ObjectClassTable);

    /// <summary>Types of certificates, CKC_….</summary>
    public static Pkcs11NameTable CertificateTypes { get; } = new("CKC_", CertificateTypeTable);

    private static Pkcs11Name[] ObjectClassTable =>
    [
        new(0x00000000, "CKO_DATA"),
        new(0x00000001, "CKO_CERTIFICATE"),
        new(0x00000002, "CKO_PUBLIC_KEY"),
        new(0x00000003, "CKO_PRIVATE_KEY"),
        new(0x00000004, "CKO_SECRET_KEY"),
        new(0x00000005, "CKO_HW_FEATURE"),
        new(0x00000006, "CKO_DOMAIN_PARAMETERS"),
        new(0x00000007, "CKO_MECHANISM"),
        new(0x00000008, "CKO_OTP_KEY"),
        new(0x00000009, "CKO_PROFILE"),
        new(0x0000000A, "CKO_VALIDATION"),
        new(0x0000000B, "CKO_TRUST"),
    ];

    private static Pkcs11Name[] CertificateTypeTable =>
    [
        new(0x00000000, "CKC_X_509"),
        new(0x00000001, "CKC_X_509_ATTR_CERT"),
        new(0x00000002, "CKC_WTLS"),
    ];

    /// <summary>What the value of an attribute is; bytes where it is not known.</summary>
    internal static AttributeKind KindOf(ulong attribute) =>
        Kinds.TryGetValue(attribute, out AttributeKind kind) ? kind : AttributeKind.Bytes;
}
