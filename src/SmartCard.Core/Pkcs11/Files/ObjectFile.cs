using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security;
using System.Text;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.Pkcs;
using Org.BouncyCastle.Asn1.Sec;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Asn1.X9;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.OpenSsl;
using Org.BouncyCastle.Pkcs;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.X509;

namespace SmartCard.Pkcs11;

/// <summary>Files with keys and certificates: PEM, DER and PFX (PKCS#12).</summary>
/// <remarks>The formats and their encryption are BouncyCastle's; nothing else of it is used.</remarks>
public static class ObjectFile
{
    /// <summary>What a file of 1 MiB or more holds is no key and no certificate.</summary>
    public const int LongestFile = 1024 * 1024;

    private static readonly byte[] PemMark = Encoding.ASCII.GetBytes("-----BEGIN ");

    // Each reads one form of DER; the first that can counts. PFX comes last: it alone takes a password.
    private static readonly Func<byte[], FilePassword, IEnumerable<FileObject>>[] Forms =
    [
        (bytes, _) => Of(new X509CertificateParser().ReadCertificate(bytes)),
        (bytes, _) => Of(PrivateKeyFactory.CreateKey(PrivateKeyInfo.GetInstance(Asn1Object.FromByteArray(bytes)))),
        (bytes, _) => Of(PublicKeyFactory.CreateKey(SubjectPublicKeyInfo.GetInstance(Asn1Object.FromByteArray(bytes)))),
        (bytes, _) => Of(RsaPrivate(bytes)),
        (bytes, _) => Of(EcPrivate(bytes)),
        (bytes, password) => Of(PrivateKeyFactory.DecryptKey(password.GetPassword(), EncryptedPrivateKeyInfo.GetInstance(Asn1Object.FromByteArray(bytes)))),
        ReadPfx,
    ];

    /// <summary>Reads what a file holds; its form is found by its content.</summary>
    /// <param name="content">
    /// The bytes of the file: any number of PEM blocks, or one certificate, private key (PKCS#8, PKCS#1, SEC 1), public key
    /// (SubjectPublicKeyInfo) or PFX in DER.
    /// </param>
    /// <param name="password">The password of an encrypted key or a PFX; null when there is none.</param>
    /// <exception cref="InvalidObjectFileException">It is nothing of the kind, or the password is missing or wrong.</exception>
    public static IReadOnlyList<FileObject> Read(byte[] content, SecureString? password)
    {
        using FilePassword characters = new(password);
        FileObject[] found = IsPem(content) ? [.. ReadPem(content, characters)] : [.. ReadDer(content, characters)];
        return found.Length > 0 ? found : throw new InvalidObjectFileException("The file holds no key and no certificate.");
    }

    private static bool IsPem(byte[] content) =>
        Enumerable.Range(0, Math.Max(0, content.Length - PemMark.Length + 1)).Any(at => PemMark.Select((mark, i) => content[at + i] == mark).All(same => same));

    private static IEnumerable<FileObject> ReadPem(byte[] content, FilePassword password)
    {
        using PemReader reader = new(new StreamReader(new MemoryStream(content), Encoding.ASCII), password);
        while (NextIn(reader, password) is object found)
        {
            FileObject[] objects = found switch
            {
                X509Certificate certificate => [.. Of(certificate)],
                AsymmetricCipherKeyPair pair => [.. Of(pair.Private)],
                AsymmetricKeyParameter key => [.. Of(key)],
                _ => [],
            };
            foreach (FileObject item in objects)
                yield return item;
        }
    }

    private static object? NextIn(PemReader reader, FilePassword password)
    {
        try
        {
            return reader.ReadObject();
        }
        catch (Exception exception) when (IsOfTheFile(exception))
        {
            throw Unreadable(password, exception);
        }
    }

    private static IReadOnlyList<FileObject> ReadDer(byte[] content, FilePassword password)
    {
        Exception? last = null;
        foreach (Func<byte[], FilePassword, IEnumerable<FileObject>> read in Forms)
        {
            try
            {
                return [.. read(content, password)];
            }
            catch (Exception exception) when (IsOfTheFile(exception))
            {
                last = exception;
                if (password.WasAsked && exception is InvalidCipherTextException)
                    break;
            }
        }

        throw Unreadable(password, last!);
    }

    private static IEnumerable<FileObject> ReadPfx(byte[] content, FilePassword password)
    {
        // The structure first: what is none must not be taken for one with a wrong password.
        _ = Pfx.GetInstance(Asn1Object.FromByteArray(content));
        Pkcs12Store store = new Pkcs12StoreBuilder().Build();
        store.Load(new MemoryStream(content), password.GetPassword());
        foreach (string alias in store.Aliases)
        {
            if (store.GetKey(alias) is AsymmetricKeyEntry key)
            {
                foreach (FileObject item in Of(key.Key, alias))
                    yield return item;
                foreach (X509CertificateEntry entry in store.GetCertificateChain(alias) ?? [])
                {
                    foreach (FileObject item in Of(entry.Certificate, alias))
                        yield return item;
                }
            }
            else if (store.GetCertificate(alias) is X509CertificateEntry entry)
            {
                foreach (FileObject item in Of(entry.Certificate, alias))
                    yield return item;
            }
        }
    }

    private static IEnumerable<FileObject> Of(X509Certificate certificate, string? name = null) =>
        [new(Pkcs11ObjectClass.Certificate, KeyTemplates.Certificate(certificate), name)];

    private static IEnumerable<FileObject> Of(AsymmetricKeyParameter key, string? name = null) =>
        key.IsPrivate
            ? [new(Pkcs11ObjectClass.PrivateKey, KeyTemplates.Private(key), name) { PublicKey = Of(KeyTemplates.PublicOf(key), name).Single() }]
            : [new(Pkcs11ObjectClass.PublicKey, KeyTemplates.Public(key), name)];

    private static RsaPrivateCrtKeyParameters RsaPrivate(byte[] bytes)
    {
        RsaPrivateKeyStructure key = RsaPrivateKeyStructure.GetInstance(Asn1Object.FromByteArray(bytes));
        return new(key.Modulus, key.PublicExponent, key.PrivateExponent, key.Prime1, key.Prime2, key.Exponent1, key.Exponent2, key.Coefficient);
    }

    private static AsymmetricKeyParameter EcPrivate(byte[] bytes)
    {
        ECPrivateKeyStructure key = ECPrivateKeyStructure.GetInstance(Asn1Object.FromByteArray(bytes));
        return PrivateKeyFactory.CreateKey(new PrivateKeyInfo(new AlgorithmIdentifier(X9ObjectIdentifiers.IdECPublicKey, key.Parameters), key));
    }

    /// <summary>BouncyCastle throws many kinds of exceptions for bytes that are not what they should be.</summary>
    private static bool IsOfTheFile(Exception exception) => exception is not (InvalidObjectFileException or OutOfMemoryException);

    private static InvalidObjectFileException Unreadable(FilePassword password, Exception exception) =>
        !password.WasAsked ? new("The file is no certificate, no key and no PFX that is known.", exception)
        : password.IsGiven ? new("The file cannot be decrypted: the password is wrong, or the file is damaged.", exception)
        : new("The file is encrypted, and no password is given.", exception);
}
