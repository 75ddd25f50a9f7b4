using System;
using System.Collections.Generic;

namespace SmartCard.Pcsc.Native;

/// <summary>The list of readers, which takes two calls: one for its length, one for the names.</summary>
internal static class ReaderList
{
    /// <summary>Readers come and go between the two; a list that grows more often than this in a row is a fault of the service.</summary>
    private const int MostAttempts = 10;

    /// <summary>SCardListReaders.</summary>
    /// <param name="native">The functions.</param>
    /// <param name="context">The context.</param>
    /// <param name="names">The names, in the resource manager's order; none unless it returns success.</param>
    /// <returns>What the function returned, SCARD_E_NO_READERS_AVAILABLE included.</returns>
    public static uint Read(IWinSCard native, IntPtr context, out IReadOnlyList<string> names)
    {
        names = [];
        uint status = PcscStatus.InsufficientBuffer;
        for (int attempt = 0; attempt < MostAttempts && status is PcscStatus.InsufficientBuffer; attempt++)
        {
            int size = 0;
            status = native.ListReaders(context, names: null, ref size);
            if (status is not PcscStatus.Success)
                return status;

            byte[] bytes = new byte[size];
            status = native.ListReaders(context, bytes, ref size);
            if (status is PcscStatus.Success)
                names = MultiString.Read(bytes, size, native.NameEncoding);
        }

        return status;
    }
}
