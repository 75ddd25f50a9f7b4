using System;
using System.Collections.Concurrent;
using System.Collections.Generic;

namespace SmartCard.Pkcs11.Native;

/// <summary>
/// The sessions of a module that are open here, by their numbers. It keeps none alive: one that is forgotten is closed by its
/// finaliser as ever.
/// </summary>
/// <remarks>
/// A module may give the number of a session that ended with its token to the next one; OpenSC does. The earlier one must not
/// speak to the later one then, nor close it.
/// </remarks>
internal sealed class OpenSessions
{
    private readonly ConcurrentDictionary<ulong, Entry> entries = new();

    /// <summary>Remembers a session; an earlier one of the same number has ended.</summary>
    /// <returns>What <see cref="Remove"/> takes.</returns>
    public Entry Add(ulong sessionId, ulong slotId, SessionHandle session)
    {
        Entry entry = new(sessionId, slotId, session);
        Entry? earlier = null;
        entries.AddOrUpdate(sessionId, entry, (_, replaced) =>
        {
            earlier = replaced;
            return entry;
        });
        earlier?.Session?.Forget();
        return entry;
    }

    /// <summary>Forgets a session.</summary>
    /// <returns>Whether the number was still its own.</returns>
    public bool Remove(Entry entry) =>
        ((ICollection<KeyValuePair<ulong, Entry>>)entries).Remove(new(entry.SessionId, entry));

    /// <summary>The sessions with a slot that are open.</summary>
    public IEnumerable<SessionHandle> Of(ulong slotId)
    {
        foreach (Entry entry in entries.Values)
        {
            if (entry.SlotId == slotId && entry.Session is SessionHandle session)
                yield return session;
        }
    }

    /// <summary>A session that is open.</summary>
    internal sealed class Entry(ulong sessionId, ulong slotId, SessionHandle session)
    {
        private readonly WeakReference<SessionHandle> session = new(session);

        public ulong SessionId { get; } = sessionId;

        public ulong SlotId { get; } = slotId;

        /// <summary>Null when it was forgotten.</summary>
        public SessionHandle? Session => session.TryGetTarget(out SessionHandle? target) ? target : null;
    }
}
