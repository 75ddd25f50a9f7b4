using System;
using System.Collections;
using System.IO;
using System.Linq;
using System.Text;
using SmartCard.Fixtures;
using SmartCard.Pkcs11;
using Xunit;

namespace SmartCard.Core.Tests.Pkcs11;

/// <summary>Files of openssl that become objects, and objects that become files which openssl reads.</summary>
[Collection(SoftHsm.Name)]
public sealed class ObjectFileTests : IDisposable
{
    private const string Password = "a long password";
    private static readonly byte[] Message = Encoding.ASCII.GetBytes("Hello world");
    private readonly TokenSession token;

    public ObjectFileTests()
    {
        SoftHsm.Require();
        token = new TokenSession();
    }

    public void Dispose() => token.Dispose();

    // Each: how openssl makes the key, how it writes it, how the token signs, how openssl verifies.
    [Theory]
    [InlineData("RSA", "pkcs8", "PEM")]
    [InlineData("RSA", "pkcs8", "DER")]
    [InlineData("RSA", "traditional", "PEM")]
    [InlineData("RSA", "traditional", "DER")]
    [InlineData("RSA", "encrypted", "PEM")]
    [InlineData("RSA", "encrypted", "DER")]
    [InlineData("EC", "pkcs8", "PEM")]
    [InlineData("EC", "traditional", "PEM")]
    [InlineData("EC", "traditional", "DER")]
    [InlineData("EC", "encrypted", "DER")]
    [InlineData("ED25519", "pkcs8", "PEM")]
    [InlineData("ED25519", "pkcs8", "DER")]
    public void A_private_key_of_openssl_signs_on_the_token(string kind, string form, string encoding)
    {
        (string original, string publicKey) = NewKey(kind);
        string file = token.FileOf("key");
        string[] options = form switch
        {
            "encrypted" => ["pkcs8", "-topk8", "-in", original, "-outform", encoding, "-v2", "aes-256-cbc", "-passout", "pass:secret", "-out", file],
            "traditional" => [kind is "RSA" ? "rsa" : "ec", "-in", original, "-outform", encoding, "-out", file, .. kind is "RSA" ? new[] { "-traditional" } : []],
            _ => ["pkcs8", "-topk8", "-nocrypt", "-in", original, "-outform", encoding, "-out", file],
        };
        _ = SoftHsm.Run("openssl", options);

        Pkcs11Object key = token.Import(File.ReadAllBytes(file), form is "encrypted" ? "secret" : null).Single();

        Assert.IsType<Pkcs11PrivateKey>(key);
        AssertSigns(kind, key, publicKey);
    }

    [Theory]
    [InlineData("RSA")]
    [InlineData("EC")]
    [InlineData("ED25519")]
    public void A_PFX_of_openssl_gives_a_key_and_a_certificate_of_the_same_id(string kind)
    {
        (string original, string publicKey) = NewKey(kind);
        string certificate = token.FileOf("certificate.pem");
        _ = SoftHsm.Run("openssl", "req", "-x509", "-new", "-key", original, "-subj", "/CN=Somebody", "-days", "30", "-out", certificate);
        string pfx = token.FileOf("both.pfx");
        _ = SoftHsm.Run("openssl", "pkcs12", "-export", "-inkey", original, "-in", certificate, "-name", "my key", "-passout", $"pass:{Password}", "-out", pfx);

        FileObject[] items = [.. ObjectFile.Read(File.ReadAllBytes(pfx), TokenSession.Secure(Password))];
        Pkcs11Object[] objects = token.Import(File.ReadAllBytes(pfx), Password);

        Assert.All(items, item => Assert.Equal("my key", item.Name));
        Assert.Equal([Pkcs11ObjectClass.PrivateKey, Pkcs11ObjectClass.Certificate], objects.Select(item => item.Class));
        Assert.Equal(objects[0].Id, objects[1].Id);
        Assert.Equal("CN=Somebody", ((Pkcs11Certificate)objects[1]).Subject);
        AssertSigns(kind, objects[0], publicKey);
    }

    [Fact]
    public void The_id_is_the_key_identifier_that_openssl_puts_into_a_certificate()
    {
        (string original, _) = NewKey("EC");
        string certificate = token.FileOf("certificate.pem");
        _ = SoftHsm.Run("openssl", "req", "-x509", "-new", "-key", original, "-subj", "/CN=Somebody", "-addext", "subjectKeyIdentifier=hash", "-out", certificate);
        string told = SoftHsm.Run("openssl", "x509", "-in", certificate, "-noout", "-ext", "subjectKeyIdentifier").Split('\n')[1].Trim();

        Assert.Equal(told.Replace(':', ' '), token.Import(File.ReadAllBytes(certificate)).Single().Id);
    }

