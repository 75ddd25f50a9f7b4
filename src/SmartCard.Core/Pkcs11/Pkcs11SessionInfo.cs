using Net.Pkcs11Interop.HighLevelAPI;

namespace SmartCard.Pkcs11;

/// <summary>How it stands with a session (CK_SESSION_INFO).</summary>
public sealed class Pkcs11SessionInfo
{
    internal Pkcs11SessionInfo(ISessionInfo info)
    {
        SlotId = info.SlotId;
        State = (Pkcs11SessionState)info.State;
        Flags = (Pkcs11SessionFlags)info.SessionFlags.Flags;
        DeviceError = info.DeviceError;
    }

    /// <summary>The number of the slot (CK_SLOT_ID).</summary>
    public ulong SlotId { get; }

    /// <summary>Who is logged in, and what the session can do.</summary>
    public Pkcs11SessionState State { get; }

    /// <summary>What the session says of itself.</summary>
    public Pkcs11SessionFlags Flags { get; }

    /// <summary>An error code of the device itself, which its maker explains; 0 for none.</summary>
    public ulong DeviceError { get; }
}
