using System.Collections.Generic;
using System.Linq;
using Net.Pkcs11Interop.HighLevelAPI;

namespace SmartCard.Pkcs11;

/// <summary>A search for objects, which hands over as many handles at once as fit into a call.</summary>
internal sealed class ObjectSearch(Pkcs11Session session)
{
    private const int HandlesAtOnce = 256;

    /// <summary>The handles (C_FindObjectsInit, C_FindObjects, C_FindObjectsFinal). No other search runs in the session before the end.</summary>
    public IEnumerable<ulong> Find(Pkcs11ObjectFilter filter)
    {
        session.Call("C_FindObjectsInit", native =>
        {
            List<IObjectAttribute> template = filter.ToTemplate(native.Factories.ObjectAttributeFactory);
            try
            {
                native.FindObjectsInit(template);
            }
            finally
            {
                template.ForEach(attribute => attribute.Dispose());
            }
        });
        try
        {
            while (true)
            {
                // "Fewer than asked for" is no end: some modules hand over one at a time.
                List<IObjectHandle> found = session.Call("C_FindObjects", native => native.FindObjects(HandlesAtOnce));
                if (found.Count is 0)
                    yield break;
                foreach (ulong handle in found.Select(handle => handle.ObjectId))
                    yield return handle;
            }
        }
        finally
        {
            End();
        }
    }

    private void End()
    {
        try
        {
            session.Call("C_FindObjectsFinal", native => native.FindObjectsFinal());
        }
        catch (Pkcs11Exception)
        {
            // The session ended in the middle, and the search with it; the call before says why.
        }
    }
}
