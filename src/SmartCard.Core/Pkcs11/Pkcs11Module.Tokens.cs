using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using SmartCard.Pkcs11.Native;

namespace SmartCard.Pkcs11;

/// <content>Setting tokens up, and ending all that is open with one.</content>
public sealed partial class Pkcs11Module
{
    /// <summary>The most bytes that the label of a token has in UTF-8 (CK_TOKEN_INFO).</summary>
    public const int LongestLabel = 32;

    /// <summary>The sessions that are open here.</summary>
    internal OpenSessions Sessions { get; } = new();

    /// <summary>
    /// Sets a token up anew (C_InitToken): every object that can be destroyed is, and the user has no PIN any more.
    /// </summary>
    /// <param name="slotId">The number of the slot.</param>
    /// <param name="securityOfficerPin">
    /// The security officer's PIN: the new one of a token that was never set up, the present one of any other; null has it
    /// typed at the reader or the token (protected authentication path).
    /// </param>
    /// <param name="label">The label, up to <see cref="LongestLabel"/> bytes of UTF-8.</param>
    /// <exception cref="ArgumentException">The label is too long.</exception>
    /// <exception cref="Pkcs11Exception">The call failed, as with CKR_SESSION_EXISTS while a session with the token is open.</exception>
    public void InitToken(ulong slotId, Pkcs11Pin? securityOfficerPin, string label)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(label);
        if (bytes.Length > LongestLabel)
            throw new ArgumentException($"The label has {bytes.Length} bytes in UTF-8, and a token takes {LongestLabel} at most.", nameof(label));
        Call("C_InitToken", slotId, native =>
        {
            native.Slot(slotId).InitToken(securityOfficerPin?.Bytes, bytes);
            return true;
        });
    }

    /// <summary>
    /// Closes all sessions with a slot that were opened here, forgotten ones as well; the token logs out with the last one.
    /// </summary>
    /// <param name="slotId">The number of the slot.</param>
    /// <returns>How many there were.</returns>
    /// <remarks>
    /// It is not C_CloseAllSessions: that would close the sessions of others in the process too, and a module may give the
    /// number of a session that is closed so to a new one, which then would be closed in its place.
    /// </remarks>
    public int CloseSessions(ulong slotId)
    {
        IReadOnlyList<SessionHandle> open = [.. Sessions.Of(slotId).Where(session => !session.IsClosed)];
        foreach (SessionHandle session in open)
            session.Dispose();
        return open.Count;
    }
}
