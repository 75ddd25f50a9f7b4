namespace SmartCard.Interindustry;

/// <content>The rows, each table in the order of the words.</content>
internal static partial class StatusTable
{
    private const StatusFamily Part4 = StatusFamily.Iso7816Part4;
    private const StatusFamily Part8 = StatusFamily.Iso7816Part8;
    private const StatusFamily Part9 = StatusFamily.Iso7816Part9;
    private const StatusFamily Gp = StatusFamily.GlobalPlatform;
    private const StatusFamily Proprietary = StatusFamily.Proprietary;

    /// <summary>ISO/IEC 7816-4, 5.1.3, tables 5 and 6 (5.6 in the edition of 2013).</summary>
    private static StatusRow[] Iso7816Part4 =>
    [
        new(0x6100, 0x61FF, Part4, StatusNumber.Length, "{0} data bytes still available"),
        new(0x6200, Part4, "warning, no information given"),
        new(0x6202, 0x6280, Part4, StatusNumber.SW2, "the card asks for a query of {0} bytes"),
        new(0x6281, Part4, "part of the returned data may be corrupted"),
        new(0x6282, Part4, "end of file or record reached before reading as many bytes as asked"),
        new(0x6283, Part4, "selected file deactivated"),
        new(0x6284, Part4, "file control information not formatted as the standard says"),
        new(0x6285, Part4, "selected file in termination state"),
        new(0x6286, Part4, "no input data from a sensor on the card"),
        // Not in the standard's table; implementations took it from drafts, and pyscard counts it here.
        new(0x62FF, Part4, "correct execution, response padded"),
        new(0x6300, Part4, "warning, no information given, non-volatile memory changed"),
        new(0x6381, Part4, "file filled up by the last write"),
        new(0x63C0, 0x63CF, Part4, StatusNumber.LowNibble, "counter is {0}"),
        new(0x6400, Part4, "execution error, non-volatile memory unchanged"),
        new(0x6401, Part4, "immediate response required by the card"),
        new(0x6402, 0x6480, Part4, StatusNumber.SW2, "the card asks for a query of {0} bytes"),
        new(0x6500, Part4, "execution error, non-volatile memory changed"),
        new(0x6581, Part4, "memory failure"),
        new(0x6600, Part4, "security-related issue"),
        new(0x6700, Part4, "wrong length"),
        new(0x6800, Part4, "functions in CLA not supported"),
        new(0x6881, Part4, "logical channel not supported"),
        new(0x6882, Part4, "secure messaging not supported"),
        new(0x6883, Part4, "last command of the chain expected"),
        new(0x6884, Part4, "command chaining not supported"),
        new(0x6900, Part4, "command not allowed"),
        new(0x6981, Part4, "command incompatible with file structure"),
        new(0x6982, Part4, "security status not satisfied"),
        new(0x6983, Part4, "authentication method blocked"),
        new(0x6984, Part4, "reference data not usable"),
        new(0x6985, Part4, "conditions of use not satisfied"),
        new(0x6986, Part4, "command not allowed, no current EF"),
        new(0x6987, Part4, "expected secure messaging data objects missing"),
        new(0x6988, Part4, "incorrect secure messaging data objects"),
        new(0x6A00, Part4, "wrong parameters P1-P2"),
        new(0x6A80, Part4, "incorrect parameters in the command data field"),
        new(0x6A81, Part4, "function not supported"),
        new(0x6A82, Part4, "file or application not found"),
        new(0x6A83, Part4, "record not found"),
        new(0x6A84, Part4, "not enough memory space in the file"),
        new(0x6A85, Part4, "Nc inconsistent with TLV structure"),
        new(0x6A86, Part4, "incorrect parameters P1-P2"),
        new(0x6A87, Part4, "Nc inconsistent with parameters P1-P2"),
        new(0x6A88, Part4, "referenced data or reference data not found"),
        new(0x6A89, Part4, "file already exists"),
        new(0x6A8A, Part4, "DF name already exists"),
        new(0x6B00, Part4, "wrong parameters P1-P2"),
        new(0x6C00, 0x6CFF, Part4, StatusNumber.Length, "wrong Le, {0} data bytes available"),
        new(0x6D00, Part4, "instruction code not supported or invalid"),
        new(0x6E00, Part4, "class not supported"),
        new(0x6F00, Part4, "no precise diagnosis"),
        new(0x9000, Part4, "normal processing"),
    ];