    [Theory]
    [InlineData(null, "The file is encrypted, and no password is given.")]
    [InlineData("wrong", "The file cannot be decrypted: the password is wrong, or the file is damaged.")]
    public void Without_the_right_password_nothing_is_read(string? password, string message)
    {
        (string original, _) = NewKey("RSA");
        foreach (string encoding in new[] { "PEM", "DER" })
        {
            string file = token.FileOf("key");
            _ = SoftHsm.Run("openssl", "pkcs8", "-topk8", "-in", original, "-outform", encoding, "-passout", "pass:secret", "-out", file);

            InvalidObjectFileException exception = Assert.Throws<InvalidObjectFileException>(() =>
                ObjectFile.Read(File.ReadAllBytes(file), password is null ? null : TokenSession.Secure(password)));

            Assert.Equal(message, exception.Message);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("text")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")]
    [InlineData("-----BEGIN PRIVATE KEY-----\n")]
    [InlineData("-----BEGIN NOTHING-----\nAAAA\n-----END NOTHING-----\n")]
    [InlineData("0\u0003\u0002\u0001\u0001")]
    public void What_is_no_such_file_is_refused(string content) =>
        Assert.Throws<InvalidObjectFileException>(() => ObjectFile.Read(Encoding.Latin1.GetBytes(content), password: null));

    [Fact]
    public void Damaged_files_are_refused_and_nothing_else()
    {
        (string original, _) = NewKey("EC");
        string der = token.FileOf("key.der");
        _ = SoftHsm.Run("openssl", "pkcs8", "-topk8", "-nocrypt", "-in", original, "-outform", "DER", "-out", der);
        byte[] content = File.ReadAllBytes(der);
        for (int at = 0; at < content.Length; at++)
        {
            byte[] damaged = (byte[])content.Clone();
            damaged[at] ^= 0x41;
            Exception? exception = Record.Exception(() => ObjectFile.Read(damaged, password: null));
            Assert.True(exception is null or InvalidObjectFileException, $"{at}: {exception}");
        }
    }

    [Theory]
    [InlineData("RSA")]
    [InlineData("EC")]
    [InlineData("ED25519")]
    public void Openssl_reads_a_key_that_may_leave_the_token(string kind)
    {
        (string original, string publicKey) = NewKey(kind);
        FileObject item = ObjectFile.Read(File.ReadAllBytes(original), password: null).Single();
        Pkcs11Template template = item.TemplateForToken(Pkcs11KeyUsage.None, extractable: true);
        template.Set(new Hashtable { ["CKA_TOKEN"] = false, ["CKA_SENSITIVE"] = false });
        Pkcs11Object key = token.Session.CreateObject(template);

        string file = token.FileOf("back.pem");
        File.WriteAllText(file, ObjectExport.Read(key).ToPem());

        Assert.Equal(File.ReadAllText(publicKey), SoftHsm.Run("openssl", "pkey", "-in", file, "-pubout"));
    }

    [Fact]
    public void A_sensitive_key_does_not_become_a_file()
    {
        Pkcs11KeyPair pair = token.NewPair(KeyPairPlan.Rsa(1024));

        InvalidObjectFileException exception = Assert.Throws<InvalidObjectFileException>(() => ObjectExport.Read(pair.PrivateKey));

        Assert.EndsWith("does not leave the token: its CKA_PRIVATE_EXPONENT is secret.", exception.Message, StringComparison.Ordinal);
    }

    private (string PrivateKey, string PublicKey) NewKey(string kind)
    {
        string privateKey = token.FileOf("original.pem");
        string[] options = kind switch
        {
            "RSA" => ["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"],
            "EC" => ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"],
            _ => ["-algorithm", kind],
        };
        _ = SoftHsm.Run("openssl", ["genpkey", .. options, "-out", privateKey]);
        string publicKey = token.FileOf("public.pem");
        _ = SoftHsm.Run("openssl", "pkey", "-in", privateKey, "-pubout", "-out", publicKey);
        return (privateKey, publicKey);
    }

    private void AssertSigns(string kind, Pkcs11Object key, string publicKey)
    {
        Pkcs11Session session = token.Session;
        byte[] digest = System.Security.Cryptography.SHA256.HashData(Message);
        string message = token.Write("message", Message);
        byte[] signature = kind switch
        {
            "RSA" => session.Sign(key, new Pkcs11MechanismChoice("CKM_SHA256_RSA_PKCS"), Message),
            "EC" => EcdsaSignature.ToDer(session.Sign(key, new Pkcs11MechanismChoice("CKM_ECDSA"), digest)),
            _ => session.Sign(key, new Pkcs11MechanismChoice("CKM_EDDSA"), Message),
        };
        string signed = token.Write("signature", signature);
        string told = kind is "ED25519"
            ? SoftHsm.Run("openssl", "pkeyutl", "-verify", "-pubin", "-inkey", publicKey, "-rawin", "-sigfile", signed, "-in", message)
            : SoftHsm.Run("openssl", "dgst", "-sha256", "-verify", publicKey, "-signature", signed, message);
        Assert.Contains(told.Trim(), new[] { "Verified OK", "Signature Verified Successfully" });
    }
}
