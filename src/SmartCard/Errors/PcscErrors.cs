using System.Collections.Generic;
using System.Management.Automation;
using SmartCard.Pcsc;
using SmartCard.Pcsc.Diagnosis;
using static SmartCard.Errors.ErrorConditions;

namespace SmartCard.Errors;

/// <summary>The error records of PC/SC functions that failed.</summary>
internal static class PcscErrors
{
    private static readonly Dictionary<string, ErrorCondition> Conditions = new()
    {
        ["SCARD_E_NO_SERVICE"] = ServiceNotRunning,
        ["SCARD_E_SERVICE_STOPPED"] = ServiceNotRunning,
        ["SCARD_P_SHUTDOWN"] = ServiceNotRunning,
        ["RPC_S_SERVER_UNAVAILABLE"] = ServiceNotRunning,
        ["RPC_S_CALL_FAILED"] = ServiceNotRunning,

        ["ERROR_MOD_NOT_FOUND"] = PcscLibraryNotFound,
        ["ERROR_PROC_NOT_FOUND"] = PcscLibraryNotFound,
        ["ERROR_BAD_EXE_FORMAT"] = PcscLibraryNotFound,

        ["SCARD_W_SECURITY_VIOLATION"] = AccessDenied,
        ["SCARD_E_NO_ACCESS"] = AccessDenied,
        ["ERROR_ACCESS_DENIED"] = AccessDenied,

        ["SCARD_F_COMM_ERROR"] = CommunicationFailed,
        ["SCARD_E_COMM_DATA_LOST"] = CommunicationFailed,
        ["SCARD_E_NOT_TRANSACTED"] = CommunicationFailed,
        ["ERROR_BROKEN_PIPE"] = CommunicationFailed,
        ["ERROR_GEN_FAILURE"] = CommunicationFailed,
        ["ERROR_IO_DEVICE"] = CommunicationFailed,

        ["SCARD_E_TIMEOUT"] = TimedOut,
        ["ERROR_SEM_TIMEOUT"] = TimedOut,
        ["ERROR_TIMEOUT"] = TimedOut,

        ["SCARD_E_INVALID_HANDLE"] = ConnectionLost,
        ["ERROR_INVALID_HANDLE"] = ConnectionLost,

        ["SCARD_E_UNSUPPORTED_FEATURE"] = FeatureNotSupported,
        ["ERROR_INVALID_FUNCTION"] = FeatureNotSupported,
        ["ERROR_NOT_SUPPORTED"] = FeatureNotSupported,
        ["ERROR_BAD_COMMAND"] = FeatureNotSupported,

        ["SCARD_E_UNKNOWN_READER"] = ReaderNotFound,
        ["SCARD_E_READER_UNAVAILABLE"] = ReaderUnavailable,
        ["ERROR_FILE_NOT_FOUND"] = ReaderUnavailable,
        ["ERROR_DEVICE_NOT_CONNECTED"] = ReaderUnavailable,

        ["SCARD_E_NO_SMARTCARD"] = CardNotPresent,
        ["SCARD_W_REMOVED_CARD"] = CardRemoved,
        ["SCARD_W_RESET_CARD"] = CardReset,
        ["SCARD_W_UNRESPONSIVE_CARD"] = CardUnresponsive,
        ["SCARD_W_UNPOWERED_CARD"] = CardUnresponsive,
        ["SCARD_E_SHARING_VIOLATION"] = CardInUse,
        ["SCARD_E_PROTO_MISMATCH"] = ProtocolMismatch,
        ["SCARD_W_WRONG_CHV"] = PinIncorrect,
        ["SCARD_E_INVALID_CHV"] = PinIncorrect,
        ["SCARD_W_CHV_BLOCKED"] = PinBlocked,
    };

    /// <summary>The service is not running.</summary>
    public static ErrorRecord NotRunning() => From(new PcscException("SCardEstablishContext", 0x8010001D));

    /// <summary>The record of a failed function; its target is the reader, if it was about one.</summary>
    public static ErrorRecord From(PcscException exception)
    {
        if (exception.IsServiceLoss && exception.ReaderName is not null && IsServiceThere())
            return ConnectionLost.Because(exception, exception.ReaderName, $"{exception.Function} failed on reader '{exception.ReaderName}': the service was started anew since the card was connected ({exception.StatusName}, 0x{exception.Status:X8}).");
        if (exception is { StatusName: "SCARD_E_NO_SERVICE", Function: "SCardEstablishContext" } && SmartCardEnvironment.IsSocketRefused())
            return SocketRefused.Because(exception, target: null, $"SCardEstablishContext failed: this user may not connect to the socket of pcscd (SCARD_E_NO_SERVICE, 0x{exception.Status:X8}).");
        return (Conditions.TryGetValue(exception.StatusName, out ErrorCondition? condition) ? condition : PcscFailed)
            .Because(exception, exception.ReaderName);
    }

    private static bool IsServiceThere()
    {
        try
        {
            PcscContext.Establish().Dispose();
            return true;
        }
        catch (PcscException)
        {
            return false;
        }
    }
}
