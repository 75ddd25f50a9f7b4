using System.Collections.Generic;

namespace SmartCard.Pcsc;

/// <content>The codes that end a context.</content>
public static partial class PcscStatus
{
    /// <summary>
    /// What a call returns when the service ended, was ended and started again, or lost the connection: the context is of
    /// no use any more. Which of them comes differs between systems and from call to call.
    /// </summary>
    private static readonly HashSet<uint> ServiceLosses =
    [
        0x80100003, // SCARD_E_INVALID_HANDLE: pcsc-lite, a context of the service before
        0x80100012, // SCARD_E_SYSTEM_CANCELLED: Windows, the service is being ended
        0x80100013, // SCARD_F_COMM_ERROR: pcsc-lite, the socket broke in the middle of a call
        0x80100018, // SCARD_P_SHUTDOWN
        0x8010001D, // SCARD_E_NO_SERVICE
        0x8010001E, // SCARD_E_SERVICE_STOPPED: Windows, also when the last reader was unplugged
        6, // ERROR_INVALID_HANDLE: Windows, the service's own event is gone
        109, // ERROR_BROKEN_PIPE: Windows, the remote session was disconnected
        1722, // RPC_S_SERVER_UNAVAILABLE
        1726, // RPC_S_CALL_FAILED
    ];

    /// <summary>Whether the code says that the service is gone, and with it the context.</summary>
    internal static bool IsServiceLoss(uint status) => ServiceLosses.Contains(status);
}
