using System;
using System.Runtime.InteropServices;
using System.Threading;

namespace SmartCard.Pkcs11.Native;

/// <summary>Keeps a library or a session open for a call, and others out of it where only one may be in it at a time.</summary>
internal readonly struct Hold : IDisposable
{
    private readonly SafeHandle handle;
    private readonly object? oneAtATime;

    /// <summary>Begins.</summary>
    /// <param name="handle">What is kept open.</param>
    /// <param name="oneAtATime">What is locked; null for nothing.</param>
    /// <exception cref="ObjectDisposedException">It is closed already.</exception>
    public Hold(SafeHandle handle, object? oneAtATime)
    {
        bool isHeld = false;
        handle.DangerousAddRef(ref isHeld);
        if (oneAtATime is not null)
            Monitor.Enter(oneAtATime);
        this.handle = handle;
        this.oneAtATime = oneAtATime;
    }

    public void Dispose()
    {
        if (oneAtATime is not null)
            Monitor.Exit(oneAtATime);
        handle.DangerousRelease();
    }
}
