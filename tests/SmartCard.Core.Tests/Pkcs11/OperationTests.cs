using System;
using System.Collections;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using SmartCard.Bytes;
using SmartCard.Fixtures;
using SmartCard.Pkcs11;
using Xunit;

namespace SmartCard.Core.Tests.Pkcs11;

/// <summary>What a token does with data, held against openssl, .NET and published vectors.</summary>
[Collection(SoftHsm.Name)]
public sealed class OperationTests : IDisposable
{
    private static readonly byte[] Message = Encoding.ASCII.GetBytes("Hello world\r\n");
    private readonly TokenSession token;

    public OperationTests()
    {
        SoftHsm.Require();
        token = new TokenSession();
    }

    private Pkcs11Session Session => token.Session;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => token.Dispose();

    [Theory]
    [InlineData("P-256", "CKM_ECDSA", "sha256", 32)]
    [InlineData("P-384", "CKM_ECDSA", "sha384", 48)]
    [InlineData("P-521", "CKM_ECDSA", "sha512", 64)]
    [InlineData("secp256k1", "CKM_ECDSA", "sha256", 32)]
    [InlineData("brainpoolP256r1", "CKM_ECDSA", "sha256", 32)]
    public void Openssl_verifies_a_signature_of_ECDSA(string curve, string mechanism, string hash, int digestLength)
    {
        Pkcs11KeyPair pair = token.NewPair(KeyPairPlan.OnCurve(NamedCurve.FromName(curve)!));
        byte[] digest = Digest(hash);
        Assert.Equal(digestLength, digest.Length);

        byte[] signature = Session.Sign(pair.PrivateKey, new Pkcs11MechanismChoice(mechanism), digest);

        Assert.True(Session.Verify(pair.PublicKey, new Pkcs11MechanismChoice(mechanism), digest, signature));
        string told = SoftHsm.Run(
            "openssl", "dgst", $"-{hash}", "-verify", token.PublicPem(pair.PublicKey),
            "-signature", token.Write("signature", EcdsaSignature.ToDer(signature)), token.Write("message", Message));
        Assert.Equal("Verified OK", told.Trim());
    }

    [Theory]
    [InlineData("CKM_SHA256_RSA_PKCS", "sha256", null)]
    [InlineData("CKM_SHA512_RSA_PKCS", "sha512", null)]
    [InlineData("CKM_SHA256_RSA_PKCS_PSS", "sha256", 32)]
    [InlineData("CKM_SHA256_RSA_PKCS_PSS", "sha256", 20)]
    [InlineData("CKM_SHA384_RSA_PKCS_PSS", "sha384", 48)]
    public void Openssl_verifies_a_signature_of_RSA(string mechanism, string hash, int? saltLength)
    {
        Pkcs11KeyPair pair = token.NewPair(KeyPairPlan.Rsa(2048));
        Hashtable parameter = saltLength is null ? [] : new() { ["SaltLength"] = saltLength };

        byte[] signature = Session.Sign(pair.PrivateKey, new Pkcs11MechanismChoice(mechanism, parameter), Message);

        string[] options = saltLength is null ? [] : ["-sigopt", "rsa_padding_mode:pss", "-sigopt", $"rsa_pss_saltlen:{saltLength}"];
        string told = SoftHsm.Run("openssl", [
            "dgst", $"-{hash}", "-verify", token.PublicPem(pair.PublicKey), .. options,
            "-signature", token.Write("signature", signature), token.Write("message", Message)]);
        Assert.Equal("Verified OK", told.Trim());
    }

    [Fact]
    public void Openssl_verifies_a_signature_of_Ed25519()
    {
        Pkcs11KeyPair pair = token.NewPair(KeyPairPlan.OnCurve(NamedCurve.FromName("Ed25519")!));

        byte[] signature = Session.Sign(pair.PrivateKey, new Pkcs11MechanismChoice("CKM_EDDSA"), Message);

        string told = SoftHsm.Run(
            "openssl", "pkeyutl", "-verify", "-pubin", "-inkey", token.PublicPem(pair.PublicKey), "-rawin",
            "-sigfile", token.Write("signature", signature), "-in", token.Write("message", Message));
        Assert.Equal("Signature Verified Successfully", told.Trim());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(-1)]
    public void A_signature_that_is_not_right_is_not(int change)
    {
        Pkcs11KeyPair pair = token.NewPair(KeyPairPlan.Rsa(2048));
        Pkcs11MechanismChoice mechanism = new("CKM_SHA256_RSA_PKCS");
        byte[] signature = Session.Sign(pair.PrivateKey, mechanism, Message);

        byte[] changed = change < 0 ? signature[1..] : [.. signature.Select((value, i) => i == change ? (byte)(value ^ 1) : value)];

        Assert.False(Session.Verify(pair.PublicKey, mechanism, Message, changed));
        Assert.True(Session.Verify(pair.PublicKey, mechanism, Message, signature));
    }

