using System;

namespace SmartCard.Pkcs11;

/// <summary>What CK_TOKEN_INFO says of a token: the CKF_… bits with their native values.</summary>
[Flags]
public enum Pkcs11TokenFlags : long
{
    /// <summary>None of them.</summary>
    None = 0,

    /// <summary>The token has a random generator (CKF_RNG).</summary>
    RandomGenerator = 0x00000001,

    /// <summary>The token cannot be written to (CKF_WRITE_PROTECTED).</summary>
    WriteProtected = 0x00000002,

    /// <summary>Some functions need a PIN (CKF_LOGIN_REQUIRED).</summary>
    LoginRequired = 0x00000004,

    /// <summary>The user's PIN has been set (CKF_USER_PIN_INITIALIZED).</summary>
    UserPinInitialized = 0x00000008,

    /// <summary>A saved state of a session holds all keys that it needs (CKF_RESTORE_KEY_NOT_NEEDED).</summary>
    RestoreKeyNotNeeded = 0x00000020,

    /// <summary>The token has a clock (CKF_CLOCK_ON_TOKEN).</summary>
    ClockOnToken = 0x00000040,

    /// <summary>The PIN is typed at the reader or the token, as on a PIN pad (CKF_PROTECTED_AUTHENTICATION_PATH).</summary>
    ProtectedAuthenticationPath = 0x00000100,

    /// <summary>One session can do two operations at once (CKF_DUAL_CRYPTO_OPERATIONS).</summary>
    DualCryptoOperations = 0x00000200,

    /// <summary>The token has been initialised (CKF_TOKEN_INITIALIZED).</summary>
    TokenInitialized = 0x00000400,

    /// <summary>Keys can have a PIN of their own; no longer in use (CKF_SECONDARY_AUTHENTICATION).</summary>
    SecondaryAuthentication = 0x00000800,

    /// <summary>A wrong user PIN was given at least once since the last right one (CKF_USER_PIN_COUNT_LOW).</summary>
    UserPinCountLow = 0x00010000,

    /// <summary>One more wrong user PIN blocks it (CKF_USER_PIN_FINAL_TRY).</summary>
    UserPinFinalTry = 0x00020000,

    /// <summary>The user PIN is blocked (CKF_USER_PIN_LOCKED).</summary>
    UserPinLocked = 0x00040000,

    /// <summary>The user PIN is that of the maker, or has expired (CKF_USER_PIN_TO_BE_CHANGED).</summary>
    UserPinToBeChanged = 0x00080000,

    /// <summary>A wrong PIN of the security officer was given at least once since the last right one (CKF_SO_PIN_COUNT_LOW).</summary>
    SecurityOfficerPinCountLow = 0x00100000,

    /// <summary>One more wrong PIN of the security officer blocks it (CKF_SO_PIN_FINAL_TRY).</summary>
    SecurityOfficerPinFinalTry = 0x00200000,

    /// <summary>The security officer's PIN is blocked (CKF_SO_PIN_LOCKED).</summary>
    SecurityOfficerPinLocked = 0x00400000,

    /// <summary>The security officer's PIN is that of the maker, or has expired (CKF_SO_PIN_TO_BE_CHANGED).</summary>
    SecurityOfficerPinToBeChanged = 0x00800000,

    /// <summary>The token failed a self-test (CKF_ERROR_STATE).</summary>
    ErrorState = 0x01000000,

    /// <summary>The random generator needs a seed first (CKF_SEED_RANDOM_REQUIRED).</summary>
    SeedRandomRequired = 0x02000000,

    /// <summary>The token has asynchronous sessions (CKF_ASYNC_SESSION_SUPPORTED).</summary>
    AsyncSessionSupported = 0x04000000,
}
