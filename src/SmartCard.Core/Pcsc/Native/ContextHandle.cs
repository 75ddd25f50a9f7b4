using System;
using System.Runtime.InteropServices;

namespace SmartCard.Pcsc.Native;

/// <summary>An SCARDCONTEXT that is released once, also when its owner was forgotten.</summary>
internal sealed class ContextHandle : SafeHandle
{
    private readonly IWinSCard native;

    public ContextHandle(IWinSCard native, IntPtr context)
        : base(IntPtr.Zero, ownsHandle: true)
    {
        this.native = native;
        SetHandle(context);
    }

    // An SCARDCONTEXT may have any value; only one that was established comes here.
    public override bool IsInvalid => false;

    protected override bool ReleaseHandle() => native.ReleaseContext(handle) is PcscStatus.Success;
}
