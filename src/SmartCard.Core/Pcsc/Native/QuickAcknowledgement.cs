using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace SmartCard.Pcsc.Native;

/// <summary>TCP_QUICKACK (tcp(7)): what has been received is acknowledged now. Linux alone has it, and forgets it each time.</summary>
internal static class QuickAcknowledgement
{
    // IPPROTO_TCP of netinet/in.h, TCP_QUICKACK of linux/tcp.h.
    private const int Level = 6;
    private const int Option = 12;

    private static readonly bool IsLinux = RuntimeInformation.IsOSPlatform(OSPlatform.Linux);

    /// <summary>Sets the option; where it cannot be set, the other side waits a little longer.</summary>
    public static void Set(Socket socket)
    {
        int on = 1;
        if (IsLinux)
            _ = setsockopt((int)socket.Handle, Level, Option, ref on, sizeof(int));
    }

    [DllImport("libc", ExactSpelling = true)]
    private static extern int setsockopt(int socket, int level, int option, ref int value, uint length);
}
