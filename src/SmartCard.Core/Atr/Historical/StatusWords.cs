using System.Collections.Generic;
using static System.FormattableString;

namespace SmartCard.Atr.Historical;

/// <summary>
/// The interindustry meanings of SW1 and SW2 (ISO/IEC 7816-4, 5.1.3, tables 5 and 6). A card puts into its historical
/// bytes what it would answer to a command; 0000, which no command is answered with, says that nothing is reported
/// (8.1.1.3).
/// </summary>
internal static class StatusWords
{
    private static readonly Dictionary<int, string> Exact = new()
    {
        [0x0000] = "not reported",
        [0x9000] = "normal processing",
        [0x6200] = "warning, no information given",
        [0x6281] = "part of the returned data may be corrupted",
        [0x6282] = "end of file or record reached before reading as many bytes as asked",
        [0x6283] = "selected file deactivated",
        [0x6284] = "file control information not formatted as the standard says",
        [0x6285] = "selected file in termination state",
        [0x6286] = "no input data from a sensor on the card",
        [0x6300] = "warning, no information given, non-volatile memory changed",
        [0x6381] = "file filled up by the last write",
        [0x6400] = "execution error, non-volatile memory unchanged",
        [0x6401] = "immediate response required by the card",
        [0x6500] = "execution error, non-volatile memory changed",
        [0x6581] = "memory failure",
        [0x6600] = "security-related issue",
        [0x6700] = "wrong length",
        [0x6800] = "functions in CLA not supported",
        [0x6881] = "logical channel not supported",
        [0x6882] = "secure messaging not supported",
        [0x6883] = "last command of the chain expected",
        [0x6884] = "command chaining not supported",
        [0x6900] = "command not allowed",
        [0x6981] = "command incompatible with file structure",
        [0x6982] = "security status not satisfied",
        [0x6983] = "authentication method blocked",
        [0x6984] = "reference data not usable",
        [0x6985] = "conditions of use not satisfied",
        [0x6986] = "command not allowed, no current EF",
        [0x6987] = "expected secure messaging data objects missing",
        [0x6988] = "incorrect secure messaging data objects",
        [0x6A00] = "wrong parameters P1-P2",
        [0x6A80] = "incorrect parameters in the command data field",
        [0x6A81] = "function not supported",
        [0x6A82] = "file or application not found",
        [0x6A83] = "record not found",
        [0x6A84] = "not enough memory space in the file",
        [0x6A85] = "Nc inconsistent with TLV structure",
        [0x6A86] = "incorrect parameters P1-P2",
        [0x6A87] = "Nc inconsistent with parameters P1-P2",
        [0x6A88] = "referenced data or reference data not found",
        [0x6A89] = "file already exists",
        [0x6A8A] = "DF name already exists",
        [0x6B00] = "wrong parameters P1-P2",
        [0x6D00] = "instruction code not supported or invalid",
        [0x6E00] = "class not supported",
        [0x6F00] = "no precise diagnosis",
    };

    /// <summary>What the two bytes mean; <see langword="null"/> for those that the standard does not define.</summary>
    internal static string? MeaningOf(byte sw1, byte sw2) => (sw1, sw2) switch
    {
        (0x61, _) => Invariant($"{Count(sw2)} data bytes still available"),
        (0x62 or 0x64, >= 0x02 and <= 0x80) => Invariant($"the card asks for a query of {sw2} bytes"),
        (0x63, >= 0xC0 and <= 0xCF) => Invariant($"counter is {sw2 & 0x0F}"),
        (0x6C, _) => Invariant($"wrong Le, {Count(sw2)} data bytes available"),
        _ => Exact.TryGetValue(sw1 << 8 | sw2, out string? meaning) ? meaning : null,
    };

    /// <summary>A length byte as Le has it: 00 is 256.</summary>
    private static int Count(byte length) => length == 0 ? 256 : length;
}
