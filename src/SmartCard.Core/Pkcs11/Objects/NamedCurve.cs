using System;
using System.Collections.Generic;
using System.Linq;
using SmartCard.Bytes;

namespace SmartCard.Pkcs11;

/// <summary>A curve by its name, and how CKA_EC_PARAMS writes it: the DER of its object identifier.</summary>
public sealed class NamedCurve
{
    private readonly byte[] parameters;

    private NamedCurve(string name, int keySizeBits, string parameters, params string[] otherNames)
    {
        Name = name;
        KeySizeBits = keySizeBits;
        this.parameters = HexText.Parse(parameters);
        OtherNames = otherNames;
    }

    /// <summary>
    /// The curves, with the object identifiers of SEC 2 (2.0), RFC 5480, RFC 5639 and RFC 8410. Curve25519 and its
    /// relatives may also stand as a PrintableString (PKCS#11 3.0, 2.3.10), which <see cref="FromParameters"/> understands.
    /// </summary>
    public static IReadOnlyList<NamedCurve> All { get; } =
    [
        new("P-192", 192, "06 08 2A 86 48 CE 3D 03 01 01", "secp192r1", "prime192v1", "nistp192"),
        new("P-224", 224, "06 05 2B 81 04 00 21", "secp224r1", "nistp224"),
        new("P-256", 256, "06 08 2A 86 48 CE 3D 03 01 07", "secp256r1", "prime256v1", "nistp256"),
        new("P-384", 384, "06 05 2B 81 04 00 22", "secp384r1", "nistp384"),
        new("P-521", 521, "06 05 2B 81 04 00 23", "secp521r1", "nistp521"),
        new("secp256k1", 256, "06 05 2B 81 04 00 0A"),
        new("brainpoolP160r1", 160, "06 09 2B 24 03 03 02 08 01 01 01"),
        new("brainpoolP192r1", 192, "06 09 2B 24 03 03 02 08 01 01 03"),
        new("brainpoolP224r1", 224, "06 09 2B 24 03 03 02 08 01 01 05"),
        new("brainpoolP256r1", 256, "06 09 2B 24 03 03 02 08 01 01 07"),
        new("brainpoolP320r1", 320, "06 09 2B 24 03 03 02 08 01 01 09"),
        new("brainpoolP384r1", 384, "06 09 2B 24 03 03 02 08 01 01 0B"),
        new("brainpoolP512r1", 512, "06 09 2B 24 03 03 02 08 01 01 0D"),
        new("Ed25519", 256, "06 03 2B 65 70", "edwards25519"),
        new("Ed448", 456, "06 03 2B 65 71", "edwards448"),
        new("X25519", 256, "06 03 2B 65 6E", "curve25519"),
        new("X448", 448, "06 03 2B 65 6F", "curve448"),
    ];

    /// <summary>The usual name, such as <c>P-256</c>.</summary>
    public string Name { get; }

    /// <summary>Other names that are understood, such as <c>prime256v1</c>.</summary>
    public IReadOnlyList<string> OtherNames { get; }

    /// <summary>The size of a key, in bits.</summary>
    public int KeySizeBits { get; }

    /// <summary>The value of CKA_EC_PARAMS; a copy.</summary>
    public byte[] GetParameters() => (byte[])parameters.Clone();

    /// <summary>The curve of that name, case aside; null when there is none.</summary>
    /// <param name="name">Its name or one of its other names.</param>
    public static NamedCurve? FromName(string name) =>
        All.FirstOrDefault(curve => curve.OtherNames.Prepend(curve.Name).Contains(name, StringComparer.OrdinalIgnoreCase));

    /// <summary>The curve that a CKA_EC_PARAMS names; null when it names none that is known.</summary>
    /// <param name="ecParameters">The value of CKA_EC_PARAMS.</param>
    public static NamedCurve? FromParameters(byte[]? ecParameters)
    {
        const byte PrintableString = 0x13;
        if (ecParameters is null)
            return null;
        if (ecParameters.Length > 2 && ecParameters[0] is PrintableString && ecParameters[1] == ecParameters.Length - 2)
            return FromName(AttributeValue.Text([.. ecParameters.Skip(2)]));
        return All.FirstOrDefault(curve => curve.parameters.SequenceEqual(ecParameters));
    }

    /// <summary>The usual name.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Name;
}
