using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Threading;
using Net.Pkcs11Interop.Common;
using Net.Pkcs11Interop.HighLevelAPI;
using SmartCard.Pkcs11.Native;
using InteropException = Net.Pkcs11Interop.Common.Pkcs11Exception;

namespace SmartCard.Pkcs11;

/// <summary>
/// A PKCS#11 library in this process. A file is loaded and initialised once, however many ask for it and from however
/// many threads; it is finalised once, by <see cref="FinalizeAll"/> or when the process ends.
/// </summary>
/// <remarks>
/// A library that something else in the process has initialised is used and never finalised here. All calls may come
/// from several threads at once.
/// </remarks>
[SuppressMessage("Design", "CA1001", Justification = "One object is shared by all; FinalizeAll ends it.")]
public sealed partial class Pkcs11Module
{
    // Slots and tokens come and go between two calls; more changes than this in a row are a fault of the module.
    private const int MostAttempts = 10;

    // pcscd looks for a card every 0.4 s (PCSCLITE_STATUS_POLL_RATE); nobody knows earlier that it is gone.
    private static readonly TimeSpan LongestToNotice = TimeSpan.FromMilliseconds(500);

    private readonly InitializedModuleHandle handle;

    internal Pkcs11Module(string path, INativeModule native)
    {
        ModulePath = path;
        handle = new InitializedModuleHandle(path, native);
    }

    /// <summary>The file: a full path without links, or a name that the system looked for.</summary>
    public string ModulePath { get; }

    /// <summary>Whether the library was finalised; then <see cref="Load"/> begins anew.</summary>
    public bool IsFinalized => handle.IsClosed;

    /// <summary>Loads and initialises a library, or gives the one that is loaded already.</summary>
    /// <param name="path">A file, relative to the current folder of the process, or a name without a folder that the system looks for.</param>
    /// <exception cref="Pkcs11ModuleException">The file is no PKCS#11 module that can be loaded.</exception>
    /// <exception cref="Pkcs11Exception">C_Initialize failed.</exception>
    public static Pkcs11Module Load(string path) => LoadedModules.Get(path);

    /// <summary>Finalises all libraries that were initialised here; calls that are under way come to their end first.</summary>
    public static void FinalizeAll() => LoadedModules.FinalizeAll();

    /// <summary>What the module says of itself (C_GetInfo).</summary>
    /// <param name="foundBy">Who names the file, for <see cref="Pkcs11ModuleInfo.FoundBy"/>.</param>
    /// <exception cref="Pkcs11Exception">The call failed.</exception>
    public Pkcs11ModuleInfo GetInfo(string? foundBy = null) =>
        Call("C_GetInfo", slotId: null, native => new Pkcs11ModuleInfo(ModulePath, foundBy, handle.AlreadyInitialized, native.GetInfo()));

    /// <summary>The slots, in the module's order (C_GetSlotList, C_GetSlotInfo). A slot that vanishes meanwhile is left out.</summary>
    /// <param name="tokenPresent">Only those with a token.</param>
    /// <exception cref="Pkcs11Exception">A call failed.</exception>
    public IReadOnlyList<Pkcs11Slot> GetSlots(bool tokenPresent = false) => [.. GetSlotIds(tokenPresent).Select(FindSlot).OfType<Pkcs11Slot>()];

    /// <summary>The slots of these numbers, in their order (C_GetSlotInfo). One that is not there is left out.</summary>
    /// <param name="slotIds">The numbers.</param>
    /// <exception cref="Pkcs11Exception">A call failed.</exception>
    public IReadOnlyList<Pkcs11Slot> GetSlots(IEnumerable<ulong> slotIds)
    {
        ulong[] numbers = [.. slotIds.Distinct()];
        Pkcs11Slot?[] slots = [.. numbers.Select(FindSlot)];
        if (slots.Contains(null))
        {
            // A module may know new slots, and before the first time any, only after it was asked for their list.
            _ = GetSlotIds();
            slots = [.. numbers.Select(FindSlot)];
        }

        return [.. slots.OfType<Pkcs11Slot>()];
    }

