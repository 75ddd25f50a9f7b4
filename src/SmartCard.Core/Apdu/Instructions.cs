using System;
using System.Collections.Generic;
using System.Linq;

namespace SmartCard.Apdu;

/// <summary>The names of commands, both ways.</summary>
public static partial class Instructions
{
    private static readonly Instruction[] Rows = Table;

    private static readonly Dictionary<string, Instruction> ByName = Rows.ToDictionary(row => KeyOf(row.Name), StringComparer.OrdinalIgnoreCase);

    /// <summary>Names by class and instruction byte; the first row that the class goes with.</summary>
    private static readonly Instruction?[] OfInterindustry = Index(InstructionFamily.Iso7816);
    private static readonly Instruction?[] OfProprietary = Index(InstructionFamily.GlobalPlatform, InstructionFamily.Emv, InstructionFamily.Iso7816);
    private static readonly Instruction?[] OfReader = Index(InstructionFamily.Reader);

    /// <summary>All instructions that have a name, by who defines them, then by their byte.</summary>
    public static IReadOnlyList<Instruction> All { get; } = Array.AsReadOnly(Rows);

    /// <summary>The instruction of a command.</summary>
    /// <param name="cla">Its class byte, which decides whose instruction it is.</param>
    /// <param name="ins">Its instruction byte.</param>
    /// <returns>The instruction; <see langword="null"/> when no table has it.</returns>
    public static Instruction? Find(byte cla, byte ins) => ClassByte.KindOf(cla) switch
    {
        ClassKind.Proprietary => OfProprietary[ins],
        ClassKind.Reader => OfReader[ins],
        _ => OfInterindustry[ins],
    };

    /// <summary>The instruction of a name.</summary>
    /// <param name="name">The name, in any case, with or without its spaces: <c>READ BINARY</c>, <c>ReadBinary</c>.</param>
    /// <returns>The instruction; <see langword="null"/> when no table has it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public static Instruction? Find(string name)
    {
        if (name is null)
            throw new ArgumentNullException(nameof(name));
        return ByName.TryGetValue(KeyOf(name), out Instruction? found) ? found : null;
    }

    private static string KeyOf(string name) => string.Concat(name.Where(char.IsLetter));

    private static Instruction?[] Index(params InstructionFamily[] families)
    {
        var index = new Instruction?[256];
        foreach (Instruction row in families.SelectMany(family => Rows.Where(row => row.Family == family)))
            index[row.Ins] ??= row;
        return index;
    }
}
