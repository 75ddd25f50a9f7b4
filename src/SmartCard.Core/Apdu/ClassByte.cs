namespace SmartCard.Apdu;

/// <summary>The bits of CLA (ISO/IEC 7816-4, 5.1.1).</summary>
internal static class ClassByte
{
    /// <summary>b8 to b6 and the channel in b2 and b1: without chaining (b5) and secure messaging (b4, b3).</summary>
    private const int PlainFirst = 0xE3;

    /// <summary>b8, b7 and the channel in b4 to b1: without secure messaging (b6) and chaining (b5).</summary>
    private const int PlainFurther = 0xCF;

    /// <summary>
    /// The class byte for a command of the transport itself, such as GET RESPONSE, in the channel of another command:
    /// no secure messaging, no chaining. Proprietary classes are read as GlobalPlatform builds them, like the
    /// interindustry ones with b8 set; so A0 of a SIM stays A0.
    /// </summary>
    internal static byte Plain(byte cla) => (byte)(cla & ((cla & 0x40) == 0 ? PlainFirst : PlainFurther));
}
