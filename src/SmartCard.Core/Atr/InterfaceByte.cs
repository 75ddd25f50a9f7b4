using System.Globalization;
using System.Runtime.InteropServices;

namespace SmartCard.Atr;

/// <summary>One interface byte of an ATR: TA, TB, TC or TD of some group (ISO/IEC 7816-3, 8.2.3).</summary>
[StructLayout(LayoutKind.Auto)]
public readonly struct InterfaceByte
{
    // Small, since every ATR of a list has a handful of these: -1 and 0 stand for none.
    private readonly sbyte protocol;
    private readonly int ordinal;

    internal InterfaceByte(int offset, InterfaceByteKind kind, int group, byte value, int? protocol, int? ordinal)
    {
        Offset = offset;
        Kind = kind;
        Group = group;
        Value = value;
        this.protocol = (sbyte)(protocol ?? -1);
        this.ordinal = ordinal ?? 0;
        Role = InterfaceByteRoles.Of(kind, group, protocol, ordinal);
    }

    /// <summary>The name by position: <c>TA1</c>, <c>TD2</c>.</summary>
    public string Name => NameOf(Kind, Group);

    /// <summary>The byte itself.</summary>
    public byte Value { get; }

    /// <summary>TA, TB, TC or TD.</summary>
    public InterfaceByteKind Kind { get; }

    /// <summary>The group, from 1.</summary>
    public int Group { get; }

    /// <summary>Where it stands in the ATR, from 0 for TS.</summary>
    public int Offset { get; }

    /// <summary>
    /// The T that the byte belongs to, 0 to 15; <see langword="null"/> for a global byte, for TD, and for a TC2
    /// that follows another protocol than T=0.
    /// </summary>
    public int? Protocol => protocol < 0 ? null : protocol;

    /// <summary>Its place among the bytes of its kind for that protocol, from 1; <see langword="null"/> when it belongs to none.</summary>
    public int? Ordinal => ordinal == 0 ? null : ordinal;

    /// <summary>What the standard uses the byte for.</summary>
    public InterfaceByteRole Role { get; }

    /// <summary>What the value says, as one line of text.</summary>
    public string Meaning => InterfaceByteRoles.Describe(this);

    /// <summary>Whether the value, or a part of it, is reserved for future use.</summary>
    public bool IsReserved => InterfaceByteRoles.IsReserved(this);

    /// <summary>Name and value: <c>TA1=18</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "{0}={1:X2}", Name, Value);

    internal static string NameOf(InterfaceByteKind kind, int group) =>
        kind.ToString() + group.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The four kinds of interface byte, in the order in which they stand in a group.</summary>
public enum InterfaceByteKind : byte
{
    /// <summary>Announced by bit 5.</summary>
    TA,

    /// <summary>Announced by bit 6.</summary>
    TB,

    /// <summary>Announced by bit 7.</summary>
    TC,

    /// <summary>Announced by bit 8: announces the next group and its protocol.</summary>
    TD,
}
