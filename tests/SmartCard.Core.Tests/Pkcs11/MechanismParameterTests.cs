using System;
using System.Collections;
using System.Linq;
using SmartCard.Fixtures;
using SmartCard.Pkcs11;
using Xunit;

namespace SmartCard.Core.Tests.Pkcs11;

/// <summary>
/// Parameters of mechanisms that SoftHSM2 does not have, as a module reads them that was compiled with the structures of
/// pkcs11t.h. The numbers of hash functions, mask generation and key derivation are those of that header.
/// </summary>
[Collection(SoftHsm.Name)]
public sealed class MechanismParameterTests : IDisposable
{
    private readonly SteeredModule library = SteeredModule.Compile();
    private readonly Pkcs11Session session;

    public MechanismParameterTests()
    {
        SoftHsm.Require();
        session = Pkcs11Module.Load(library.Path).OpenSession(7);
    }

    public static TheoryData<string, Hashtable, string> Parameters { get; } = new()
    {
        { "CKM_AES_CCM", new() { ["Nonce"] = "010203", ["AdditionalData"] = "AABB", ["MacLength"] = 8, ["DataLength"] = 5 }, "0x1088 ulDataLen=5 pNonce=010203 pAAD=AABB ulMACLen=8" },
        { "CKM_AES_CCM", new() { ["Nonce"] = "010203", ["DataLength"] = 5 }, "0x1088 ulDataLen=5 pNonce=010203 pAAD= ulMACLen=16" },
        { "CKM_SHA256_HMAC_GENERAL", new() { ["MacLength"] = 10 }, "0x0252 CK_ULONG=10" },
        { "CKM_AES_CMAC_GENERAL", new() { ["MacLength"] = 4 }, "0x108B CK_ULONG=4" },
        { "CKM_RSA_AES_KEY_WRAP", new(), "0x1054 ulAESKeyBits=256 hashAlg=544 mgf=1 source=1 pSourceData=" },
        { "CKM_RSA_AES_KEY_WRAP", new() { ["AesKeyBits"] = 128, ["Hash"] = "SHA256", ["Label"] = "4C" }, "0x1054 ulAESKeyBits=128 hashAlg=592 mgf=2 source=1 pSourceData=4C" },
        { "CKM_ECDH_AES_KEY_WRAP", new(), "0x1053 ulAESKeyBits=256 kdf=1 pSharedData=" },
        { "CKM_ECDH_AES_KEY_WRAP", new() { ["AesKeyBits"] = 192, ["Kdf"] = "SHA256", ["SharedData"] = "0506" }, "0x1053 ulAESKeyBits=192 kdf=6 pSharedData=0506" },
        { "CKM_EDDSA", new(), "0x1057 NULL" },
        { "CKM_EDDSA", new() { ["Prehash"] = true }, "0x1057 phFlag=1 pContextData=" },
        { "CKM_EDDSA", new() { ["Context"] = "AABBCC" }, "0x1057 phFlag=0 pContextData=AABBCC" },
        { "CKM_EXTRACT_KEY_FROM_KEY", new() { ["FirstBit"] = 21 }, "0x0365 CK_ULONG=21" },
    };

    public void Dispose()
    {
        session.Dispose();
        library.Dispose();
    }

    [Theory]
    [MemberData(nameof(Parameters))]
    public void A_module_reads_what_was_given(string mechanism, Hashtable given, string described)
    {
        session.Digest(new Pkcs11MechanismChoice(mechanism, given), [1]);

        Assert.Equal(described, library.Text("described"));
    }

    [Fact]
    public void Another_key_is_given_as_the_object_that_it_is()
    {
        using TokenSession token = new();
        Pkcs11Object key = token.Session.FindObjects().First();

        session.Digest(new Pkcs11MechanismChoice("CKM_CONCATENATE_BASE_AND_KEY", new Hashtable { ["Key"] = key }), [1]);

        Assert.Equal($"0x0360 CK_ULONG={key.ObjectHandle}", library.Text("described"));
    }

    /// <summary>CCM must know the length of the data before; of what is encrypted, the last bytes are the code (RFC 3610, 2.4).</summary>
    [Fact]
    public void CCM_is_told_the_length_of_data_in_one_piece()
    {
        using TokenSession token = new();
        Pkcs11Object key = token.Session.FindObjects().First();
        Pkcs11MechanismChoice ccm = new("CKM_AES_CCM", new Hashtable { ["Nonce"] = "010203", ["MacLength"] = 8 });

        session.Encrypt(key, ccm, new byte[100]);
        Assert.Equal("0x1088 ulDataLen=100 pNonce=010203 pAAD= ulMACLen=8", library.Text("described"));

        session.Decrypt(key, ccm, new byte[108]);
        Assert.Equal("0x1088 ulDataLen=100 pNonce=010203 pAAD= ulMACLen=8", library.Text("described"));
    }

    [Theory]
    [InlineData("CKM_SHA256_HMAC_GENERAL", "CKM_SHA256_HMAC_GENERAL needs the parameter MacLength.")]
    [InlineData("CKM_EXTRACT_KEY_FROM_KEY", "CKM_EXTRACT_KEY_FROM_KEY needs the parameter FirstBit.")]
    [InlineData("CKM_CONCATENATE_BASE_AND_KEY", "CKM_CONCATENATE_BASE_AND_KEY needs the parameter Key, a key of the same token.")]
    public void A_parameter_that_is_missing_is_an_error_before_the_token_is_asked(string mechanism, string message) =>
        Assert.Equal(message, Assert.Throws<InvalidMechanismParameterException>(() => session.Digest(new Pkcs11MechanismChoice(mechanism), [1])).Message);
}
