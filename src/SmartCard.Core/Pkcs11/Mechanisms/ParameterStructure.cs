using System;
using System.Collections.Generic;
using System.Linq;
using Net.Pkcs11Interop.HighLevelAPI;
using Net.Pkcs11Interop.HighLevelAPI.Factories;
using Net.Pkcs11Interop.HighLevelAPI.MechanismParams;

namespace SmartCard.Pkcs11;

/// <summary>What kind of parameters a mechanism takes, and how the structure of C is made of them.</summary>
internal sealed class ParameterStructure
{
    private const string DataLength = "DataLength";
    private const int AesBlock = 16;
    private const int DesBlock = 8;

    // NIST SP 800-38D, 5.2.1.1: 96 bits are what a random IV of GCM should have.
    private const int GcmIv = 12;
    private const ulong GcmTagBits = 128;

    // RFC 5116, 5.3: a nonce of 12 octets and a tag of 16.
    private const int CcmNonce = 12;
    private const ulong CcmMacLength = 16;
    private const ulong AesKeyBits = 256;
    private const ulong CounterBits = 128;
    private const ulong BitsOfByte = 8;

    private static readonly HashTable Sha1 = HashTable.Find("SHA1")!;
    private static readonly HashTable Sha256 = HashTable.Find("SHA256")!;

    /// <summary>A mechanism that is in no table takes the bytes of its parameter as they are.</summary>
    private static readonly ParameterStructure Raw = new([new("Bytes")], (_, values) => values.Bytes("Bytes"));

    private static readonly ParameterStructure AesIv = Iv(AesBlock);
    private static readonly ParameterStructure DesIv = Iv(DesBlock);

    // PKCS#11 3.0, 2.11 to 2.14; an IV that is not given is that of RFC 3394.
    private static readonly ParameterStructure KeyWrapIv = new([new("Iv")], (_, values) => values.Bytes("Iv"));

    private static readonly ParameterStructure Oaep = new([new("Hash"), new("MaskHash"), new("Label")], MakeOaep);

    // PKCS#11 3.0, "RSA AES KEY WRAP" and "ECDH AES KEY WRAP": the key that is wrapped is encrypted with an AES key of that length, and this one with RSA or ECDH.
    private static readonly ParameterStructure RsaAesKeyWrap = new([new("AesKeyBits"), new("Hash"), new("MaskHash"), new("Label")], (factory, values) =>
        factory.CreateCkRsaAesKeyWrapParams(values.Number("AesKeyBits", AesKeyBits), MakeOaep(factory, values)));

    private static readonly ParameterStructure EcdhAesKeyWrap = new([new("AesKeyBits"), new("Kdf"), new("SharedData")], (factory, values) =>
        factory.CreateCkEcdhAesKeyWrapParams(values.Number("AesKeyBits", AesKeyBits), values.KeyDerivation("Kdf"), values.Bytes("SharedData")));

    private static readonly ParameterStructure Gcm = new([new("Iv", GcmIv), new("AdditionalData"), new("TagBits")], (factory, values) =>
    {
        byte[] iv = values.NeededBytes("Iv");
        return factory.CreateCkGcmParams(iv, (ulong)iv.Length * BitsOfByte, values.Bytes("AdditionalData"), values.Number("TagBits", GcmTagBits));
    });

    private static readonly ParameterStructure Ccm = new([new("Nonce", CcmNonce), new("AdditionalData"), new("MacLength"), new(DataLength)], (factory, values) =>
        factory.CreateCkCcmParams(values.NeededNumber(DataLength), values.NeededBytes("Nonce"), values.Bytes("AdditionalData"), values.Number("MacLength", CcmMacLength)));

    // The length of a message authentication code that is cut off, in bytes.
    private static readonly ParameterStructure MacGeneral = new([new("MacLength")], (factory, values) =>
        factory.CreateCkMacGeneralParams(values.NeededNumber("MacLength")));

    // PKCS#11 3.0, "EdDSA mechanism parameters": CK_EDDSA_PARAMS, or none at all for plain Ed25519.
    private static readonly ParameterStructure EdDsa = new([new("Prehash"), new("Context")], (_, values) =>
    {
        byte[] context = values.Bytes("Context") ?? [];
        return values.Has("Prehash") || values.Has("Context")
            ? new NativeStructure().Flag(values.Flag("Prehash")).Number((ulong)context.Length).Pointer(context)
            : null;
    });

