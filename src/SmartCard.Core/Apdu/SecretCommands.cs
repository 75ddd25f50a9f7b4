using System;
using SmartCard.Bytes;

namespace SmartCard.Apdu;

/// <summary>
/// Which commands carry a PIN, a password, a key or biometric data: the one table that everything that writes commands
/// down goes by.
/// </summary>
/// <remarks>
/// <para>
/// Only CLA and INS decide, so that a command whose length is wrong is recognised as well. It holds for every logical
/// channel, for secure messaging, and for each part of a chain, because all parts have the same INS (ISO/IEC 7816-4,
/// 5.1.1.1).
/// </para>
/// <para>
/// GENERAL AUTHENTICATE and INTERNAL AUTHENTICATE are not in the table: they carry challenges and cryptograms, and a person
/// who looks for a fault of PACE or PIV needs them. EXTERNAL AUTHENTICATE is in it, because some cards take the key itself.
/// Not recognised: a PIN that is written into a file (UPDATE BINARY, UPDATE RECORD) or under an instruction of the card's
/// own that the table does not have.
/// </para>
/// </remarks>
public static class SecretCommands
{
    private const int HeaderLength = 4;
    private const int StatusLength = 2;

    private static readonly Row[] Table =
    [
        // ISO/IEC 7816-4:2020, 11.5 and 11.6; the odd ones carry the same as BER-TLV. 82 is LOAD KEYS in PC/SC Part 3.
        new(0x20, "VERIFY"),
        new(0x21, "VERIFY (ODD)"),
        new(0x24, "CHANGE REFERENCE DATA"),
        new(0x25, "CHANGE REFERENCE DATA (ODD)"),
        new(0x26, "DISABLE VERIFICATION REQUIREMENT"),
        new(0x28, "ENABLE VERIFICATION REQUIREMENT"),
        new(0x2C, "RESET RETRY COUNTER"),
        new(0x2D, "RESET RETRY COUNTER (ODD)"),
        new(0x82, "EXTERNAL AUTHENTICATE"),

        // ISO/IEC 7816-11: biometric data.
        new(0x2E, "PERFORM BIOMETRIC OPERATION"),
        new(0x2F, "PERFORM BIOMETRIC OPERATION (ODD)"),

        // ISO/IEC 7816-4:2020, 11.8.2: part of another command, which cannot be told from the part alone. FF C2 is the
        // transparent exchange and the pseudo-APDU for features, PIN entry among them (PC/SC Parts 3 and 10).
        new(0xC2, "ENVELOPE"),
        new(0xC3, "ENVELOPE (ODD)"),

        // ISO/IEC 7816-4:2020, 11.4.6: keys and the resetting code of OpenPGP cards (OpenPGP 3.4, 7.2.8).
        new(0xDA, "PUT DATA"),
        new(0xDB, "PUT DATA (ODD)"),

        // GlobalPlatform Card Specification 2.3, 11.8 and 11.11; with an interindustry class E2 is APPEND RECORD.
        new(0xD8, "PUT KEY"),
        new(0xE2, "STORE DATA", ClassMask: 0x80, Class: 0x80),

        // Yubico's extensions of PIV.
        new(0xFE, "IMPORT ASYMMETRIC KEY"),
        new(0xFF, "SET MANAGEMENT KEY"),

        // Class FF belongs to the reader: what it passes on to a card, or a code of a memory card.
        new(0x00, "DIRECT TRANSMIT of ACS readers", ClassMask: 0xFF, Class: 0xFF),
        new(0x70, "VENDOR COMMAND of HID OMNIKEY readers", ClassMask: 0xFF, Class: 0xFF),
        new(0xD2, "CHANGE CODE of ACS readers", ClassMask: 0xFF, Class: 0xFF),
    ];

    /// <summary>Whether the command may carry a secret.</summary>
    /// <param name="command">The command as it is sent, well-formed or not.</param>
    /// <returns>Whether the table has its instruction.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="command"/> is null.</exception>
    public static bool Contains(byte[] command) =>
        command is null ? throw new ArgumentNullException(nameof(command))
        : command.Length > 1 && (HasRow(command[0], command[1]) || LostItsClass(command));

    /// <summary>Writes a command with everything behind its header and length masked: <c>00 20 00 80 08 ** ** ** ** ** ** ** **</c>.</summary>
    /// <param name="command">The command; one that carries no secret is written whole.</param>
    /// <returns>The text, which has a pair for each byte.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="command"/> is null.</exception>
    public static string Mask(byte[] command) =>
        MaskedHexText.Format(command, command?.Length ?? 0, Contains(command!) ? ShownLength(command!) : command!.Length);

    /// <summary>Writes the answer to a command that carries a secret: all but SW1 and SW2 masked, for a card may give back what it got.</summary>
    /// <param name="answer">The answer.</param>
    /// <returns>The text, which has a pair for each byte.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="answer"/> is null.</exception>
    public static string MaskAnswer(byte[] answer) => MaskedHexText.Format(answer, answer?.Length ?? 0, 0, StatusLength);

    /// <summary>
    /// How many bytes of a command that carries a secret are its header and length. A length field that does not fit
    /// the rest may be a part of the secret, and does not count.
    /// </summary>
    internal static int ShownLength(byte[] command)
    {
        if (command.Length > 1 && !HasRow(command[0], command[1]) && LostItsClass(command))
            return HeaderLength - 1;
        if (command.Length <= HeaderLength)
            return command.Length;
        int first = command[HeaderLength];
        if (command.Length is HeaderLength + 1)
            return first is 0 ? command.Length : HeaderLength;
        if (first is not 0)
            return Fits(command.Length - HeaderLength - 1, first, lengthOfLe: 1) ? HeaderLength + 1 : HeaderLength;
        return command.Length >= HeaderLength + 3
            && Fits(command.Length - HeaderLength - 3, (command[HeaderLength + 1] << 8) | command[HeaderLength + 2], lengthOfLe: 2)
            ? HeaderLength + 3
            : HeaderLength;
    }

    private static bool Fits(int rest, int dataLength, int lengthOfLe) => rest == dataLength || rest == dataLength + lengthOfLe;

    /// <summary>ISO/IEC 7816-4, 5.4.1 reserves the classes 20 to 3F: a command that begins so has lost its CLA.</summary>
    private static bool LostItsClass(byte[] command) => command[0] is >= 0x20 and <= 0x2F && HasRow(0x00, command[0]);

    private static bool HasRow(byte cla, byte ins)
    {
        foreach (Row row in Table)
        {
            if (row.Instruction == ins && (cla & row.ClassMask) == row.Class)
                return true;
        }

        return false;
    }

    private sealed record Row(byte Instruction, string Name, byte ClassMask = 0, byte Class = 0);
}
