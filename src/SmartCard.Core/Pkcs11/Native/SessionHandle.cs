using System;
using System.Runtime.InteropServices;
using Net.Pkcs11Interop.HighLevelAPI;

namespace SmartCard.Pkcs11.Native;

/// <summary>An open session that is closed once, also when its owner was forgotten, and after any other.</summary>
internal sealed class SessionHandle : SafeHandle
{
    private readonly Pkcs11Module module;
    private readonly long key;

    public SessionHandle(Pkcs11Module module, ulong slotId, ISession native)
        : base(IntPtr.Zero, ownsHandle: true)
    {
        Ownership.TakeOver(native);
        this.module = module;
        Native = native;
        key = module.Sessions.Add(slotId, this);
    }

    public ISession Native { get; }

    public override bool IsInvalid => false;

    protected override bool ReleaseHandle()
    {
        module.Sessions.Remove(key);
        try
        {
            return module.Call("C_CloseSession", slotId: null, _ =>
            {
                Native.CloseSession();
                return true;
            });
        }
        catch (Pkcs11Exception)
        {
            // The token is gone, or the library is finalised: the session ended with it.
            return false;
        }
    }
}
