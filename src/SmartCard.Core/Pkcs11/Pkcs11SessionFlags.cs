using System;

namespace SmartCard.Pkcs11;

/// <summary>What CK_SESSION_INFO says of a session: the CKF_… bits with their native values.</summary>
[Flags]
public enum Pkcs11SessionFlags : long
{
    /// <summary>None of them.</summary>
    None = 0,

    /// <summary>The session can write (CKF_RW_SESSION).</summary>
    ReadWrite = 0x00000002,

    /// <summary>One function at a time; set in every session (CKF_SERIAL_SESSION).</summary>
    Serial = 0x00000004,

    /// <summary>The session is asynchronous (CKF_ASYNC_SESSION).</summary>
    Async = 0x00000008,
}
