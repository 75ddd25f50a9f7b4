using System;

namespace SmartCard.Pkcs11;

/// <summary>What CK_MECHANISM_INFO says a mechanism can do: the CKF_… bits with their native values.</summary>
[Flags]
public enum Pkcs11MechanismFlags : long
{
    /// <summary>None of them.</summary>
    None = 0,

    /// <summary>The device does it, and not software (CKF_HW).</summary>
    Hardware = 0x00000001,

    /// <summary>C_MessageEncryptInit (CKF_MESSAGE_ENCRYPT).</summary>
    MessageEncrypt = 0x00000002,

    /// <summary>C_MessageDecryptInit (CKF_MESSAGE_DECRYPT).</summary>
    MessageDecrypt = 0x00000004,

    /// <summary>C_MessageSignInit (CKF_MESSAGE_SIGN).</summary>
    MessageSign = 0x00000008,

    /// <summary>C_MessageVerifyInit (CKF_MESSAGE_VERIFY).</summary>
    MessageVerify = 0x00000010,

    /// <summary>Several messages with one initialisation (CKF_MULTI_MESSAGE).</summary>
    MultiMessage = 0x00000020,

    /// <summary>C_FindObjectsInit (CKF_FIND_OBJECTS).</summary>
    FindObjects = 0x00000040,

    /// <summary>C_EncryptInit (CKF_ENCRYPT).</summary>
    Encrypt = 0x00000100,

    /// <summary>C_DecryptInit (CKF_DECRYPT).</summary>
    Decrypt = 0x00000200,

    /// <summary>C_DigestInit (CKF_DIGEST).</summary>
    Digest = 0x00000400,

    /// <summary>C_SignInit (CKF_SIGN).</summary>
    Sign = 0x00000800,

    /// <summary>C_SignRecoverInit (CKF_SIGN_RECOVER).</summary>
    SignRecover = 0x00001000,

    /// <summary>C_VerifyInit (CKF_VERIFY).</summary>
    Verify = 0x00002000,

    /// <summary>C_VerifyRecoverInit (CKF_VERIFY_RECOVER).</summary>
    VerifyRecover = 0x00004000,

    /// <summary>C_GenerateKey (CKF_GENERATE).</summary>
    Generate = 0x00008000,

    /// <summary>C_GenerateKeyPair (CKF_GENERATE_KEY_PAIR).</summary>
    GenerateKeyPair = 0x00010000,

    /// <summary>C_WrapKey (CKF_WRAP).</summary>
    Wrap = 0x00020000,

    /// <summary>C_UnwrapKey (CKF_UNWRAP).</summary>
    Unwrap = 0x00040000,

    /// <summary>C_DeriveKey (CKF_DERIVE).</summary>
    Derive = 0x00080000,

    /// <summary>Curves over a prime field (CKF_EC_F_P).</summary>
    EcPrimeField = 0x00100000,

    /// <summary>Curves over a binary field (CKF_EC_F_2M).</summary>
    EcBinaryField = 0x00200000,

    /// <summary>Curves given by their parameters (CKF_EC_ECPARAMETERS).</summary>
    EcParameters = 0x00400000,

    /// <summary>Curves given by an object identifier (CKF_EC_OID).</summary>
    EcNamedCurve = 0x00800000,

    /// <summary>Points written in full (CKF_EC_UNCOMPRESS).</summary>
    EcUncompressed = 0x01000000,

    /// <summary>Points written short (CKF_EC_COMPRESS).</summary>
    EcCompressed = 0x02000000,

    /// <summary>Curves given by name (CKF_EC_CURVENAME).</summary>
    EcCurveName = 0x04000000,

    /// <summary>C_EncapsulateKey (CKF_ENCAPSULATE).</summary>
    Encapsulate = 0x10000000,

    /// <summary>C_DecapsulateKey (CKF_DECAPSULATE).</summary>
    Decapsulate = 0x20000000,

    /// <summary>There are flags beyond those of the standard (CKF_EXTENSION).</summary>
    Extension = 0x80000000,
}