    /// <summary>The numbers of the slots, in the module's order (C_GetSlotList).</summary>
    /// <param name="tokenPresent">Only those with a token.</param>
    /// <exception cref="Pkcs11Exception">The call failed.</exception>
    public IReadOnlyList<ulong> GetSlotIds(bool tokenPresent = false)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return Call("C_GetSlotList", slotId: null, native =>
                    native.GetSlotList(tokenPresent ? SlotsType.WithTokenPresent : SlotsType.WithOrWithoutTokenPresent).ConvertAll(slot => slot.SlotId));
            }
            catch (Pkcs11Exception exception) when (exception.Status is Pkcs11Status.BufferTooSmall && attempt < MostAttempts)
            {
                // The list grew between the call for its length and the call for the slots.
            }
        }
    }

    /// <summary>A slot (C_GetSlotInfo). A module that does not know it is asked for its list first, as in <see cref="GetSlots(IEnumerable{ulong})"/>.</summary>
    /// <param name="slotId">Its number.</param>
    /// <exception cref="Pkcs11Exception">The call failed, as with CKR_SLOT_ID_INVALID.</exception>
    public Pkcs11Slot GetSlot(ulong slotId)
    {
        if (FindSlot(slotId) is Pkcs11Slot slot)
            return slot;
        _ = GetSlotIds();
        return AskSlot(slotId);
    }

    private Pkcs11Slot AskSlot(ulong slotId) =>
        Call("C_GetSlotInfo", slotId, native => new Pkcs11Slot(ModulePath, slotId, native.Infos.OfSlot(slotId)));

    private Pkcs11Slot? FindSlot(ulong slotId)
    {
        try
        {
            return AskSlot(slotId);
        }
        catch (Pkcs11Exception exception) when (exception.Status is Pkcs11Status.SlotIdInvalid)
        {
            return null;
        }
    }

    /// <summary>The token in a slot (C_GetTokenInfo).</summary>
    /// <param name="slotId">The number of the slot.</param>
    /// <exception cref="Pkcs11Exception">The call failed, as with CKR_TOKEN_NOT_PRESENT.</exception>
    public Pkcs11Token GetToken(ulong slotId) => GetToken(GetSlot(slotId));

    /// <summary>The token in a slot (C_GetTokenInfo).</summary>
    /// <param name="slot">The slot.</param>
    /// <exception cref="Pkcs11Exception">The call failed, as with CKR_TOKEN_NOT_PRESENT.</exception>
    public Pkcs11Token GetToken(Pkcs11Slot slot) =>
        Call("C_GetTokenInfo", slot.SlotId, native => new Pkcs11Token(slot, native.Infos.OfToken(slot.SlotId)));

    /// <summary>The mechanisms of the token in a slot, in the module's order (C_GetMechanismList, C_GetMechanismInfo).</summary>
    /// <param name="slotId">The number of the slot.</param>
    /// <exception cref="Pkcs11Exception">A call failed, as with CKR_TOKEN_NOT_PRESENT.</exception>
    public IReadOnlyList<Pkcs11Mechanism> GetMechanisms(ulong slotId)
    {
        List<CKM> types = Call("C_GetMechanismList", slotId, native => native.Slot(slotId).GetMechanismList());
        return [.. types.Select(type => GetMechanism(slotId, (ulong)type))];
    }

    /// <summary>A mechanism of the token in a slot (C_GetMechanismInfo).</summary>
    /// <param name="slotId">The number of the slot.</param>
    /// <param name="type">The number of the mechanism, CKM_….</param>
    /// <exception cref="Pkcs11Exception">The call failed, as with CKR_MECHANISM_INVALID.</exception>
    public Pkcs11Mechanism GetMechanism(ulong slotId, ulong type) =>
        Call("C_GetMechanismInfo", slotId, native => new Pkcs11Mechanism(ModulePath, slotId, type, native.Slot(slotId).GetMechanismInfo((CKM)type)));

    /// <summary>Opens a session with the token in a slot (C_OpenSession).</summary>
    /// <param name="slotId">The number of the slot.</param>
    /// <param name="readWrite">Whether objects of the token can be made, changed and removed in it.</param>
    /// <exception cref="Pkcs11Exception">The call failed, as with CKR_TOKEN_NOT_PRESENT.</exception>
    public Pkcs11Session OpenSession(ulong slotId, bool readWrite = false) =>
        Call("C_OpenSession", slotId, native =>
            new Pkcs11Session(this, slotId, native.Slot(slotId).OpenSession(readWrite ? SessionType.ReadWrite : SessionType.ReadOnly)));

    /// <summary>A slot in which something happened since the last call (C_WaitForSlotEvent, without waiting); null when nothing did.</summary>
    /// <exception cref="Pkcs11Exception">The call failed, as with CKR_FUNCTION_NOT_SUPPORTED.</exception>
    internal ulong? TakeSlotEvent() =>
        Call<ulong?>("C_WaitForSlotEvent", slotId: null, native =>
        {
            native.WaitForSlotEvent(WaitType.NonBlocking, out bool happened, out ulong slotId);
            return happened ? slotId : null;
        });

    /// <summary>The file.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => ModulePath;

    /// <summary>The library, for calls inside <see cref="Call{T}"/>.</summary>
    internal INativeModule Native => handle.Native;

    internal void Close() => handle.Dispose();

    /// <summary>Makes one or more calls; the library is not finalised in the middle of it.</summary>
    /// <param name="function">The PKCS#11 function, for failures that Pkcs11Interop does not name.</param>
    /// <param name="slotId">The slot it is about, or null.</param>
    /// <param name="call">The calls.</param>
    /// <exception cref="Pkcs11Exception">A call failed.</exception>
    internal T Call<T>(string function, ulong? slotId, Func<INativeModule, T> call)
    {
        try
        {
            using Hold library = Hold();
            return call(handle.Native);
        }
        catch (Exception exception) when (IsOfCall(exception))
        {
            throw FailureOf(exception, function, slotId);
        }
    }

    /// <summary>Keeps the library from being finalised.</summary>
    /// <exception cref="ObjectDisposedException">It is finalised already.</exception>
    internal Hold Hold() => new(handle, handle.OneAtATime);

    /// <summary>Whether the module, or memory for its answer, is what failed.</summary>
    internal static bool IsOfCall(Exception exception) => exception is InteropException or ObjectDisposedException or OverflowException or OutOfMemoryException;

    /// <summary>A failure for which <see cref="IsOfCall"/> holds, as the caller gets it.</summary>
    internal Pkcs11Exception FailureOf(Exception exception, string function, ulong? slotId) => exception switch
    {
        InteropException failure =>
            new Pkcs11Exception(failure.Method, (ulong)failure.RV, ModulePath, slotId, exception, IsBecauseTokenIsGone(failure.RV, slotId)),
        ObjectDisposedException => new Pkcs11Exception(
            function, handle.IsClosed ? Pkcs11Status.CryptokiNotInitialized : Pkcs11Status.SessionHandleInvalid, ModulePath, slotId, exception),

        // A length or a count that nobody has memory for.
        _ => new Pkcs11Exception(function, Pkcs11Status.HostMemory, ModulePath, slotId, exception),
    };

    /// <summary>Whether a code that says nothing comes from a token that was removed in the middle.</summary>
    private bool IsBecauseTokenIsGone(CKR status, ulong? slotId)
    {
        if (slotId is not ulong id || status is not (CKR.CKR_GENERAL_ERROR or CKR.CKR_FUNCTION_FAILED or CKR.CKR_DEVICE_ERROR))
            return false;
        try
        {
            using Hold library = Hold();
            if (!handle.Native.Slot(id).GetSlotInfo().SlotFlags.RemovableDevice)
                return false;

            // C_GetSlotList looks at the readers, where C_GetSlotInfo may answer from memory.
            bool IsGone() => handle.Native.GetSlotList(SlotsType.WithTokenPresent).TrueForAll(slot => slot.SlotId != id);
            return SpinWait.SpinUntil(IsGone, LongestToNotice);
        }
        catch (Exception exception) when (exception is InteropException or ObjectDisposedException)
        {
            return false;
        }
    }
}