    [Theory]
    [InlineData("CKM_AES_CBC_PAD", "aes-256-cbc", "Iv")]
    [InlineData("CKM_AES_CTR", "aes-256-ctr", "CounterBlock")]
    public void Openssl_decrypts_what_a_token_encrypted(string mechanism, string cipher, string parameter)
    {
        byte[] value = RandomNumberGenerator.GetBytes(32);
        Pkcs11Object key = token.Aes(value);
        Pkcs11MechanismChoice choice = new Pkcs11MechanismChoice(mechanism).ForEncryption(Session);

        byte[] encrypted = Session.Encrypt(key, choice, Message);

        string iv = ((string)choice.Parameter[parameter]!).Replace(" ", "", StringComparison.Ordinal);
        string decrypted = SoftHsm.Run(
            "openssl", "enc", "-d", $"-{cipher}", "-K", Convert.ToHexString(value), "-iv", iv, "-in", token.Write("encrypted", encrypted));
        Assert.Equal(Encoding.ASCII.GetString(Message), decrypted);
        Assert.Equal(Message, Session.Decrypt(key, new Pkcs11MechanismChoice(mechanism, choice.Parameter), encrypted));
    }

    [Fact]
    public void AES_GCM_gives_what_dotnet_has()
    {
        byte[] value = RandomNumberGenerator.GetBytes(32);
        byte[] iv = RandomNumberGenerator.GetBytes(12);
        byte[] additional = Encoding.ASCII.GetBytes("header");
        byte[] expected = new byte[Message.Length];
        byte[] tag = new byte[16];
        using AesGcm gcm = new(value, tag.Length);
        gcm.Encrypt(iv, Message, expected, tag, additional);
        Pkcs11MechanismChoice choice = new("CKM_AES_GCM", new Hashtable { ["Iv"] = iv, ["AdditionalData"] = additional });

        byte[] encrypted = Session.Encrypt(token.Aes(value), choice, Message);

        Assert.Equal([.. expected, .. tag], encrypted);
    }

    [Fact]
    public void A_changed_GCM_text_is_refused_and_the_session_goes_on()
    {
        Pkcs11Object key = token.Aes(RandomNumberGenerator.GetBytes(16));
        Pkcs11MechanismChoice choice = new Pkcs11MechanismChoice("CKM_AES_GCM").ForEncryption(Session);
        byte[] encrypted = Session.Encrypt(key, choice, Message);
        encrypted[0] ^= 1;

        Assert.Throws<Pkcs11Exception>(() => Session.Decrypt(key, choice, encrypted));

        encrypted[0] ^= 1;
        Assert.Equal(Message, Session.Decrypt(key, choice, encrypted));
    }

    [Fact]
    public void An_IV_is_never_used_twice()
    {
        Pkcs11MechanismChoice choice = new("CKM_AES_GCM");

        string[] ivs = [.. Enumerable.Range(0, 100).Select(_ => (string)choice.ForEncryption(Session).Parameter["Iv"]!)];

        Assert.Equal(100, ivs.Distinct().Count());
        Assert.Empty(choice.Parameter);
    }

    [Fact]
    public void A_token_decrypts_OAEP_of_openssl()
    {
        Pkcs11KeyPair pair = token.NewPair(KeyPairPlan.Rsa(2048));
        string encrypted = token.FileOf("encrypted");
        _ = SoftHsm.Run(
            "openssl", "pkeyutl", "-encrypt", "-pubin", "-inkey", token.PublicPem(pair.PublicKey), "-pkeyopt", "rsa_padding_mode:oaep",
            "-in", token.Write("message", Message), "-out", encrypted);

        Assert.Equal(Message, Session.Decrypt(pair.PrivateKey, new Pkcs11MechanismChoice("CKM_RSA_PKCS_OAEP"), File.ReadAllBytes(encrypted)));
    }

