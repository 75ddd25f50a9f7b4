namespace SmartCard.Pkcs11;

/// <summary>Who is logged in, and what the session can do: CKS_… with the native values.</summary>
public enum Pkcs11SessionState
{
    /// <summary>It can read, and nobody is logged in (CKS_RO_PUBLIC_SESSION).</summary>
    ReadOnlyPublic = 0,

    /// <summary>It can read, and the user is logged in (CKS_RO_USER_FUNCTIONS).</summary>
    ReadOnlyUser = 1,

    /// <summary>It can write, and nobody is logged in (CKS_RW_PUBLIC_SESSION).</summary>
    ReadWritePublic = 2,

    /// <summary>It can write, and the user is logged in (CKS_RW_USER_FUNCTIONS).</summary>
    ReadWriteUser = 3,

    /// <summary>It can write, and the security officer is logged in (CKS_RW_SO_FUNCTIONS).</summary>
    ReadWriteSecurityOfficer = 4,
}