    /// <summary>ISO/IEC 7816-8: what it says of the security operations beside or other than part 4.</summary>
    private static StatusRow[] Iso7816Part8 =>
    [
        new(0x6300, Part8, "authentication failed"),
        new(0x63C0, 0x63CF, Part8, StatusNumber.LowNibble, "verification failed, {0} tries left"),
        new(0x6581, Part8, "memory failure, writing did not succeed"),
        new(0x6600, Part8, "security environment cannot be set or modified"),
        new(0x6687, Part8, "expected secure messaging data objects missing"),
        new(0x6688, Part8, "incorrect secure messaging data objects"),
        new(0x6700, Part8, "wrong length, command data field missing"),
        new(0x6883, Part8, "last command of the chain expected"),
        new(0x6884, Part8, "command chaining not supported"),
        new(0x6982, Part8, "security status not satisfied"),
        new(0x6983, Part8, "authentication method blocked"),
        new(0x6984, Part8, "reference data deactivated"),
        new(0x6985, Part8, "conditions of use not satisfied"),
        new(0x6A81, Part8, "function not supported"),
        new(0x6A82, Part8, "file not found"),
        new(0x6A86, Part8, "incorrect parameters P1-P2"),
        new(0x6A88, Part8, "key or other reference data not found"),
    ];

    /// <summary>ISO/IEC 7816-9: what it says of creating, deleting and ending files.</summary>
    private static StatusRow[] Iso7816Part9 =>
    [
        new(0x6282, Part9, "end of file or record reached"),
        new(0x6400, Part9, "execution error"),
        new(0x6982, Part9, "security status not satisfied"),
        new(0x6A80, Part9, "incorrect parameters in the command data field"),
        new(0x6A84, Part9, "not enough memory space"),
        new(0x6A89, Part9, "file identifier already exists"),
        new(0x6A8A, Part9, "DF name already exists"),
    ];

    /// <summary>GlobalPlatform Card Specification 2.3.1, 11.1.3 (table 11-10) and the tables of each command.</summary>
    private static StatusRow[] GlobalPlatform =>
    [
        new(0x6200, Gp, "logical channel already closed"),
        new(0x6283, Gp, "card life cycle state is CARD_LOCKED"),
        new(0x6300, Gp, "authentication of the host cryptogram failed"),
        new(0x6310, Gp, "more data available"),
        new(0x6400, Gp, "no specific diagnosis"),
        new(0x6581, Gp, "memory failure"),
        new(0x6700, Gp, "wrong length in Lc"),
        new(0x6881, Gp, "logical channel not supported or not active"),
        new(0x6882, Gp, "secure messaging not supported"),
        new(0x6982, Gp, "security status not satisfied"),
        new(0x6985, Gp, "conditions of use not satisfied"),
        new(0x6A80, Gp, "incorrect values in the command data"),
        new(0x6A81, Gp, "function not supported, such as a card life cycle state that forbids it"),
        new(0x6A82, Gp, "application not found"),
        new(0x6A84, Gp, "not enough memory space"),
        new(0x6A86, Gp, "incorrect P1 P2"),
        new(0x6A88, Gp, "referenced data not found"),
        new(0x6D00, Gp, "instruction not valid"),
        new(0x6E00, Gp, "class not valid"),
        new(0x9484, Gp, "algorithm not supported"),
        new(0x9485, Gp, "key check value not valid"),
    ];

    /// <summary>
    /// ISO/IEC 7816-4, 5.1.3, table 5: what SW1 says when no table has SW2. 67, 6B, 6D, 6E, 6F and 9x are proprietary
    /// but for the words that the standard defines.
    /// </summary>
    private static StatusRow[] SW1Alone =>
    [
        Of(0x62, Part4, "warning, non-volatile memory unchanged"),
        Of(0x63, Part4, "warning, non-volatile memory changed"),
        Of(0x64, Part4, "execution error, non-volatile memory unchanged"),
        Of(0x65, Part4, "execution error, non-volatile memory changed"),
        Of(0x66, Part4, "security-related issue"),
        Of(0x67, Proprietary, "wrong length, proprietary detail"),
        Of(0x68, Part4, "functions in CLA not supported"),
        Of(0x69, Part4, "command not allowed"),
        Of(0x6A, Part4, "wrong parameters P1-P2"),
        Of(0x6B, Proprietary, "wrong parameters P1-P2, proprietary detail"),
        Of(0x6D, Proprietary, "instruction code not supported or invalid, proprietary detail"),
        Of(0x6E, Proprietary, "class not supported, proprietary detail"),
        Of(0x6F, Proprietary, "no precise diagnosis, proprietary detail"),
        new(0x9000, 0x9FFF, Proprietary, StatusNumber.None, "proprietary status") { IsOfSW1Alone = true },
    ];

    private static StatusRow Of(int sw1, StatusFamily family, string meaning) =>
        new(sw1 << 8, sw1 << 8 | 0xFF, family, StatusNumber.None, meaning) { IsOfSW1Alone = true };
}
