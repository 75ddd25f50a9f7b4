using System;
using System.Collections.Generic;
using static System.FormattableString;

namespace SmartCard.Apdu;

/// <summary>Command chaining: one command with more data than a card takes, in several (ISO/IEC 7816-4, 5.1.1.1).</summary>
public static class CommandChain
{
    /// <summary>Splits a command.</summary>
    /// <param name="cla">The class byte; b5, which says that more follow, is set and cleared as needed.</param>
    /// <param name="ins">The instruction byte.</param>
    /// <param name="p1">The first parameter byte.</param>
    /// <param name="p2">The second parameter byte.</param>
    /// <param name="data">All of the data, of any length; it is copied.</param>
    /// <param name="le">Ne of the last command, 1 to 65536; null when no answer is asked for.</param>
    /// <param name="length">The most data bytes in one command, 1 to 65535.</param>
    /// <param name="extended">Whether length fields have the extended form; null is short where that is enough.</param>
    /// <returns>The commands, at least one; all but the last are full and have no Le.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="data"/> is null.</exception>
    /// <exception cref="InvalidApduParameterException">
    /// A length or Le out of its range, or data to split in a class that knows no chaining (20 to 3F, FF).
    /// </exception>
    public static IReadOnlyList<CommandApdu> Split(byte cla, byte ins, byte p1, byte p2, byte[] data, int? le, int length, bool? extended = null)
    {
        if (data is null)
            throw new ArgumentNullException(nameof(data));
        if (length is < 1 or > CommandApdu.MaxDataLength)
            throw new InvalidApduParameterException("ChainLength", Invariant($"A command of a chain has 1 to {CommandApdu.MaxDataLength} data bytes."));
        if (data.Length > length && !ClassByte.CanBeChained(cla))
            throw new InvalidApduParameterException(nameof(CommandApdu.Cla), Invariant($"Class {cla:X2} has no bit for chaining; the classes 00 to 1F, 40 to 7F and 80 to FE do."));

        var commands = new List<CommandApdu>();
        int offset = 0;
        for (; data.Length - offset > length; offset += length)
            commands.Add(new(ClassByte.Chained(cla), ins, p1, p2, Part(data, offset, length), null, extended));
        byte last = offset == 0 ? cla : ClassByte.NotChained(cla);
        commands.Add(new(last, ins, p1, p2, Part(data, offset, data.Length - offset), le, extended));
        return commands;
    }

    private static byte[] Part(byte[] data, int offset, int count)
    {
        var part = new byte[count];
        Array.Copy(data, offset, part, 0, count);
        return part;
    }
}
