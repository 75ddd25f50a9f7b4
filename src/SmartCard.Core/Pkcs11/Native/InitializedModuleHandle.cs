using System;
using System.Runtime.InteropServices;
using Net.Pkcs11Interop.Common;

namespace SmartCard.Pkcs11.Native;

/// <summary>
/// An initialised library. It is finalised once, when the last call that is under way has ended, and only if it was
/// initialised here.
/// </summary>
internal sealed class InitializedModuleHandle : SafeHandle
{
    public InitializedModuleHandle(string path, INativeModule native)
        : base(IntPtr.Zero, ownsHandle: true)
    {
        Native = native;
        ModuleEnvironment.HandOver();
        CKR status = native.Initialize(osLocking: true);
        if (status is CKR.CKR_CANT_LOCK or CKR.CKR_NEED_TO_CREATE_THREADS)
        {
            // A library for one thread at a time: the calls are made to stand in a line.
            OneAtATime = new object();
            status = native.Initialize(osLocking: false);
        }

        AlreadyInitialized = status is CKR.CKR_CRYPTOKI_ALREADY_INITIALIZED;
        if (status is not CKR.CKR_OK && !AlreadyInitialized)
        {
            SetHandleAsInvalid();
            throw new Pkcs11Exception("C_Initialize", (ulong)status, path);
        }
    }

    public INativeModule Native { get; }

    public bool AlreadyInitialized { get; }

    /// <summary>What is locked around each call; null where the library locks for itself.</summary>
    public object? OneAtATime { get; }

    public override bool IsInvalid => false;

    protected override bool ReleaseHandle() => AlreadyInitialized || Native.Stop() is CKR.CKR_OK;
}