    [Fact]
    public void ECDH_gives_the_secret_that_openssl_has()
    {
        string other = token.FileOf("other.pem");
        _ = SoftHsm.Run("openssl", "ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", other);
        string otherPublic = token.FileOf("other-public.pem");
        _ = SoftHsm.Run("openssl", "ec", "-in", other, "-pubout", "-out", otherPublic);
        var theirs = Assert.IsType<Pkcs11PublicKey>(token.Import(File.ReadAllBytes(otherPublic)).Single());
        Pkcs11KeyPair ours = token.NewPair(KeyPairPlan.OnCurve(NamedCurve.FromName("P-256")!));
        string secret = token.FileOf("secret");
        _ = SoftHsm.Run("openssl", "pkeyutl", "-derive", "-inkey", other, "-peerkey", token.PublicPem(ours.PublicKey), "-out", secret);
        Pkcs11Template template = Pkcs11Template.ForKey(Pkcs11ObjectClass.SecretKey, "CKK_GENERIC_SECRET", 32);
        template.Set(new Hashtable { ["CKA_TOKEN"] = false, ["CKA_SENSITIVE"] = false, ["CKA_EXTRACTABLE"] = true });

        Pkcs11Object derived = Session.DeriveKey(ours.PrivateKey, new Pkcs11MechanismChoice("CKM_ECDH1_DERIVE", new Hashtable { ["PublicKey"] = theirs }), template);

        Assert.Equal(File.ReadAllBytes(secret), ObjectExport.Read(derived).Content);
    }

    [Fact]
    public void A_wrapped_key_is_that_of_RFC_3394()
    {
        // RFC 3394, 4.6: wrap 256 bits of key data with a 256-bit KEK.
        Pkcs11Object wrapping = token.Aes(HexText.Parse("000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F"));
        Pkcs11Object key = token.Aes(HexText.Parse("00112233445566778899AABBCCDDEEFF000102030405060708090A0B0C0D0E0F"));
        Pkcs11MechanismChoice mechanism = new("CKM_AES_KEY_WRAP");

        byte[] wrapped = Session.WrapKey(wrapping, mechanism, key);

        Assert.Equal("28C9F404C4B810F4CBCCB35CFB87F8263F5786E2D80ED326CBC7F0E71A99F43BFB988B9B7A02DD21", Convert.ToHexString(wrapped));
        Pkcs11Template template = Pkcs11Template.ForKey(Pkcs11ObjectClass.SecretKey, "CKK_AES", length: null);
        template.Set(new Hashtable { ["CKA_TOKEN"] = false, ["CKA_SENSITIVE"] = false, ["CKA_EXTRACTABLE"] = true });
        Pkcs11Object back = Session.UnwrapKey(wrapping, mechanism, wrapped, template);
        Assert.Equal("00112233445566778899AABBCCDDEEFF000102030405060708090A0B0C0D0E0F", Convert.ToHexString(ObjectExport.Read(back).Content));
    }

    [Theory]
    [InlineData("CKM_SHA384", "sha384")]
    [InlineData("CKM_SHA256", "sha256")]
    [InlineData("CKM_SHA512", "sha512")]
    public void A_digest_in_one_piece_and_in_parts_is_that_of_dotnet(string mechanism, string hash)
    {
        byte[] data = RandomNumberGenerator.GetBytes(1_000_000);
        byte[] expected = Digest(hash, data);
        long read = 0;

        Assert.Equal(expected, Session.Digest(new Pkcs11MechanismChoice(mechanism), data));
        Assert.Equal(expected, Session.Digest(new Pkcs11MechanismChoice(mechanism), new MemoryStream(data), at => read = at, Stop));
        Assert.Equal(data.Length, read);
    }

    [Fact]
    public void Parts_that_are_encrypted_come_back()
    {
        byte[] data = RandomNumberGenerator.GetBytes(1_000_003);
        Pkcs11Object key = token.Aes(RandomNumberGenerator.GetBytes(32));
        Pkcs11MechanismChoice choice = new Pkcs11MechanismChoice("CKM_AES_CBC_PAD").ForEncryption(Session);
        using MemoryStream encrypted = new();
        using MemoryStream decrypted = new();

        Session.Encrypt(key, choice, new MemoryStream(data), encrypted, stopped: Stop);
        Assert.Equal(Session.Encrypt(key, choice, data), encrypted.ToArray());
        encrypted.Position = 0;
        Session.Decrypt(key, choice, encrypted, decrypted, stopped: Stop);

        Assert.Equal(data, decrypted.ToArray());
    }

    [Fact]
    public void Parts_are_signed_and_verified_as_the_whole_is()
    {
        byte[] data = RandomNumberGenerator.GetBytes(300_000);
        Pkcs11KeyPair pair = token.NewPair(KeyPairPlan.Rsa(2048));
        Pkcs11MechanismChoice mechanism = new("CKM_SHA256_RSA_PKCS");

        byte[] signature = Session.Sign(pair.PrivateKey, mechanism, new MemoryStream(data), stopped: Stop);

        Assert.Equal(Session.Sign(pair.PrivateKey, mechanism, data), signature);
        Assert.True(Session.Verify(pair.PublicKey, mechanism, new MemoryStream(data), signature, stopped: Stop));
        data[299_999] ^= 1;
        Assert.False(Session.Verify(pair.PublicKey, mechanism, new MemoryStream(data), signature, stopped: Stop));
    }

