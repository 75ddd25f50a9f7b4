using System;

namespace SmartCard.Pkcs11;

/// <summary>What a key may be used for: its attributes CKA_ENCRYPT to CKA_DERIVE that are true.</summary>
[Flags]
public enum Pkcs11KeyUsage
{
    /// <summary>Nothing that the token tells.</summary>
    None = 0,

    /// <summary>CKA_ENCRYPT.</summary>
    Encrypt = 0x001,

    /// <summary>CKA_DECRYPT.</summary>
    Decrypt = 0x002,

    /// <summary>CKA_SIGN.</summary>
    Sign = 0x004,

    /// <summary>CKA_SIGN_RECOVER.</summary>
    SignRecover = 0x008,

    /// <summary>CKA_VERIFY.</summary>
    Verify = 0x010,

    /// <summary>CKA_VERIFY_RECOVER.</summary>
    VerifyRecover = 0x020,

    /// <summary>CKA_WRAP.</summary>
    Wrap = 0x040,

    /// <summary>CKA_UNWRAP.</summary>
    Unwrap = 0x080,

    /// <summary>CKA_DERIVE.</summary>
    Derive = 0x100,
}
