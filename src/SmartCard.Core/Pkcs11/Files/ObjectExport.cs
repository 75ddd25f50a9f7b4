using System;
using System.IO;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.Pkcs;
using Org.BouncyCastle.Asn1.Sec;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Asn1.X9;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Utilities.IO.Pem;

namespace SmartCard.Pkcs11;

/// <summary>An object of a token as the content of a file.</summary>
public sealed class ObjectExport
{
    private readonly byte[] content;

    private ObjectExport(string? pemLabel, byte[] content)
    {
        PemLabel = pemLabel;
        this.content = content;
    }

    /// <summary>What PEM calls it, such as <c>PUBLIC KEY</c> (RFC 7468); null for what has no PEM: data and secret keys.</summary>
    public string? PemLabel { get; }

    /// <summary>DER: a certificate, SubjectPublicKeyInfo of a public key, PKCS#8 of a private key; the value itself of data and secret keys; a copy.</summary>
    public byte[] Content => (byte[])content.Clone();

    /// <summary>Reads an object from its token.</summary>
    /// <param name="source">The object.</param>
    /// <exception cref="Pkcs11Exception">A call failed.</exception>
    /// <exception cref="InvalidObjectFileException">The token does not give what the file would hold, or what it gives is no such object.</exception>
    public static ObjectExport Read(Pkcs11Object source)
    {
        try
        {
            return source.Class switch
            {
                Pkcs11ObjectClass.Certificate => new("CERTIFICATE", Bytes(source, Attribute.Value)),
                Pkcs11ObjectClass.PublicKey => new("PUBLIC KEY", PublicKey(source).GetDerEncoded()),
                Pkcs11ObjectClass.PrivateKey => new("PRIVATE KEY", PrivateKey(source).GetDerEncoded()),
                _ => new(pemLabel: null, Bytes(source, Attribute.Value)),
            };
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or InvalidCastException or FormatException)
        {
            throw new InvalidObjectFileException($"What the token gives for {source} is not what such an object consists of.", exception);
        }
    }

    /// <summary>The PEM text, with lines of 64 characters; null for what has no PEM.</summary>
    public string? ToPem()
    {
        if (PemLabel is null)
            return null;
        using StringWriter text = new() { NewLine = "\n" };
        using PemWriter writer = new(text);
        writer.WriteObject(new PemObject(PemLabel, content));
        writer.Writer.Flush();
        return text.ToString();
    }

    private static SubjectPublicKeyInfo PublicKey(Pkcs11Object source) => KeyTypeOf(source) switch
    {
        "CKK_RSA" => new(
            new AlgorithmIdentifier(PkcsObjectIdentifiers.RsaEncryption, DerNull.Instance),
            new RsaPublicKeyStructure(Number(source, Attribute.Modulus), Number(source, Attribute.PublicExponent))),
        "CKK_EC" => new(new AlgorithmIdentifier(X9ObjectIdentifiers.IdECPublicKey, Curve(source)), EcPoint.Of((Pkcs11PublicKey)source)),
        "CKK_EC_EDWARDS" or "CKK_EC_MONTGOMERY" => new(new AlgorithmIdentifier(EdwardsCurve(source)), EcPoint.Of((Pkcs11PublicKey)source)),
        string other => throw NotWritten(source, other),
        null => throw NotWritten(source, "of no type that the token tells"),
    };

    private static PrivateKeyInfo PrivateKey(Pkcs11Object source) => KeyTypeOf(source) switch
    {
        "CKK_RSA" => new(
            new AlgorithmIdentifier(PkcsObjectIdentifiers.RsaEncryption, DerNull.Instance),
            new RsaPrivateKeyStructure(
                Number(source, Attribute.Modulus), Number(source, Attribute.PublicExponent), Number(source, Attribute.PrivateExponent),
                Number(source, Attribute.Prime1), Number(source, Attribute.Prime2),
                Number(source, Attribute.Exponent1), Number(source, Attribute.Exponent2), Number(source, Attribute.Coefficient))),
        "CKK_EC" => new(
            new AlgorithmIdentifier(X9ObjectIdentifiers.IdECPublicKey, Curve(source)),
            new ECPrivateKeyStructure(((Pkcs11Key)source).KeySizeBits ?? Bytes(source, Attribute.Value).Length * 8, Number(source, Attribute.Value))),
        "CKK_EC_EDWARDS" or "CKK_EC_MONTGOMERY" => new(
            new AlgorithmIdentifier(EdwardsCurve(source)), new DerOctetString(Bytes(source, Attribute.Value))),
        string other => throw NotWritten(source, other),
        null => throw NotWritten(source, "of no type that the token tells"),
    };

    private static string? KeyTypeOf(Pkcs11Object source) => (source as Pkcs11Key)?.KeyType;

    private static Asn1Object Curve(Pkcs11Object source) => Asn1Object.FromByteArray(Bytes(source, Attribute.EcParams));

    /// <summary>RFC 8410, 3: the identifier of the curve is that of the algorithm.</summary>
    private static DerObjectIdentifier EdwardsCurve(Pkcs11Object source) =>
        NamedCurve.FromParameters(Bytes(source, Attribute.EcParams)) is NamedCurve curve
            ? DerObjectIdentifier.GetInstance(Asn1Object.FromByteArray(curve.GetParameters()))
            : throw NotWritten(source, "on a curve that is not known");

    private static BigInteger Number(Pkcs11Object source, ulong type) => new(sign: 1, Bytes(source, type));

    private static byte[] Bytes(Pkcs11Object source, ulong type)
    {
        Pkcs11Attribute attribute = source.Session.GetAttribute(source, type);
        return attribute.Bytes ?? throw new InvalidObjectFileException(attribute.State is Pkcs11AttributeState.Sensitive
            ? $"{source} does not leave the token: its {attribute.Name} is secret."
            : $"The token does not give {attribute.Name} of {source}.");
    }

    private static InvalidObjectFileException NotWritten(Pkcs11Object source, string what) => new($"There is no form of file for {source}: the key is {what}.");
}
