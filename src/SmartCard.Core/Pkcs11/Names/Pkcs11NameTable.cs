using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace SmartCard.Pkcs11;

/// <summary>The names of one kind of number, both ways.</summary>
public sealed class Pkcs11NameTable
{
    /// <summary>CKM_VENDOR_DEFINED, CKA_VENDOR_DEFINED and their like: numbers from here on belong to makers.</summary>
    public const ulong VendorDefined = 0x80000000;

    private readonly Dictionary<ulong, string> names = [];
    private readonly Dictionary<string, ulong> values = new(StringComparer.OrdinalIgnoreCase);

    internal Pkcs11NameTable(string prefix, IReadOnlyCollection<Pkcs11Name> entries)
    {
        Prefix = prefix;
        foreach (Pkcs11Name entry in entries)
        {
            // The first name of a number is the one to show; the others are understood.
            if (!names.ContainsKey(entry.Value))
                names.Add(entry.Value, entry.Name);
            values.Add(entry.Name, entry.Value);
        }
    }

    /// <summary>What all names begin with, such as <c>CKM_</c>.</summary>
    public string Prefix { get; }

    /// <summary>All names that are shown, in the order of their numbers.</summary>
    public IReadOnlyList<string> Names => [.. names.OrderBy(pair => pair.Key).Select(pair => pair.Value)];

    /// <summary>The name of a number; a number that no header names, as a maker's own, keeps its number: <c>0x80000001</c>.</summary>
    /// <param name="value">The number.</param>
    public string NameOf(ulong value) =>
        names.TryGetValue(value, out string? name) ? name : NumberOf(value);

    /// <summary>Reads a name or a number.</summary>
    /// <param name="text">
    /// The name with its prefix or without, upper or lower case, hyphens as underscores (<c>CKM_RSA_PKCS</c>,
    /// <c>rsa-pkcs</c>), or a number in hexadecimal after <c>0x</c>.
    /// </param>
    /// <param name="value">The number, or 0.</param>
    /// <returns>Whether the text is a name of this table or a number.</returns>
    public bool TryParse(string? text, out ulong value)
    {
        value = 0;
        if (text is null)
            return false;
        string name = text.Trim().Replace('-', '_');
        return values.TryGetValue(name, out value)
            || values.TryGetValue(Prefix + name, out value)
            || (name.StartsWith("0x", StringComparison.OrdinalIgnoreCase)
                && ulong.TryParse(name.Substring(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value));
    }

    internal static string NumberOf(ulong value) => "0x" + value.ToString("X8", CultureInfo.InvariantCulture);
}
