using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading;

namespace SmartCard.Pkcs11.Native;

/// <summary>
/// The sessions of a module that are open here, so that those of a slot can be closed together. It keeps none alive: one
/// that is forgotten is closed by its finaliser as ever.
/// </summary>
internal sealed class OpenSessions
{
    private readonly ConcurrentDictionary<long, Entry> entries = new();
    private long last;

    /// <summary>Remembers a session.</summary>
    /// <returns>What <see cref="Remove"/> takes: the module may give the session's own number to the next one.</returns>
    public long Add(ulong slotId, SessionHandle session)
    {
        long key = Interlocked.Increment(ref last);
        entries[key] = new Entry(slotId, new WeakReference<SessionHandle>(session));
        return key;
    }

    public void Remove(long key) => entries.TryRemove(key, out _);

    /// <summary>The sessions with a slot that are open.</summary>
    public IEnumerable<SessionHandle> Of(ulong slotId)
    {
        foreach (Entry entry in entries.Values)
        {
            if (entry.SlotId == slotId && entry.Session.TryGetTarget(out SessionHandle? session))
                yield return session;
        }
    }

    private sealed class Entry(ulong slotId, WeakReference<SessionHandle> session)
    {
        public ulong SlotId { get; } = slotId;

        public WeakReference<SessionHandle> Session { get; } = session;
    }
}