    private static readonly ParameterStructure OtherKey = new([new("Key")], (_, values) => new NativeStructure().Number(values.NeededKey("Key")));

    private static readonly ParameterStructure FirstBit = new([new("FirstBit")], (factory, values) => factory.CreateCkExtractParams(values.NeededNumber("FirstBit")));

    private static readonly ParameterStructure Ctr = new([new("CounterBlock", AesBlock), new("CounterBits")], (factory, values) =>
        factory.CreateCkAesCtrParams(values.Number("CounterBits", CounterBits), values.NeededBytes("CounterBlock")));

    private static readonly ParameterStructure Ecdh = new([new("PublicKey"), new("Kdf"), new("SharedData")], (factory, values) =>
        factory.CreateCkEcdh1DeriveParams(values.KeyDerivation("Kdf"), values.Bytes("SharedData"), values.NeededBytes("PublicKey")));

    private static readonly ParameterStructure DerivationData = new([new("Data")], (factory, values) =>
        factory.CreateCkKeyDerivationStringData(values.NeededBytes("Data")));

    private static readonly HashSet<string> WithMoreThanALength = ["CKM_RC2_MAC_GENERAL", "CKM_RC5_MAC_GENERAL"];

    private static readonly Dictionary<string, ParameterStructure> Structures = new()
    {
        ["CKM_RSA_PKCS_PSS"] = Pss(Sha256),
        ["CKM_SHA1_RSA_PKCS_PSS"] = Pss(Sha1),
        ["CKM_SHA224_RSA_PKCS_PSS"] = Pss(HashTable.Find("SHA224")!),
        ["CKM_SHA256_RSA_PKCS_PSS"] = Pss(Sha256),
        ["CKM_SHA384_RSA_PKCS_PSS"] = Pss(HashTable.Find("SHA384")!),
        ["CKM_SHA512_RSA_PKCS_PSS"] = Pss(HashTable.Find("SHA512")!),
        ["CKM_SHA3_224_RSA_PKCS_PSS"] = Pss(HashTable.Find("SHA3-224")!),
        ["CKM_SHA3_256_RSA_PKCS_PSS"] = Pss(HashTable.Find("SHA3-256")!),
        ["CKM_SHA3_384_RSA_PKCS_PSS"] = Pss(HashTable.Find("SHA3-384")!),
        ["CKM_SHA3_512_RSA_PKCS_PSS"] = Pss(HashTable.Find("SHA3-512")!),
        ["CKM_RSA_PKCS_OAEP"] = Oaep,
        ["CKM_AES_GCM"] = Gcm,
        ["CKM_AES_CCM"] = Ccm,
        ["CKM_AES_CTR"] = Ctr,
        ["CKM_AES_CBC"] = AesIv,
        ["CKM_AES_CBC_PAD"] = AesIv,
        ["CKM_AES_OFB"] = AesIv,
        ["CKM_AES_CFB1"] = AesIv,
        ["CKM_AES_CFB8"] = AesIv,
        ["CKM_AES_CFB64"] = AesIv,
        ["CKM_AES_CFB128"] = AesIv,
        ["CKM_AES_KEY_WRAP"] = KeyWrapIv,
        ["CKM_AES_KEY_WRAP_PAD"] = KeyWrapIv,
        ["CKM_AES_KEY_WRAP_KWP"] = KeyWrapIv,
        ["CKM_DES_CBC"] = DesIv,
        ["CKM_DES_CBC_PAD"] = DesIv,
        ["CKM_DES3_CBC"] = DesIv,
        ["CKM_DES3_CBC_PAD"] = DesIv,
        ["CKM_RSA_AES_KEY_WRAP"] = RsaAesKeyWrap,
        ["CKM_ECDH_AES_KEY_WRAP"] = EcdhAesKeyWrap,
        ["CKM_EDDSA"] = EdDsa,
        ["CKM_ECDH1_DERIVE"] = Ecdh,
        ["CKM_ECDH1_COFACTOR_DERIVE"] = Ecdh,
        ["CKM_CONCATENATE_BASE_AND_KEY"] = OtherKey,
        ["CKM_EXTRACT_KEY_FROM_KEY"] = FirstBit,
        ["CKM_CONCATENATE_BASE_AND_DATA"] = DerivationData,
        ["CKM_CONCATENATE_DATA_AND_BASE"] = DerivationData,
        ["CKM_XOR_BASE_AND_DATA"] = DerivationData,
        ["CKM_AES_ECB_ENCRYPT_DATA"] = DerivationData,
        ["CKM_DES3_ECB_ENCRYPT_DATA"] = DerivationData,
        ["CKM_AES_CBC_ENCRYPT_DATA"] = new([new("Iv"), new("Data")], (factory, values) =>
            factory.CreateCkAesCbcEncryptDataParams(values.NeededBytes("Iv"), values.NeededBytes("Data"))),
        ["CKM_DES3_CBC_ENCRYPT_DATA"] = new([new("Iv"), new("Data")], (factory, values) =>
            factory.CreateCkDesCbcEncryptDataParams(values.NeededBytes("Iv"), values.NeededBytes("Data"))),
    };

