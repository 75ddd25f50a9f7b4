using Net.Pkcs11Interop.Common;
using Net.Pkcs11Interop.HighLevelAPI;

namespace SmartCard.Pkcs11.Native;

/// <summary>
/// A loaded library with the two calls that Pkcs11Interop keeps for itself, so that a library that someone else has
/// initialised is not finalised here.
/// </summary>
internal interface INativeModule : IPkcs11Library
{
    /// <summary>C_Initialize, with CKF_OS_LOCKING_OK or without any arguments.</summary>
    CKR Initialize(bool osLocking);

    /// <summary>C_Finalize.</summary>
    CKR Stop();

    /// <summary>C_DecryptInit by itself: a key with CKA_ALWAYS_AUTHENTICATE wants its PIN between this and the data.</summary>
    CKR DecryptInit(ISession session, IMechanism mechanism, IObjectHandle key);

    /// <summary>C_Decrypt by itself; without a place for the data it tells only how long they are at most.</summary>
    CKR Decrypt(ISession session, byte[] encrypted, byte[]? data, ref ulong length);

    /// <summary>A slot by its number; nothing is asked of the library.</summary>
    ISlot Slot(ulong slotId);
}
