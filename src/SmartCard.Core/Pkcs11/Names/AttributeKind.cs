namespace SmartCard.Pkcs11;

/// <summary>What the value of an attribute is, by the tables of attributes in the PKCS#11 specification.</summary>
internal enum AttributeKind
{
    /// <summary>Bytes, as every attribute that is not known.</summary>
    Bytes,

    /// <summary>CK_BBOOL.</summary>
    Flag,

    /// <summary>CK_ULONG.</summary>
    Number,

    /// <summary>An array of CK_ULONG.</summary>
    NumberList,

    /// <summary>RFC 2279 string, UTF-8 without an end.</summary>
    Text,

    /// <summary>CK_DATE: eight digits, or nothing.</summary>
    Date,

    /// <summary>CKO_….</summary>
    ObjectClass,

    /// <summary>CKK_….</summary>
    KeyType,

    /// <summary>CKC_….</summary>
    CertificateType,

    /// <summary>CKM_….</summary>
    Mechanism,

    /// <summary>An array of CKM_….</summary>
    MechanismList,

    /// <summary>An array of CK_ATTRIBUTE.</summary>
    Template,
}
