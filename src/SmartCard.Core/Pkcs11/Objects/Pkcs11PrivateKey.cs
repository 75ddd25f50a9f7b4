namespace SmartCard.Pkcs11;

/// <summary>A private key (CKO_PRIVATE_KEY).</summary>
public sealed class Pkcs11PrivateKey : Pkcs11Key
{
    internal Pkcs11PrivateKey(ObjectSource source, AttributeSet attributes)
        : base(source, attributes)
    {
        Sensitive = attributes.Flag(Attribute.Sensitive);
        AlwaysSensitive = attributes.Flag(Attribute.AlwaysSensitive);
        Extractable = attributes.Flag(Attribute.Extractable);
        NeverExtractable = attributes.Flag(Attribute.NeverExtractable);
        AlwaysAuthenticate = attributes.Flag(Attribute.AlwaysAuthenticate);
    }

    /// <summary>Whether its value is never given out in the clear (CKA_SENSITIVE).</summary>
    public bool? Sensitive { get; }

    /// <summary>Whether it always was so (CKA_ALWAYS_SENSITIVE).</summary>
    public bool? AlwaysSensitive { get; }

    /// <summary>Whether it can leave the token, at least wrapped (CKA_EXTRACTABLE).</summary>
    public bool? Extractable { get; }

    /// <summary>Whether it never could (CKA_NEVER_EXTRACTABLE).</summary>
    public bool? NeverExtractable { get; }

    /// <summary>Whether each use asks for the PIN anew (CKA_ALWAYS_AUTHENTICATE).</summary>
    public bool? AlwaysAuthenticate { get; }
}
