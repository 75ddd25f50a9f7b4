namespace SmartCard.Apdu;

/// <summary>The bits of CLA (ISO/IEC 7816-4, 5.1.1, tables 2 and 3).</summary>
internal static class ClassByte
{
    private const int Further = 0x40;
    private const int ChainingBit = 0x10;

    /// <summary>b8 to b6 and the channel in b2 and b1: without chaining (b5) and secure messaging (b4, b3).</summary>
    private const int PlainFirst = 0xE3;

    /// <summary>b8, b7 and the channel in b4 to b1: without secure messaging (b6) and chaining (b5).</summary>
    private const int PlainFurther = 0xCF;

    /// <summary>b4 and b3 of a first interindustry class, in the order of their values.</summary>
    private static readonly SecureMessaging[] FirstSecureMessaging =
    [
        Apdu.SecureMessaging.None,
        Apdu.SecureMessaging.Proprietary,
        Apdu.SecureMessaging.HeaderNotAuthenticated,
        Apdu.SecureMessaging.HeaderAuthenticated,
    ];

    internal static ClassKind KindOf(byte cla) => cla switch
    {
        0xFF => ClassKind.Reader,
        >= 0x80 => ClassKind.Proprietary,
        >= 0x40 => ClassKind.FurtherInterindustry,
        >= 0x20 => ClassKind.Reserved,
        _ => ClassKind.FirstInterindustry,
    };

    /// <summary>The logical channel, 0 to 3 in a first and 4 to 19 in a further interindustry class.</summary>
    internal static int? ChannelOf(byte cla) => KindOf(cla) switch
    {
        ClassKind.FirstInterindustry => cla & 0x03,
        ClassKind.FurtherInterindustry => (cla & 0x0F) + 4,
        _ => null,
    };

    internal static SecureMessaging? SecureMessagingOf(byte cla) => KindOf(cla) switch
    {
        ClassKind.FirstInterindustry => FirstSecureMessaging[(cla >> 2) & 0x03],
        ClassKind.FurtherInterindustry => (cla & 0x20) == 0 ? Apdu.SecureMessaging.None : Apdu.SecureMessaging.HeaderNotAuthenticated,
        _ => null,
    };

    internal static bool? IsChainedOf(byte cla) =>
        KindOf(cla) is ClassKind.FirstInterindustry or ClassKind.FurtherInterindustry ? (cla & ChainingBit) != 0 : null;

    /// <summary>
    /// Whether a command of the class can be one of a chain: an interindustry one, or a proprietary one, which
    /// GlobalPlatform builds like these with b8 set.
    /// </summary>
    internal static bool CanBeChained(byte cla) => KindOf(cla) is not (ClassKind.Reserved or ClassKind.Reader);

    /// <summary>The class byte of a command that is not the last of its chain.</summary>
    internal static byte Chained(byte cla) => (byte)(cla | ChainingBit);

    /// <summary>The class byte of a command that is the last of its chain, or the only one.</summary>
    internal static byte NotChained(byte cla) => (byte)(cla & ~ChainingBit);

    /// <summary>
    /// The class byte for a command of the transport itself, such as GET RESPONSE, in the channel of another command:
    /// no secure messaging, no chaining. Proprietary classes are read as GlobalPlatform builds them, like the
    /// interindustry ones with b8 set; so A0 of a SIM stays A0.
    /// </summary>
    internal static byte Plain(byte cla) => (byte)(cla & ((cla & Further) == 0 ? PlainFirst : PlainFurther));
}
