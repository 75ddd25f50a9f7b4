using System.Linq;

namespace SmartCard.Pkcs11;

/// <summary>What keys have in common.</summary>
public abstract class Pkcs11Key : Pkcs11Object
{
    internal static readonly (ulong Attribute, Pkcs11KeyUsage Usage)[] Usages =
    [
        (Attribute.Encrypt, Pkcs11KeyUsage.Encrypt),
        (Attribute.Decrypt, Pkcs11KeyUsage.Decrypt),
        (Attribute.Sign, Pkcs11KeyUsage.Sign),
        (Attribute.SignRecover, Pkcs11KeyUsage.SignRecover),
        (Attribute.Verify, Pkcs11KeyUsage.Verify),
        (Attribute.VerifyRecover, Pkcs11KeyUsage.VerifyRecover),
        (Attribute.Wrap, Pkcs11KeyUsage.Wrap),
        (Attribute.Unwrap, Pkcs11KeyUsage.Unwrap),
        (Attribute.Derive, Pkcs11KeyUsage.Derive),
    ];

    private protected Pkcs11Key(ObjectSource source, AttributeSet attributes)
        : base(source, attributes)
    {
        KeyType = attributes.Name(Attribute.KeyType, Pkcs11Names.KeyTypes);
        NamedCurve? curve = NamedCurve.FromParameters(attributes.Bytes(Attribute.EcParams));
        Curve = curve?.Name;
        KeySizeBits = curve?.KeySizeBits ?? SizeOf(attributes);
        Usage = Usages.Where(usage => attributes.Flag(usage.Attribute) is true).Aggregate(Pkcs11KeyUsage.None, (all, usage) => all | usage.Usage);
        Local = attributes.Flag(Attribute.Local);
        KeyGenMechanism = attributes.Number(Attribute.KeyGenMechanism) is ulong mechanism && Field.Number(mechanism) is not null
            ? Pkcs11Names.Mechanisms.NameOf(mechanism)
            : null;
    }

    /// <summary>CKA_KEY_TYPE, such as <c>CKK_RSA</c>; null when the token does not tell.</summary>
    public string? KeyType { get; }

    /// <summary>The size: bits of the modulus, of the curve's order as it is commonly given, or of a secret key; null when the token does not tell.</summary>
    public int? KeySizeBits { get; }

    /// <summary>The curve, such as <c>P-256</c>; null for other keys and curves that are not known.</summary>
    public string? Curve { get; }

    /// <summary>What it may be used for.</summary>
    public Pkcs11KeyUsage Usage { get; }

    /// <summary>Whether it was made on the token (CKA_LOCAL); null when the token does not tell.</summary>
    public bool? Local { get; }

    /// <summary>How it was made (CKA_KEY_GEN_MECHANISM); null when it was not made on the token, or the token does not tell.</summary>
    public string? KeyGenMechanism { get; }

    private static int? SizeOf(AttributeSet attributes)
    {
        const int BitsOfByte = 8;
        const ulong LargestBits = 1 << 20;
        ulong? bits = attributes.Number(Attribute.ModulusBits)
            ?? (attributes.Bytes(Attribute.Modulus) is byte[] modulus ? (ulong?)modulus.SkipWhile(value => value is 0).Count() * BitsOfByte : null)
            ?? attributes.Number(Attribute.ValueLength) * BitsOfByte;
        return bits <= LargestBits ? (int)bits : null;
    }
}
