using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace SmartCard.Atr.Report;

/// <summary>One byte of a picture.</summary>
internal sealed class PictureByte(string name, string value, ByteRole role, string[] groupLabels)
{
    /// <summary>The name in the standard's words; empty for what follows the end.</summary>
    internal string Name { get; } = name;

    /// <summary>Two digits, or <c>--</c>.</summary>
    internal string Value { get; } = value;

    internal ByteRole Role { get; } = role;

    /// <summary>What the bytes around it are together, the longest form first; none for bytes that stand alone.</summary>
    internal string[] GroupLabels { get; } = groupLabels;

    /// <summary>The character of a historical byte where it is printable ASCII.</summary>
    internal string Character { get; } =
        role == ByteRole.Historical && System.Convert.ToByte(value, 16) is >= 0x20 and < 0x7F and byte code ? ((char)code).ToString() : "";

    /// <summary>The bytes of an ATR, with those that are announced and missing.</summary>
    internal static IEnumerable<PictureByte> Of(AnswerToReset atr)
    {
        Dictionary<int, string[]> groups = atr.InterfaceBytes.ToDictionary(placed => placed.Offset, placed => GroupLabelsOf(placed, atr));
        foreach (AtrLine line in atr.Lines.Where(line => !line.IsDetail))
        {
            ByteRole role = ByteRoles.Of(line);
            string[] values = line.Value.Split(' ');
            for (int i = 0; i < values.Length; i++)
                yield return new PictureByte(NameOf(line, role, i), values[i], role, groups.TryGetValue(line.Offset, out string[]? labels) ? labels : LabelsOf(role));
        }
    }

    /// <summary>ISO/IEC 7816-3, 8.2.4 calls the historical bytes T1 to TK.</summary>
    private static string NameOf(AtrLine line, ByteRole role, int index) => role switch
    {
        ByteRole.Historical => Invariant($"T{index + 1}"),
        ByteRole.Surplus => "",
        _ => line.Name,
    };

    private static string[] GroupLabelsOf(InterfaceByte placed, AnswerToReset atr)
    {
        if (placed.Group == 1)
            return ["group 1, global", "group 1"];
        InterfaceByte before = atr.InterfaceBytes.First(found => found.Kind == InterfaceByteKind.TD && found.Group == placed.Group - 1);
        return [Invariant($"group {placed.Group}, after T={before.Value & 0x0F}"), Invariant($"group {placed.Group}")];
    }

    private static string[] LabelsOf(ByteRole role) => role switch
    {
        ByteRole.Historical => ["historical bytes", "historical", "hist."],
        ByteRole.Surplus => ["after the end", "surplus"],
        _ => [],
    };
}