    private readonly Func<IMechanismParamsFactory, ParameterValues, object?> make;

    private ParameterStructure(IReadOnlyList<ParameterField> fields, Func<IMechanismParamsFactory, ParameterValues, object?> make)
    {
        Fields = fields;
        this.make = make;
    }

    /// <summary>The parameters.</summary>
    public IReadOnlyList<ParameterField> Fields { get; }

    /// <summary>What a mechanism takes.</summary>
    public static ParameterStructure Of(string mechanism) =>
        Structures.TryGetValue(mechanism, out ParameterStructure? structure) ? structure
        : mechanism.EndsWith("MAC_GENERAL", StringComparison.Ordinal) && !WithMoreThanALength.Contains(mechanism) ? MacGeneral
        : Raw;

    /// <summary>Whether the mechanism must be told the length of the data before, and it is not given.</summary>
    public bool LacksLength(ParameterValues values) => !values.Has(DataLength) && Fields.Any(field => field.Name is DataLength);

    /// <summary>Sets the length of the data.</summary>
    /// <param name="values">What is given.</param>
    /// <param name="length">The length of what comes in, in bytes.</param>
    /// <param name="isEncrypted">Whether what comes in is encrypted, with the authentication code behind it.</param>
    public static void TellLength(ParameterValues values, int length, bool isEncrypted)
    {
        ulong code = isEncrypted ? values.Number("MacLength", CcmMacLength) : 0;
        values.Set(DataLength, (ulong)length < code ? 0 : (ulong)length - code);
    }

    /// <summary>The mechanism for a call, and what must be disposed after it.</summary>
    public IMechanism Make(Pkcs11InteropFactories factories, ulong type, ParameterValues values, out IDisposable? parameters)
    {
        object? made = make(factories.MechanismParamsFactory, values);
        parameters = made as IDisposable;
        return made switch
        {
            IMechanismParams structure => factories.MechanismFactory.Create(type, structure),
            NativeStructure structure => factories.MechanismFactory.Create(type, structure.ToArray()),
            byte[] bytes => factories.MechanismFactory.Create(type, bytes),
            _ => factories.MechanismFactory.Create(type),
        };
    }

    private static ParameterStructure Iv(int length) => new([new("Iv", length)], (_, values) => values.NeededBytes("Iv"));

    private static ICkRsaPkcsOaepParams MakeOaep(IMechanismParamsFactory factory, ParameterValues values)
    {
        HashTable hash = values.Hash("Hash", Sha1);
        byte[]? label = values.Bytes("Label");
        const ulong DataSpecified = 1;
        return factory.CreateCkRsaPkcsOaepParams(hash.Mechanism, values.Hash("MaskHash", hash).MaskGeneration, DataSpecified, label is { Length: > 0 } ? label : null);
    }

    private static ParameterStructure Pss(HashTable defaultHash) => new([new("Hash"), new("MaskHash"), new("SaltLength")], (factory, values) =>
    {
        HashTable hash = values.Hash("Hash", defaultHash);
        return factory.CreateCkRsaPkcsPssParams(
            hash.Mechanism, values.Hash("MaskHash", hash).MaskGeneration, values.Number("SaltLength", (ulong)hash.Length));
    });
}
