using System.Globalization;

namespace SmartCard.Apdu;

/// <summary>A command by its name: SELECT is INS A4.</summary>
public sealed class Instruction
{
    internal Instruction(byte ins, string name, InstructionFamily family)
    {
        Ins = ins;
        Name = name;
        Family = family;
    }

    /// <summary>The instruction byte.</summary>
    public byte Ins { get; }

    /// <summary>The name of the command: <c>READ BINARY</c>.</summary>
    public string Name { get; }

    /// <summary>Who defines it, which goes with the class byte.</summary>
    public InstructionFamily Family { get; }

    /// <summary>Byte and name: <c>A4 SELECT</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "{0:X2} {1}", Ins, Name);
}

/// <summary>Who defines an instruction.</summary>
public enum InstructionFamily
{
    /// <summary>ISO/IEC 7816-4, -7, -8, -9, -11 and -13; interindustry classes, and proprietary ones where nobody else defines it.</summary>
    Iso7816,

    /// <summary>GlobalPlatform Card Specification; proprietary classes.</summary>
    GlobalPlatform,

    /// <summary>EMV; proprietary classes.</summary>
    Emv,

    /// <summary>PC/SC Part 3: commands to the reader, class FF.</summary>
    Reader,
}
