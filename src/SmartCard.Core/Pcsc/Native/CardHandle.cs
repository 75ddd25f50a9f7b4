using System;
using System.Runtime.InteropServices;

namespace SmartCard.Pcsc.Native;

/// <summary>
/// An SCARDHANDLE that is disconnected once, also when its owner was forgotten; the card is left as it is. It holds its
/// context, so that this one is released afterwards.
/// </summary>
internal sealed class CardHandle : SafeHandle
{
    private readonly IWinSCard native;
    private readonly ContextHandle context;
    private readonly bool holdsContext;

    public CardHandle(IWinSCard native, ContextHandle context, IntPtr card)
        : base(IntPtr.Zero, ownsHandle: true)
    {
        this.native = native;
        this.context = context;
        context.DangerousAddRef(ref holdsContext);
        SetHandle(card);
    }

    /// <summary>What becomes of the card when the handle is closed.</summary>
    public CardDisposition Disposition { get; set; } = CardDisposition.Leave;

    /// <summary>What SCardDisconnect returned.</summary>
    public uint Status { get; private set; }

    // An SCARDHANDLE may have any value; only one that was connected comes here.
    public override bool IsInvalid => false;

    protected override bool ReleaseHandle()
    {
        Status = native.Disconnect(handle, (uint)Disposition);
        if (holdsContext)
            context.DangerousRelease();
        return Status is PcscStatus.Success;
    }
}
