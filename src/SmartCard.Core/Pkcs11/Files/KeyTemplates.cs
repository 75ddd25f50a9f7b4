using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Asn1.X9;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.X509;

namespace SmartCard.Pkcs11;

/// <summary>Keys and certificates as the attributes that PKCS#11 has for them (2.40 mechanisms, 2.1.2, 2.1.3, 2.3.3, 2.3.4; 3.0, 2.3.5, 2.3.6).</summary>
internal static class KeyTemplates
{
    private const ulong Rsa = 0x00;
    private const ulong Ec = 0x03;
    private const ulong Edwards = 0x40;
    private const ulong Montgomery = 0x41;
    private const ulong X509 = 0x00;

    // RFC 8410, 3.
    private const string X25519 = "1.3.101.110";
    private const string X448 = "1.3.101.111";
    private const string Ed25519 = "1.3.101.112";
    private const string Ed448 = "1.3.101.113";

    public static Pkcs11Template Certificate(X509Certificate certificate) =>
        new Pkcs11Template()
            .Set(Attribute.Class, Pkcs11ObjectClass.Certificate)
            .Set(Attribute.CertificateType, X509)
            .Set(Attribute.Id, IdOf(certificate.CertificateStructure.SubjectPublicKeyInfo))
            .Set(Attribute.Subject, certificate.SubjectDN.GetDerEncoded())
            .Set(Attribute.Issuer, certificate.IssuerDN.GetDerEncoded())
            .Set(Attribute.SerialNumber, new DerInteger(certificate.SerialNumber).GetDerEncoded())
            .Set(Attribute.Value, certificate.GetEncoded());

    public static Pkcs11Template Public(AsymmetricKeyParameter key)
    {
        Pkcs11Template template = new Pkcs11Template()
            .Set(Attribute.Class, Pkcs11ObjectClass.PublicKey)
            .Set(Attribute.Id, IdOf(SubjectPublicKeyInfoFactory.CreateSubjectPublicKeyInfo(key)));
        return key switch
        {
            RsaKeyParameters rsa => template.Set(Attribute.KeyType, Rsa)
                .Set(Attribute.Modulus, Bytes(rsa.Modulus)).Set(Attribute.PublicExponent, Bytes(rsa.Exponent)),
            ECPublicKeyParameters ec => template.Set(Attribute.KeyType, Ec)
                .Set(Attribute.EcParams, Curve(ec)).Set(Attribute.EcPoint, Octets(ec.Q.GetEncoded(compressed: false))),
            Ed25519PublicKeyParameters ed => Point(template, Edwards, Ed25519, ed.GetEncoded()),
            Ed448PublicKeyParameters ed => Point(template, Edwards, Ed448, ed.GetEncoded()),
            X25519PublicKeyParameters x => Point(template, Montgomery, X25519, x.GetEncoded()),
            X448PublicKeyParameters x => Point(template, Montgomery, X448, x.GetEncoded()),
            _ => throw NotTaken(key),
        };
    }

    public static Pkcs11Template Private(AsymmetricKeyParameter key)
    {
        Pkcs11Template template = new Pkcs11Template()
            .Set(Attribute.Class, Pkcs11ObjectClass.PrivateKey)
            .Set(Attribute.Id, IdOf(SubjectPublicKeyInfoFactory.CreateSubjectPublicKeyInfo(PublicOf(key))));
        return key switch
        {
            RsaPrivateCrtKeyParameters rsa => template.Set(Attribute.KeyType, Rsa)
                .Set(Attribute.Modulus, Bytes(rsa.Modulus)).Set(Attribute.PublicExponent, Bytes(rsa.PublicExponent))
                .Set(Attribute.PrivateExponent, Bytes(rsa.Exponent)).Set(Attribute.Prime1, Bytes(rsa.P)).Set(Attribute.Prime2, Bytes(rsa.Q))
                .Set(Attribute.Exponent1, Bytes(rsa.DP)).Set(Attribute.Exponent2, Bytes(rsa.DQ)).Set(Attribute.Coefficient, Bytes(rsa.QInv)),
            ECPrivateKeyParameters ec => template.Set(Attribute.KeyType, Ec)
                .Set(Attribute.EcParams, Curve(ec)).Set(Attribute.Value, Bytes(ec.D)),
            Ed25519PrivateKeyParameters ed => Value(template, Edwards, Ed25519, ed.GetEncoded()),
            Ed448PrivateKeyParameters ed => Value(template, Edwards, Ed448, ed.GetEncoded()),
            X25519PrivateKeyParameters x => Value(template, Montgomery, X25519, x.GetEncoded()),
            X448PrivateKeyParameters x => Value(template, Montgomery, X448, x.GetEncoded()),
            _ => throw NotTaken(key),
        };
    }

    /// <summary>The public key that belongs to a private one.</summary>
    public static AsymmetricKeyParameter PublicOf(AsymmetricKeyParameter key) => key switch
    {
        RsaPrivateCrtKeyParameters rsa => new RsaKeyParameters(isPrivate: false, rsa.Modulus, rsa.PublicExponent),
        ECPrivateKeyParameters { PublicKeyParamSet: DerObjectIdentifier named } ec =>
            new ECPublicKeyParameters(ec.AlgorithmName, ec.Parameters.G.Multiply(ec.D), named),
        ECPrivateKeyParameters ec => new ECPublicKeyParameters(ec.Parameters.G.Multiply(ec.D), ec.Parameters),
        Ed25519PrivateKeyParameters ed => ed.GeneratePublicKey(),
        Ed448PrivateKeyParameters ed => ed.GeneratePublicKey(),
        X25519PrivateKeyParameters x => x.GeneratePublicKey(),
        X448PrivateKeyParameters x => x.GeneratePublicKey(),
        _ => throw NotTaken(key),
    };

    /// <summary>The key identifier of RFC 5280, 4.2.1.2 (1): SHA-1 of the bits of the public key.</summary>
    private static byte[] IdOf(SubjectPublicKeyInfo key)
    {
#pragma warning disable CA5350 // It names the key, and protects nothing.
        using SHA1 sha1 = SHA1.Create();
#pragma warning restore CA5350
        return sha1.ComputeHash(key.PublicKey.GetBytes());
    }

    private static byte[] Curve(ECKeyParameters key) => key.PublicKeyParamSet is DerObjectIdentifier named
        ? named.GetDerEncoded()
        : new X962Parameters(new X9ECParameters(
            key.Parameters.Curve, new X9ECPoint(key.Parameters.G, compressed: false), key.Parameters.N, key.Parameters.H)).GetDerEncoded();

    private static Pkcs11Template Point(Pkcs11Template template, ulong keyType, string curve, byte[] point) =>
        template.Set(Attribute.KeyType, keyType).Set(Attribute.EcParams, new DerObjectIdentifier(curve).GetDerEncoded()).Set(Attribute.EcPoint, Octets(point));

    private static Pkcs11Template Value(Pkcs11Template template, ulong keyType, string curve, byte[] value) =>
        template.Set(Attribute.KeyType, keyType).Set(Attribute.EcParams, new DerObjectIdentifier(curve).GetDerEncoded()).Set(Attribute.Value, value);

    private static byte[] Octets(byte[] bytes) => new DerOctetString(bytes).GetDerEncoded();

    private static byte[] Bytes(BigInteger number) => number.ToByteArrayUnsigned();

    private static InvalidObjectFileException NotTaken(AsymmetricKeyParameter key) =>
        new($"The file holds a key that is neither RSA nor on a curve, but {key.GetType().Name.Replace("Parameters", "")}.");
}
