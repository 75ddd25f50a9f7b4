using System;
using System.Collections.Generic;
using System.Globalization;

namespace SmartCard.Pcsc;

/// <summary>
/// An attribute that a reader's driver may have (SCardGetAttrib): its number, its native name, and what it is. Windows,
/// pcsc-lite and macOS have the same numbers.
/// </summary>
public sealed partial class ReaderAttributeInfo
{
    /// <summary>What the native names begin with.</summary>
    public const string Prefix = "SCARD_ATTR_";

    private static readonly ReaderAttributeInfo[] Every = Table;
    private static readonly Dictionary<uint, ReaderAttributeInfo> ByNumber = IndexByNumber();
    private static readonly Dictionary<string, ReaderAttributeInfo> ByName = IndexByName();

    private readonly string? otherName;

    private ReaderAttributeInfo(
        uint number, string name, ReaderAttributeKind kind, string? unit, string description, string? otherName = null, ValueMeaning[]? meanings = null)
    {
        Number = number;
        Name = Prefix + name;
        Kind = kind;
        Unit = unit;
        Description = description;
        this.otherName = otherName is null ? null : Prefix + otherName;
        Meanings = meanings ?? [];
    }

    /// <summary>The 44 attributes of pcsc-lite's reader.h in its order; Windows' winsmcrd.h has the same but for SYNC_PROTOCOL_TYPES.</summary>
    public static IReadOnlyList<ReaderAttributeInfo> All => Every;

    /// <summary>The number: the class in the upper half, the tag in the lower one (SCARD_ATTR_VALUE).</summary>
    public uint Number { get; }

    /// <summary>The native name, such as <c>SCARD_ATTR_VENDOR_NAME</c>.</summary>
    public string Name { get; }

    /// <summary>How its bytes are read.</summary>
    public ReaderAttributeKind Kind { get; }

    /// <summary>The unit of its value, such as <c>kHz</c>; null where it has none.</summary>
    public string? Unit { get; }

    /// <summary>What it is, in a few words.</summary>
    public string Description { get; }

    /// <summary>What single values or bits of it mean; empty where the value speaks for itself.</summary>
    internal IReadOnlyList<ValueMeaning> Meanings { get; }

    /// <summary>The native name of a number; a number that no table has as it is: <c>0x0001A000</c>.</summary>
    /// <param name="number">SCARD_ATTR_… by its number.</param>
    public static string NameOf(uint number) => Find(number)?.Name ?? "0x" + number.ToString("X8", CultureInfo.InvariantCulture);

    /// <summary>The attribute of a number, or null.</summary>
    /// <param name="number">SCARD_ATTR_… by its number.</param>
    public static ReaderAttributeInfo? Find(uint number) => ByNumber.TryGetValue(number, out ReaderAttributeInfo? attribute) ? attribute : null;

    /// <summary>
    /// The attribute of a native name, or null. Case does not matter, nor whether SCARD_ATTR_ stands before it; the names that
    /// only Windows' header has are known too: PROTOCOL_TYPES, DEVICE_FRIENDLY_NAME, DEVICE_SYSTEM_NAME.
    /// </summary>
    /// <param name="name">The name.</param>
    public static ReaderAttributeInfo? Find(string name)
    {
        if (name is null)
            throw new ArgumentNullException(nameof(name));
        string full = name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? name : Prefix + name;
        return ByName.TryGetValue(full, out ReaderAttributeInfo? attribute) ? attribute : null;
    }

    /// <summary>The native name.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Name;

    private static Dictionary<uint, ReaderAttributeInfo> IndexByNumber()
    {
        Dictionary<uint, ReaderAttributeInfo> attributes = new(Every.Length);
        foreach (ReaderAttributeInfo attribute in Every)
            attributes.Add(attribute.Number, attribute);
        return attributes;
    }

    private static Dictionary<string, ReaderAttributeInfo> IndexByName()
    {
        Dictionary<string, ReaderAttributeInfo> attributes = new(StringComparer.OrdinalIgnoreCase);
        foreach (ReaderAttributeInfo attribute in Every)
        {
            attributes.Add(attribute.Name, attribute);
            if (attribute.otherName is not null)
                attributes.Add(attribute.otherName, attribute);
        }

        return attributes;
    }
}
