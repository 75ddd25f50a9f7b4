using System;
using System.Runtime.InteropServices;
using Net.Pkcs11Interop.HighLevelAPI;

namespace SmartCard.Pkcs11.Native;

/// <summary>An open session that is closed once, also when its owner was forgotten, and after any other.</summary>
internal sealed class SessionHandle : SafeHandle
{
    private readonly Pkcs11Module module;
    private readonly OpenSessions.Entry entry;

    public SessionHandle(Pkcs11Module module, ulong slotId, ISession native)
        : base(IntPtr.Zero, ownsHandle: true)
    {
        Ownership.TakeOver(native);
        this.module = module;
        Native = native;
        entry = module.Sessions.Add(native.SessionId, slotId, this);
    }

    public ISession Native { get; }

    public override bool IsInvalid => false;

    /// <summary>The module gave its number to another session: it ended by itself, as with a token that was removed, and is never closed.</summary>
    public void Forget() => SetHandleAsInvalid();

    protected override bool ReleaseHandle()
    {
        if (!module.Sessions.Remove(entry))
            return false;
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
