using System;
using Net.Pkcs11Interop.Common;
using Net.Pkcs11Interop.HighLevelAPI;

namespace SmartCard.Pkcs11.Native;

/// <summary>CK_ULONG of 4 bytes, the compiler's own packing: Unix of 32 bits.</summary>
internal sealed class NativeModule40 : Net.Pkcs11Interop.HighLevelAPI40.Pkcs11Library, INativeModule
{
    public NativeModule40(Pkcs11InteropFactories factories, string path)
        : base(factories, path)
    {
        Ownership.TakeOver(this);
        _pkcs11Library = new Net.Pkcs11Interop.LowLevelAPI40.Pkcs11Library(path);
        Ownership.TakeOver(_pkcs11Library);
        Infos = new InfoFunctions(path);
    }

    public InfoFunctions Infos { get; }

    public CKR Initialize(bool osLocking) =>
        _pkcs11Library.C_Initialize(osLocking ? new Net.Pkcs11Interop.LowLevelAPI40.CK_C_INITIALIZE_ARGS { Flags = CKF.CKF_OS_LOCKING_OK } : null);

    public CKR Stop() => _pkcs11Library.C_Finalize(IntPtr.Zero);

    public CKR DecryptInit(ISession session, IMechanism mechanism, IObjectHandle key)
    {
        var structure = (Net.Pkcs11Interop.LowLevelAPI40.CK_MECHANISM)mechanism.ToMarshalableStructure();
        return _pkcs11Library.C_DecryptInit((uint)session.SessionId, ref structure, (uint)key.ObjectId);
    }

    public CKR Decrypt(ISession session, byte[] encrypted, byte[]? data, ref ulong length)
    {
        uint count = (uint)length;
        CKR status = _pkcs11Library.C_Decrypt((uint)session.SessionId, encrypted, (uint)encrypted.Length, data, ref count);
        length = count;
        return status;
    }

    public CKR FindObjects(ulong sessionId, ulong[] handles, out int count)
    {
        uint[] found = new uint[handles.Length];
        uint number = 0;
        CKR status = _pkcs11Library.C_FindObjects((uint)sessionId, found, (uint)found.Length, ref number);
        count = (int)Math.Min(number, (uint)found.Length);
        Array.Copy(found, handles, count);
        return status;
    }

    public CKR GenerateRandom(ulong sessionId, byte[] random) => _pkcs11Library.C_GenerateRandom((uint)sessionId, random, (uint)random.Length);
    public ISlot Slot(ulong slotId) => _factories.SlotFactory.Create(_factories, _pkcs11Library, slotId);
}

/// <summary>CK_ULONG of 4 bytes, packed to 1: Windows.</summary>
internal sealed class NativeModule41 : Net.Pkcs11Interop.HighLevelAPI41.Pkcs11Library, INativeModule
{
    public NativeModule41(Pkcs11InteropFactories factories, string path)
        : base(factories, path)
    {
        Ownership.TakeOver(this);
        _pkcs11Library = new Net.Pkcs11Interop.LowLevelAPI41.Pkcs11Library(path);
        Ownership.TakeOver(_pkcs11Library);
        Infos = new InfoFunctions(path);
    }

    public InfoFunctions Infos { get; }

    public CKR Initialize(bool osLocking) =>
        _pkcs11Library.C_Initialize(osLocking ? new Net.Pkcs11Interop.LowLevelAPI41.CK_C_INITIALIZE_ARGS { Flags = CKF.CKF_OS_LOCKING_OK } : null);

    public CKR Stop() => _pkcs11Library.C_Finalize(IntPtr.Zero);

    public CKR DecryptInit(ISession session, IMechanism mechanism, IObjectHandle key)
    {
        var structure = (Net.Pkcs11Interop.LowLevelAPI41.CK_MECHANISM)mechanism.ToMarshalableStructure();
        return _pkcs11Library.C_DecryptInit((uint)session.SessionId, ref structure, (uint)key.ObjectId);
    }

    public CKR Decrypt(ISession session, byte[] encrypted, byte[]? data, ref ulong length)
    {
        uint count = (uint)length;
        CKR status = _pkcs11Library.C_Decrypt((uint)session.SessionId, encrypted, (uint)encrypted.Length, data, ref count);
        length = count;
        return status;
    }

    public CKR FindObjects(ulong sessionId, ulong[] handles, out int count)
    {
        uint[] found = new uint[handles.Length];
        uint number = 0;
        CKR status = _pkcs11Library.C_FindObjects((uint)sessionId, found, (uint)found.Length, ref number);
        count = (int)Math.Min(number, (uint)found.Length);
        Array.Copy(found, handles, count);
        return status;
    }

