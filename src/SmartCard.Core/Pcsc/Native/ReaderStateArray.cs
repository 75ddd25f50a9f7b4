using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using System.Text;

namespace SmartCard.Pcsc.Native;

/// <summary>Carries an array of readers across a call of SCardGetStatusChange in the layout of one system.</summary>
internal static class ReaderStateArray
{
    /// <typeparam name="TLayout">The layout of <c>SCARD_READERSTATE</c> that the function expects.</typeparam>
    /// <param name="readers">The readers; filled in with what the function wrote.</param>
    /// <param name="encoding">How the system encodes reader names.</param>
    /// <param name="call">Calls the function and gives what it returned.</param>
    public static uint Exchange<TLayout>(ReaderStatus[] readers, Encoding encoding, Func<TLayout[], uint> call)
        where TLayout : struct, IReaderState
    {
        var layouts = new TLayout[readers.Length];
        List<GCHandle> names = new(readers.Length);
        try
        {
            for (int i = 0; i < readers.Length; i++)
            {
                names.Add(GCHandle.Alloc(encoding.GetBytes(readers[i].ReaderName + '\0'), GCHandleType.Pinned));
                layouts[i].Reader = names[i].AddrOfPinnedObject();
                layouts[i].CurrentState = readers[i].CurrentState;
            }

            uint status = call(layouts);
            for (int i = 0; i < readers.Length; i++)
            {
                readers[i].EventState = layouts[i].EventState;
                readers[i].Atr = layouts[i].Atr;
            }

            return status;
        }
        finally
        {
            foreach (GCHandle name in names)
                name.Free();
        }
    }
}
