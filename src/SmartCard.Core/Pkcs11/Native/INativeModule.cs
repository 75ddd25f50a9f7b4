using Net.Pkcs11Interop.Common;
using Net.Pkcs11Interop.HighLevelAPI;

namespace SmartCard.Pkcs11.Native;

/// <summary>
/// A loaded library with the calls that Pkcs11Interop keeps for itself: two, so that a library that someone else has
/// initialised is not finalised here, and those that its own way would make slow.
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

    /// <summary>C_GetSlotInfo and C_GetTokenInfo.</summary>
    InfoFunctions Infos { get; }

    /// <summary>C_FindObjects, into an array that is there; gives how many of its first are found.</summary>
    CKR FindObjects(ulong sessionId, ulong[] handles, out int count);

    /// <summary>C_GenerateRandom, into an array that is there.</summary>
    CKR GenerateRandom(ulong sessionId, byte[] random);

    /// <summary>A slot by its number; nothing is asked of the library.</summary>
    ISlot Slot(ulong slotId);
}