    public CKR GenerateRandom(ulong sessionId, byte[] random) => _pkcs11Library.C_GenerateRandom((uint)sessionId, random, (uint)random.Length);
    public ISlot Slot(ulong slotId) => _factories.SlotFactory.Create(_factories, _pkcs11Library, slotId);
}

/// <summary>CK_ULONG of 8 bytes, the compiler's own packing: Unix of 64 bits.</summary>
internal sealed class NativeModule80 : Net.Pkcs11Interop.HighLevelAPI80.Pkcs11Library, INativeModule
{
    public NativeModule80(Pkcs11InteropFactories factories, string path)
        : base(factories, path)
    {
        Ownership.TakeOver(this);
        _pkcs11Library = new Net.Pkcs11Interop.LowLevelAPI80.Pkcs11Library(path);
        Ownership.TakeOver(_pkcs11Library);
        Infos = new InfoFunctions(path);
    }

    public InfoFunctions Infos { get; }

    public CKR Initialize(bool osLocking) =>
        _pkcs11Library.C_Initialize(osLocking ? new Net.Pkcs11Interop.LowLevelAPI80.CK_C_INITIALIZE_ARGS { Flags = CKF.CKF_OS_LOCKING_OK } : null);

    public CKR Stop() => _pkcs11Library.C_Finalize(IntPtr.Zero);

    public CKR DecryptInit(ISession session, IMechanism mechanism, IObjectHandle key)
    {
        var structure = (Net.Pkcs11Interop.LowLevelAPI80.CK_MECHANISM)mechanism.ToMarshalableStructure();
        return _pkcs11Library.C_DecryptInit(session.SessionId, ref structure, key.ObjectId);
    }

    public CKR Decrypt(ISession session, byte[] encrypted, byte[]? data, ref ulong length) =>
        _pkcs11Library.C_Decrypt(session.SessionId, encrypted, (ulong)encrypted.Length, data, ref length);

    public CKR FindObjects(ulong sessionId, ulong[] handles, out int count)
    {
        ulong number = 0;
        CKR status = _pkcs11Library.C_FindObjects(sessionId, handles, (ulong)handles.Length, ref number);
        count = (int)Math.Min(number, (ulong)handles.Length);
        return status;
    }

    public CKR GenerateRandom(ulong sessionId, byte[] random) => _pkcs11Library.C_GenerateRandom(sessionId, random, (ulong)random.Length);

    public ISlot Slot(ulong slotId) => _factories.SlotFactory.Create(_factories, _pkcs11Library, slotId);
}

/// <summary>CK_ULONG of 8 bytes, packed to 1: nobody's default, and some libraries' choice.</summary>
internal sealed class NativeModule81 : Net.Pkcs11Interop.HighLevelAPI81.Pkcs11Library, INativeModule
{
    public NativeModule81(Pkcs11InteropFactories factories, string path)
        : base(factories, path)
    {
        Ownership.TakeOver(this);
        _pkcs11Library = new Net.Pkcs11Interop.LowLevelAPI81.Pkcs11Library(path);
        Ownership.TakeOver(_pkcs11Library);
        Infos = new InfoFunctions(path);
    }

    public InfoFunctions Infos { get; }

    public CKR Initialize(bool osLocking) =>
        _pkcs11Library.C_Initialize(osLocking ? new Net.Pkcs11Interop.LowLevelAPI81.CK_C_INITIALIZE_ARGS { Flags = CKF.CKF_OS_LOCKING_OK } : null);

    public CKR Stop() => _pkcs11Library.C_Finalize(IntPtr.Zero);

    public CKR DecryptInit(ISession session, IMechanism mechanism, IObjectHandle key)
    {
        var structure = (Net.Pkcs11Interop.LowLevelAPI81.CK_MECHANISM)mechanism.ToMarshalableStructure();
        return _pkcs11Library.C_DecryptInit(session.SessionId, ref structure, key.ObjectId);
    }

    public CKR Decrypt(ISession session, byte[] encrypted, byte[]? data, ref ulong length) =>
        _pkcs11Library.C_Decrypt(session.SessionId, encrypted, (ulong)encrypted.Length, data, ref length);

    public CKR FindObjects(ulong sessionId, ulong[] handles, out int count)
    {
        ulong number = 0;
        CKR status = _pkcs11Library.C_FindObjects(sessionId, handles, (ulong)handles.Length, ref number);
        count = (int)Math.Min(number, (ulong)handles.Length);
        return status;
    }

    public CKR GenerateRandom(ulong sessionId, byte[] random) => _pkcs11Library.C_GenerateRandom(sessionId, random, (ulong)random.Length);

    public ISlot Slot(ulong slotId) => _factories.SlotFactory.Create(_factories, _pkcs11Library, slotId);
}
