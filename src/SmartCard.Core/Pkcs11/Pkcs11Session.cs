using System;
using System.Collections.Generic;
using Net.Pkcs11Interop.Common;
using Net.Pkcs11Interop.HighLevelAPI;
using SmartCard.Pkcs11.Native;

namespace SmartCard.Pkcs11;

/// <summary>
/// A session with a token. It is closed when it is disposed, or some time after it was forgotten; the order in which
/// sessions, tokens and modules end does not matter.
/// </summary>
public sealed partial class Pkcs11Session : IDisposable
{
    private readonly SessionHandle handle;

    // An operation is several calls, and a session holds one operation at a time.
    private readonly object oneOperation = new();

    internal Pkcs11Session(Pkcs11Module module, ulong slotId, ISession native)
    {
        Module = module;
        SlotId = slotId;
        SessionId = native.SessionId;
        handle = new SessionHandle(module, slotId, native);
    }

    /// <summary>The file of the module.</summary>
    public string ModulePath => Module.ModulePath;

    /// <summary>The number of the slot (CK_SLOT_ID).</summary>
    public ulong SlotId { get; }

    /// <summary>The number of the session (CK_SESSION_HANDLE).</summary>
    public ulong SessionId { get; }

    /// <summary>Whether the session was closed here.</summary>
    public bool IsClosed => handle.IsClosed;

    internal Pkcs11Module Module { get; }

    /// <summary>How it stands with the session (C_GetSessionInfo).</summary>
    /// <exception cref="Pkcs11Exception">The call failed, as with CKR_SESSION_HANDLE_INVALID after the token was removed.</exception>
    public Pkcs11SessionInfo GetInfo() => Call("C_GetSessionInfo", native => new Pkcs11SessionInfo(native.GetSessionInfo()));

    /// <summary>Logs in (C_Login). All sessions of this process with the token are logged in with it.</summary>
    /// <param name="user">Whose PIN it is.</param>
    /// <param name="pin">The PIN; null has it typed at the reader or the token (protected authentication path).</param>
    /// <exception cref="Pkcs11Exception">The call failed, as with CKR_PIN_INCORRECT. It is not tried again.</exception>
    public void Login(Pkcs11UserType user, Pkcs11Pin? pin) => Call("C_Login", native => native.Login((CKU)user, pin?.Bytes));

    /// <summary>Logs out (C_Logout), in all sessions of this process with the token.</summary>
    /// <exception cref="Pkcs11Exception">The call failed, as with CKR_USER_NOT_LOGGED_IN.</exception>
    public void Logout() => Call("C_Logout", native => native.Logout());

    /// <summary>
    /// The objects, in the token's order, each read as it is asked for. An object that vanishes meanwhile is left out.
    /// </summary>
    /// <param name="filter">What they must have; null finds all.</param>
    /// <param name="attributes">Attributes to read besides, CKA_…, for <see cref="Pkcs11Object.Attributes"/>; null for none.</param>
    /// <remarks>Without a login the token shows public objects only. All handles are found before the first object is read.</remarks>
    /// <exception cref="Pkcs11Exception">A call failed.</exception>
    public IEnumerable<Pkcs11Object> FindObjects(Pkcs11ObjectFilter? filter = null, IReadOnlyList<ulong>? attributes = null)
    {
        ObjectReader reader = new(this, Module.GetToken(SlotId).Label, attributes ?? []);
        ulong[] handles = [.. new ObjectSearch(this).Find(filter ?? new Pkcs11ObjectFilter())];
        foreach (ulong objectHandle in handles)
        {
            Pkcs11Object? found = null;
            try
            {
                found = reader.Read(objectHandle, filter?.Class);
            }
            catch (Pkcs11Exception exception) when (exception.Status is Pkcs11Status.ObjectHandleInvalid)
            {
                // Another program removed it between the two calls.
            }

            if (found is not null)
                yield return found;
        }
    }

    /// <summary>Closes the session (C_CloseSession); with the last one of the process the token logs out.</summary>
    public void Dispose() => handle.Dispose();

    /// <summary>The module and the slot.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"Session {SessionId} with slot {SlotId} of {ModulePath}";

    /// <summary>Makes one or more calls; the session is not closed in the middle of it.</summary>
    /// <param name="function">The PKCS#11 function, for failures that Pkcs11Interop does not name.</param>
    /// <param name="call">The calls.</param>
    /// <exception cref="Pkcs11Exception">A call failed.</exception>
    internal T Call<T>(string function, Func<ISession, T> call) =>
        Call(function, call, static (native, inner) => inner(native));

    /// <summary>Makes a call of a microsecond: what it works on comes along, for to make a closure takes as long as all the rest.</summary>
    /// <param name="function">The PKCS#11 function.</param>
    /// <param name="input">What the call works on.</param>
    /// <param name="call">The call.</param>
    /// <exception cref="Pkcs11Exception">It failed.</exception>
    internal T Call<TInput, T>(string function, TInput input, Func<ISession, TInput, T> call)
    {
        try
        {
            using Hold library = Module.Hold();
            using Hold session = new(handle, oneOperation);
            return call(handle.Native, input);
        }
        catch (Exception exception) when (Pkcs11Module.IsOfCall(exception))
        {
            throw Module.FailureOf(exception, function, SlotId);
        }
    }

    /// <inheritdoc cref="Call{T}"/>
    internal void Call(string function, Action<ISession> call) =>
        Call(function, native =>
        {
            call(native);
            return true;
        });
}
