using System;
using System.Runtime.InteropServices;
using Net.Pkcs11Interop.Common;
using InteropException = Net.Pkcs11Interop.Common.Pkcs11Exception;

namespace SmartCard.Pkcs11.Native;

/// <summary>
/// C_GetSlotInfo and C_GetTokenInfo with their structures as the library writes them. Pkcs11Interop has each field copied
/// one by one, into the library and back, which takes longer than many a library takes to answer.
/// </summary>
internal sealed class InfoFunctions
{
    // The places in CK_FUNCTION_LIST, behind its CK_VERSION (pkcs11f.h).
    private const int GetSlotInfo = 5;
    private const int GetTokenInfo = 6;

    // With CK_ULONG of 8 bytes and padding: CK_SLOT_INFO and CK_TOKEN_INFO are shorter with 4.
    private const int LongestSlotInfo = 112;
    private const int LongestTokenInfo = 208;

    private readonly Func<ulong, byte[], ulong> slotInfo;
    private readonly Func<ulong, byte[], ulong> tokenInfo;

    /// <summary>Finds the functions of a library that is loaded and stays so.</summary>
    public InfoFunctions(string path)
    {
        _ = UnmanagedLibrary.GetFunctionDelegate<GetFunctionList>(UnmanagedLibrary.Load(path), "C_GetFunctionList")(out IntPtr list);
        int version = Platform.StructPackingSize is 0 ? IntPtr.Size : 2;
        slotInfo = Function(Marshal.ReadIntPtr(list, version + (GetSlotInfo * IntPtr.Size)));
        tokenInfo = Function(Marshal.ReadIntPtr(list, version + (GetTokenInfo * IntPtr.Size)));
    }

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate UIntPtr GetFunctionList(out IntPtr list);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate uint GetInfo4(uint slotId, byte[] info);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate ulong GetInfo8(ulong slotId, byte[] info);

    /// <summary>CK_SLOT_INFO (C_GetSlotInfo).</summary>
    /// <exception cref="InteropException">The call failed.</exception>
    public InfoStructure OfSlot(ulong slotId) => new(Get("C_GetSlotInfo", slotInfo, slotId, LongestSlotInfo), 64 + 32, 1, Platform.NativeULongSize);

    /// <summary>CK_TOKEN_INFO (C_GetTokenInfo).</summary>
    /// <exception cref="InteropException">The call failed.</exception>
    public InfoStructure OfToken(ulong slotId) => new(Get("C_GetTokenInfo", tokenInfo, slotId, LongestTokenInfo), 32 + 32 + 16 + 16, 11, Platform.NativeULongSize);

    private static Func<ulong, byte[], ulong> Function(IntPtr pointer)
    {
        if (Platform.NativeULongSize is 8)
            return UnmanagedLibrary.GetDelegateForFunctionPointer<GetInfo8>(pointer).Invoke;
        GetInfo4 function = UnmanagedLibrary.GetDelegateForFunctionPointer<GetInfo4>(pointer);
        return (slotId, info) => function((uint)slotId, info);
    }

    private static byte[] Get(string name, Func<ulong, byte[], ulong> function, ulong slotId, int length)
    {
        byte[] info = new byte[length];
        return (CKR)function(slotId, info) is not CKR.CKR_OK and var status ? throw new InteropException(name, status) : info;
    }
}
