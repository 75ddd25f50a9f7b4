namespace SmartCard.Pkcs11;

/// <summary>Whose PIN it is: CKU_… with the native values.</summary>
public enum Pkcs11UserType
{
    /// <summary>The security officer, who initialises the token and the user's PIN (CKU_SO).</summary>
    SecurityOfficer = 0,

    /// <summary>The user (CKU_USER).</summary>
    User = 1,

    /// <summary>The one asked again for a single operation, as keys with CKA_ALWAYS_AUTHENTICATE do (CKU_CONTEXT_SPECIFIC).</summary>
    ContextSpecific = 2,
}
