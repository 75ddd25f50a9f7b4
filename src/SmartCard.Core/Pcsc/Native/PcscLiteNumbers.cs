namespace SmartCard.Pcsc.Native;

/// <summary>The numbers that pcsc-lite and macOS (PCSC/pcsclite.h) share and Windows has otherwise.</summary>
internal static class PcscLiteNumbers
{
    private const uint Raw = 0x0004;
    private const uint UnsupportedFeature = 0x8010001F;
    private const uint ProtocolsOfBoth = (uint)(CardProtocol.Any | CardProtocol.T15);

    // SCARD_UNKNOWN 0x0001 to SCARD_SPECIFIC 0x0040: the further the card is, the higher the bit.
    private static readonly (uint Bit, CardState State)[] States =
    [
        (0x0040, CardState.Specific),
        (0x0020, CardState.Negotiable),
        (0x0010, CardState.Powered),
        (0x0008, CardState.Swallowed),
        (0x0004, CardState.Present),
        (0x0002, CardState.Absent),
    ];

    /// <summary>
    /// A code by Windows' numbers: SCARD_E_UNSUPPORTED_FEATURE has the number that SCARD_E_UNEXPECTED has on Windows, which
    /// nothing here returns.
    /// </summary>
    public static uint ToStatus(uint status) => status is UnsupportedFeature ? PcscStatus.UnsupportedFeature : status;

    /// <summary>Protocol bits as the library takes them: SCARD_PROTOCOL_RAW is 4 and not 0x10000.</summary>
    public static uint FromProtocols(uint protocols) =>
        (protocols & ProtocolsOfBoth) | ((protocols & (uint)CardProtocol.Raw) is 0 ? 0 : Raw);

    /// <summary>Protocol bits as <see cref="CardProtocol"/> has them.</summary>
    public static uint ToProtocols(uint protocols) =>
        (protocols & ProtocolsOfBoth) | ((protocols & Raw) is 0 ? 0 : (uint)CardProtocol.Raw);

    /// <summary>The state furthest on of a mask; the upper half counts events in pcsc-lite.</summary>
    public static CardState ToState(uint mask)
    {
        foreach ((uint bit, CardState state) in States)
        {
            if ((mask & bit) is not 0)
                return state;
        }

        return CardState.Unknown;
    }

    /// <summary>SCARD_CTL_CODE of reader.h and of PCSC/wintypes.h.</summary>
    public static uint ControlCode(uint function) => 0x42000000 + function;
}
