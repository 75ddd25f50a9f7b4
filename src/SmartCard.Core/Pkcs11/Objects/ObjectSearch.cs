using System.Collections.Generic;
using Net.Pkcs11Interop.Common;
using Net.Pkcs11Interop.HighLevelAPI;
using InteropException = Net.Pkcs11Interop.Common.Pkcs11Exception;

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
            ulong[] found = new ulong[HandlesAtOnce];

            // "Fewer than asked for" is no end: some modules hand over one at a time.
            while (Next(found) is > 0 and int count)
            {
                for (int i = 0; i < count; i++)
                    yield return found[i];
            }
        }
        finally
        {
            End();
        }
    }

    private int Next(ulong[] found) => session.Call("C_FindObjects", _ =>
        session.Module.Native.FindObjects(session.SessionId, found, out int count) is not CKR.CKR_OK and var status
            ? throw new InteropException("C_FindObjects", status)
            : count);

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
