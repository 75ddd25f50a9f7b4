using System;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SmartCard.Pkcs11;

/// <summary>A certificate (CKO_CERTIFICATE).</summary>
public sealed class Pkcs11Certificate : Pkcs11Object
{
    private readonly byte[]? value;
    private readonly Lazy<X509Certificate2?> certificate;

    internal Pkcs11Certificate(ObjectSource source, AttributeSet attributes)
        : base(source, attributes)
    {
        CertificateType = attributes.Name(Attribute.CertificateType, Pkcs11Names.CertificateTypes);
        Trusted = attributes.Flag(Attribute.Trusted);
        value = attributes.Bytes(Attribute.Value);
        certificate = new Lazy<X509Certificate2?>(Read);
    }

    /// <summary>Whom it is about; null when it cannot be read.</summary>
    public string? Subject => Certificate?.Subject;

    /// <summary>Who issued it; null when it cannot be read.</summary>
    public string? Issuer => Certificate?.Issuer;

    /// <summary>Its serial number as hexadecimal digits; null when it cannot be read.</summary>
    public string? SerialNumber => Certificate?.SerialNumber;

    /// <summary>When it begins to be valid, in local time; null when it cannot be read.</summary>
    public DateTime? NotBefore => Certificate?.NotBefore;

    /// <summary>When it ceases to be valid, in local time; null when it cannot be read.</summary>
    public DateTime? NotAfter => Certificate?.NotAfter;

    /// <summary>CKA_CERTIFICATE_TYPE, such as <c>CKC_X_509</c>; null when the token does not tell.</summary>
    public string? CertificateType { get; }

    /// <summary>Whether the token trusts it (CKA_TRUSTED); null when the token does not tell.</summary>
    public bool? Trusted { get; }

    /// <summary>The certificate; null when the token does not give it, or its bytes are no X.509 certificate.</summary>
    public X509Certificate2? Certificate => certificate.Value;

    /// <summary>The certificate in DER (CKA_VALUE); a copy; null when the token does not give it.</summary>
    public byte[]? Value => (byte[]?)value?.Clone();

    private X509Certificate2? Read()
    {
        try
        {
            return value is { Length: > 0 } ? new X509Certificate2(value) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
