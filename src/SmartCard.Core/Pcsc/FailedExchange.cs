using System;
using System.Diagnostics;
using System.Threading;
using SmartCard.Pcsc.Native;

namespace SmartCard.Pcsc;

/// <summary>
/// Why an exchange failed. For a card that is taken out in the middle, drivers have a vague word or an answer without a
/// byte; the resource manager knows the reason a moment later.
/// </summary>
internal static class FailedExchange
{
    /// <summary>pcscd looks at a reader that cannot notify every 0.4 s (PCSCLITE_STATUS_POLL_RATE of pcsclite.h).</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(25);

    /// <summary>Asks for the reason, where what SCardTransmit said may have a better one.</summary>
    /// <param name="native">The functions.</param>
    /// <param name="card">The handle.</param>
    /// <param name="status">What SCardTransmit returned.</param>
    /// <param name="length">The length of the answer.</param>
    /// <returns>The reason, or <paramref name="status"/> when no other turns up within a second.</returns>
    public static uint Reason(IWinSCard native, IntPtr card, uint status, int length)
    {
        if (!IsVague(status, length))
            return status;
        for (Stopwatch clock = Stopwatch.StartNew(); clock.Elapsed < Patience; Thread.Sleep(BetweenLooks))
        {
            uint now = native.Status(card, out _);

            // pcscd that is ending says the handle is somebody else's; a moment later it is gone.
            if (now is not (PcscStatus.Success or PcscStatus.SecurityViolation) && !IsVague(now, length))
                return now;
        }

        return status;
    }

    private static bool IsVague(uint status, int length) => status switch
    {
        PcscStatus.Success => length is 0,
        PcscStatus.NotTransacted or PcscStatus.CommunicationError or PcscStatus.DataLost => true,
        _ => false,
    };
}