    [Fact]
    public void After_a_stop_in_the_middle_the_session_goes_on()
    {
        Pkcs11KeyPair pair = token.NewPair(KeyPairPlan.Rsa(2048));
        Pkcs11MechanismChoice mechanism = new("CKM_SHA256_RSA_PKCS");
        using CancellationTokenSource stop = new();

        Assert.Throws<OperationCanceledException>(() =>
            Session.Sign(pair.PrivateKey, mechanism, new MemoryStream(new byte[1_000_000]), progress: _ => stop.Cancel(), stopped: stop.Token));

        Assert.NotEmpty(Session.Sign(pair.PrivateKey, mechanism, Message));
    }

    [Fact]
    public void After_a_file_that_breaks_off_the_session_goes_on()
    {
        Pkcs11Object key = token.Aes(new byte[16]);
        Pkcs11MechanismChoice choice = new Pkcs11MechanismChoice("CKM_AES_CBC").ForEncryption(Session);
        FileStream closed = File.OpenRead(token.Write("closed", new byte[100_000]));

        Assert.Throws<ObjectDisposedException>(() => Session.Encrypt(key, choice, closed, Stream.Null, progress: _ => closed.Dispose(), stopped: Stop));

        Assert.Equal(16, Session.Encrypt(key, choice, new byte[16]).Length);
    }

    [Fact]
    public void A_mechanism_that_the_token_lacks_is_an_error_that_lists_those_it_has()
    {
        Pkcs11KeyPair pair = token.NewPair(KeyPairPlan.Rsa(2048));

        Pkcs11MechanismException exception = Assert.Throws<Pkcs11MechanismException>(() =>
            Session.Sign(pair.PrivateKey, new Pkcs11MechanismChoice("CKM_SHA3_256_RSA_PKCS"), Message));

        Assert.Equal("CKM_SHA3_256_RSA_PKCS", exception.Mechanism);
        Assert.Contains("CKM_SHA256_RSA_PKCS", exception.Available);
        Assert.DoesNotContain("CKM_AES_GCM", exception.Available);
        Assert.Contains("CKM_SHA256_RSA_PKCS", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CKM_NOTHING", null, "There is no mechanism \"CKM_NOTHING\".")]
    [InlineData("CKM_AES_GCM", "Salt", "CKM_AES_GCM takes the parameters Iv, AdditionalData, TagBits, and not \"Salt\".")]
    public void A_parameter_that_is_none_is_refused(string mechanism, string? parameter, string message)
    {
        Hashtable given = parameter is null ? [] : new() { [parameter] = 1 };

        Assert.Equal(message, Assert.Throws<InvalidMechanismParameterException>(() => new Pkcs11MechanismChoice(mechanism, given)).Message);
    }

    [Fact]
    public void An_IV_that_is_missing_for_decryption_is_an_error_before_the_token_is_asked() =>
        Assert.Equal(
            "CKM_AES_CBC needs the parameter Iv.",
            Assert.Throws<InvalidMechanismParameterException>(() => Session.Decrypt(token.Aes(new byte[16]), new Pkcs11MechanismChoice("AES_CBC"), new byte[16])).Message);

    [Fact]
    public void Random_bytes_are_as_many_as_were_asked_for_and_others_each_time()
    {
        Session.SeedRandom([1, 2, 3]);
        Assert.Equal(33, Session.GenerateRandom(33).Length);
        Assert.NotEqual(Session.GenerateRandom(16), Session.GenerateRandom(16));
    }

    [Fact]
    public void Random_bytes_fill_an_array_to_its_end()
    {
        byte[] random = new byte[1_000_003];

        Session.GenerateRandom(random);

        // All of the last 16 are zero once in 2 to the 128th runs.
        Assert.Contains(random[^16..], value => value is not 0);
    }

    [Fact]
    public void Several_threads_use_one_session()
    {
        Pkcs11KeyPair pair = token.NewPair(KeyPairPlan.Rsa(1024));
        Pkcs11MechanismChoice mechanism = new("CKM_SHA256_RSA_PKCS");
        byte[] expected = Session.Sign(pair.PrivateKey, mechanism, Message);

        byte[][] signatures = [.. Enumerable.Range(0, 200).AsParallel().WithDegreeOfParallelism(8).Select(_ => Session.Sign(pair.PrivateKey, mechanism, Message))];

        Assert.All(signatures, signature => Assert.Equal(expected, signature));
    }

    private static byte[] Digest(string hash) => Digest(hash, Message);

    private static byte[] Digest(string hash, byte[] data)
    {
        using HashAlgorithm algorithm = hash switch
        {
            "sha256" => SHA256.Create(),
            "sha384" => SHA384.Create(),
            _ => SHA512.Create(),
        };
        return algorithm.ComputeHash(data);
    }
}
