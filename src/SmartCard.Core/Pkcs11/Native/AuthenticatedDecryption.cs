using System;
using Net.Pkcs11Interop.Common;
using Net.Pkcs11Interop.HighLevelAPI;

namespace SmartCard.Pkcs11.Native;

/// <summary>Decryption with a key that asks for its PIN each time; Pkcs11Interop has it for signatures only.</summary>
internal static class AuthenticatedDecryption
{
    /// <summary>C_DecryptInit, C_Login for this operation (CKU_CONTEXT_SPECIFIC), C_Decrypt.</summary>
    public static byte[] Decrypt(this INativeModule module, ISession session, IMechanism mechanism, IObjectHandle key, Pkcs11Pin pin, byte[] encrypted)
    {
        Check("C_DecryptInit", module.DecryptInit(session, mechanism, key));
        session.Login(CKU.CKU_CONTEXT_SPECIFIC, pin.Bytes);
        ulong length = 0;
        Check("C_Decrypt", module.Decrypt(session, encrypted, data: null, ref length));
        byte[] data = new byte[length];
        Check("C_Decrypt", module.Decrypt(session, encrypted, data, ref length));
        if ((ulong)data.Length != length)
            Array.Resize(ref data, checked((int)length));
        return data;
    }

    private static void Check(string function, CKR status)
    {
        if (status is not CKR.CKR_OK)
            throw new Net.Pkcs11Interop.Common.Pkcs11Exception(function, status);
    }
}
