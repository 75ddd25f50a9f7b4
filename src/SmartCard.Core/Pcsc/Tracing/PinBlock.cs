using System;
using SmartCard.Apdu;

namespace SmartCard.Pcsc.Tracing;

/// <summary>The structures that ask a reader with a keypad for a PIN (PC/SC Part 10, 2.6): parameters, a length, a command APDU.</summary>
internal static class PinBlock
{
    /// <summary>The bytes of PIN_VERIFY_STRUCTURE before abData.</summary>
    public const int VerifyHeader = 19;

    /// <summary>The bytes of PIN_MODIFY_STRUCTURE before abData.</summary>
    public const int ModifyHeader = 24;

    private const int LengthField = 4;

    /// <summary>The parameters and the header of the command are shown, where ulDataLength agrees with the length; otherwise nothing.</summary>
    public static ShownBytes Shown(byte[] block, int header)
    {
        if (block.Length < header || BitConverter.ToUInt32(block, header - LengthField) != (uint)(block.Length - header))
            return ShownBytes.None;

        byte[] command = new byte[block.Length - header];
        Array.Copy(block, header, command, 0, command.Length);
        return new ShownBytes(header + SecretCommands.ShownLength(command));
    }
}
